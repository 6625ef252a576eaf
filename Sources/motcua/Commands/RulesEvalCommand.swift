import JSON
import Rules
import Text

/// `motcua rules eval`: the value of a FEEL expression.
enum RulesEvalCommand {
  static let expression = Parameter.operand(
    "EXPR", Words(vi: "biểu thức FEEL, ví dụ: '1 + 2'", en: "a FEEL expression, such as '1 + 2'"))
  static let context = Parameter<Context>.json(
    "context",
    Words(
      vi: "các tên dùng được trong biểu thức và giá trị của chúng: một đối tượng JSON",
      en: "the names the expression may use and their values: a JSON object"))
  static let at = Parameter.moment(
    "at",
    Words(
      vi: "thời điểm của now() và today() (mặc định: bây giờ)", en: "the moment of now() and today() (default: now)"))

  static let command = Command(
    "rules eval", Words(vi: "tính giá trị một biểu thức FEEL", en: "the value of a FEEL expression"),
    details: Words(
      vi: """
        In giá trị bằng JSON; ngày, giờ và khoảng thời gian là chuỗi ISO. Lý do một phần bằng null được ghi ra lỗi chuẩn. \
        Biểu thức bắt đầu bằng dấu trừ và một chữ cái cần có “--” đứng trước.
        """,
      en: """
        Prints the value in JSON; dates, times and durations as their ISO strings. Why a part is null is told on \
        standard error. An expression that begins with a minus and a letter needs “--” before it.
        """),
    parameters: [expression, context, at], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let text = try call.required(expression)
    let values = try call[context] ?? Context()
    let scope = Scope(of: values)
    let parsed: Expression
    do throws(SyntaxError) {
      parsed = try Expression.parse(text, in: scope)
    } catch {
      throw CommandError.refused(
        Words(
          vi: "biểu thức sai ở ký tự \(error.offset + 1): \(error.words.vi)",
          en: "the expression is wrong at character \(error.offset + 1): \(error.words.en)"))
    }
    let now = try call[at] ?? call.host.now()
    let outcome = parsed.evaluate(scope.input(values.entries.map { ($0.name, $0.value) }), at: now)
    if let stop = outcome.stop { throw CommandError.refused(stop.words) }
    call.output.line(outcome.value.json)
    for reason in outcome.reasons {
      call.output.note("motcua: \(reason.offset + 1): \(reason.message.in(call.language))")
    }
    return .done
  }
}

extension Parameter where Value == Context {
  /// `--name JSON`: names with their values.
  static func json(_ name: String, _ about: Words) -> Parameter {
    option(name, "JSON", about) { text, _ in
      do throws(JSONError) {
        if case .context(let context) = Rules.Value(try JSONValue(reading: text)) { return context }
      } catch {
        throw CommandError.usage(
          Words(vi: "--\(name) không phải là JSON: \(error)", en: "--\(name) is no JSON: \(error)"))
      }
      throw CommandError.usage(
        Words(
          vi: "--\(name) phải là một đối tượng JSON, như {\"a\": 1}",
          en: "--\(name) is a JSON object, such as {\"a\": 1}"))
    }
  }
}
