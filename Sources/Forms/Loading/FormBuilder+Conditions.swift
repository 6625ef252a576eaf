internal import Rules
internal import Text
internal import YAML

extension FormBuilder {
  /// Reads a condition against what was asked so far; nil, with findings at their exact places, when it is wrong.
  func condition(_ text: Scalar) -> Condition? {
    let expression: Expression
    do throws(SyntaxError) {
      expression = try Expression.parse(text.text, in: scope)
    } catch {
      findings.error(
        at: text.place(atScalar: error.offset),
        Words(
          vi: "điều kiện FEEL không đọc được từ chỗ này: \(error.words.vi)",
          en: "not a FEEL condition from here on: \(error.words.en)"))
      return nil
    }
    for problem in expression.problems { tell(problem, of: text) }
    guard expression.problems.isEmpty else { return nil }
    switch expression.type {
    case .boolean, .any: return Condition(text: text.text, expression: expression)
    default:
      findings.error(
        at: text.place,
        Words(
          vi: "điều kiện phải cho kết quả đúng hoặc sai, nhưng biểu thức này cho \(expression.type)",
          en: "a condition is true or false; this is \(expression.type)"))
      return nil
    }
  }

  /// True when expressions can speak of an answer of this name.
  func canBeSpoken(_ key: Key<Field>) -> Bool {
    do throws(SyntaxError) {
      let expression = try Expression.parse(key.spoken, in: Scope([key.spoken: .choice([key.text])]))
      return expression.problems.isEmpty && expression.type == .choice([key.text])
    } catch { return false }
  }

  private func tell(_ problem: Problem, of text: Scalar) {
    let place = text.place(atScalar: problem.offset)
    let written = text.text.unicodeScalars.dropFirst(problem.offset)
    if problem.kind == .unknownName, let key = later.first(where: { written.startWithName($0.spoken) }) {
      findings.error(
        at: place,
        Words(
          vi: "`\(key.spoken)` được hỏi sau câu này; điều kiện chỉ dùng câu trả lời phía trên",
          en: "`\(key.spoken)` is asked later; a condition uses the answers above it"))
      return
    }
    let flag = ["yes": "true", "no": "false"][text.text.lowercased()]
    findings.error(
      at: place,
      Words(vi: "điều kiện sai: \(problem.message.vi)", en: problem.message.en), suggestion: flag ?? problem.suggestion)
  }
}

extension Substring.UnicodeScalarView {
  /// True when the name stands here as a whole, not as the beginning of a longer word.
  fileprivate func startWithName(_ name: String) -> Bool {
    guard starts(with: name.unicodeScalars) else { return false }
    return dropFirst(name.unicodeScalars.count).first.map {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
      ?? true
  }
}

extension Scalar {
  /// The place of a position counted in code points, as expressions count.
  fileprivate func place(atScalar offset: Int) -> Place {
    let scalars = text.unicodeScalars
    return place(
      at: scalars.index(scalars.startIndex, offsetBy: max(0, offset), limitedBy: scalars.endIndex) ?? text.endIndex)
  }
}
