import FoundationEssentials
import JSON
import Rules
import Text
import XML

/// `motcua rules explain`: what a decision comes to, and which rules made it so.
enum RulesExplainCommand {
  static let model = Parameter.operand("MODEL", Words(vi: "tệp mô hình DMN", en: "file of a DMN model"))
  static let decision = Parameter.operand("DECISION", Words(vi: "tên quyết định", en: "name of a decision"))
  static let input = Parameter<Context>.json(
    "input", Words(vi: "dữ liệu vào theo tên: một đối tượng JSON", en: "input data by name: a JSON object"))
  static let at = RulesEvalCommand.at

  static let command = Command(
    "rules explain",
    Words(vi: "giải thích một quyết định: quy tắc nào được áp dụng", en: "explain a decision: which rules fired"),
    details: Words(
      vi: """
        JSON: value, tables[] ({table, policy, inputs[] {name, value}, rules[] {number, line}}), reasons[] (vì sao một \
        phần bằng null).
        """,
      en: """
        JSON: value, tables[] ({table, policy, inputs[] {name, value}, rules[] {number, line}}), reasons[] (why a part \
        is null).
        """),
    parameters: [model, decision, input, at, .json], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let model = try load(try call.required(model))
    let name = try call.required(decision)
    let given = try call[input] ?? Context()
    let types = Dictionary(model.inputs.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    let inputs = Context(given.entries.map { .init($0.name, (types[$0.name] ?? .any).reading($0.value)) })
    let now = try call[at] ?? call.host.now()
    guard let outcome = model.evaluate(name, inputs, at: now, explaining: true) else {
      let near = nearestWord(to: name, among: model.decisions)
      throw CommandError.usage(
        Words(vi: "mô hình không có quyết định “\(name.harmless)”", en: "the model has no decision “\(name.harmless)”"),
        suggestion: near)
    }
    if let stop = outcome.stop { throw CommandError.refused(stop.words) }
    if call[.json] {
      call.output.line(json(outcome, in: call.language))
    } else {
      write(outcome, name, call)
    }
    return .done
  }

  private static func load(_ path: String) throws -> Model {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = DecisionFolder(path: parts.count > 1 ? parts.dropLast().joined(separator: "/") : ".")
    let file = String(parts.last ?? "")
    switch try folder.document(file) {
    case .failure(let error): throw CommandError.refused(Words(vi: "\(file): \(error)", en: "\(file): \(error)"))
    case .success(let document):
      do throws(ModelError) {
        let others = try? folder.models().compactMap { try? $0.value.get() }
        return try Model(document, others: others ?? [])
      } catch {
        throw CommandError.refused(Words(vi: "\(file): \(error.words.vi)", en: "\(file): \(error.words.en)"))
      }
    }
  }

  private static func json(_ outcome: Outcome, in language: Language) -> String {
    let tables = outcome.tables.map { table in
      let inputs = table.inputs.map { entry in
        "{\"name\":" + JSONValue.string(entry.name).canonicalText + ",\"value\":" + entry.value.json + "}"
      }
      let rules = table.rules.map { "{\"number\":\($0.number),\"line\":\($0.line)}" }
      return "{\"table\":" + JSONValue.string(table.table).canonicalText + ",\"policy\":\"\(table.policy.rawValue)\""
        + ",\"inputs\":[" + inputs.joined(separator: ",") + "],\"rules\":[" + rules.joined(separator: ",") + "]}"
    }
    let reasons = outcome.reasons.map { JSONValue.string($0.message.in(language)).canonicalText }
    return "{\"value\":" + outcome.value.json + ",\"tables\":[" + tables.joined(separator: ",") + "],\"reasons\":["
      + reasons.joined(separator: ",") + "]}"
  }

  private static func write(_ outcome: Outcome, _ name: String, _ call: Call) {
    call.output.line("\(name) = \(outcome.value.json)")
    for table in outcome.tables {
      call.output.line()
      call.output.line(call.output.styled(table.table, .bold) + " (\(table.policy.rawValue))")
      let rows = table.inputs.map { [Table.Cell($0.name), Table.Cell($0.value.json)] }
      for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
      let words =
        table.rules.isEmpty
        ? Words(vi: "không quy tắc nào được áp dụng", en: "no rule fired")
        : Words(
          vi: "quy tắc được áp dụng: \(list(table.rules, "dòng"))", en: "rules that fired: \(list(table.rules, "line"))"
        )
      call.output.line("  → " + words.in(call.language))
    }
    for reason in outcome.reasons { call.output.note("motcua: \(reason.message.in(call.language))") }
  }

  private static func list(_ rules: [TableTrace.Rule], _ line: String) -> String {
    rules.map { "\($0.number) (\(line) \($0.line))" }.joined(separator: ", ")
  }
}
