import Rules
import Text
import YAML

extension Condition {
  /// Parses a condition; what is wrong with it is a finding at its place.
  init?(_ scalar: Scalar, scope: Scope, _ findings: Findings) {
    let whole = scalar.text.startIndex..<scalar.text.endIndex
    guard let expression = Condition.parse(scalar, whole, scope: scope, findings) else { return nil }
    guard expression.type.mayBeTrue else {
      findings.error(
        at: scalar.place,
        Words(
          vi: "điều kiện phải cho kết quả đúng hoặc sai, còn đây cho `\(expression.type)`",
          en: "a condition is true or false, this is `\(expression.type)`"))
      return nil
    }
    text = scalar.text
    self.expression = expression
  }

  /// Parses an expression that stands in a part of a text.
  static func parse(
    _ scalar: Scalar, _ part: Range<String.Index>, scope: Scope, _ findings: Findings
  ) -> Expression? {
    let text = String(scalar.text[part])
    func place(_ offset: Int) -> Place {
      let scalars = scalar.text.unicodeScalars
      let index = scalars.index(part.lowerBound, offsetBy: offset, limitedBy: part.upperBound) ?? part.upperBound
      return scalar.place(at: index)
    }
    do throws(SyntaxError) {
      let expression = try Expression.parse(text, in: scope)
      for problem in expression.problems {
        findings.error(
          at: place(problem.offset), Words(vi: "biểu thức sai: \(problem.message.vi)", en: problem.message.en),
          suggestion: problem.suggestion)
      }
      return expression.problems.isEmpty ? expression : nil
    } catch {
      findings.error(
        at: place(error.offset),
        Words(
          vi: "không đọc được biểu thức FEEL từ đây: \(error.words.vi)", en: "not FEEL from here on: \(error.words.en)")
      )
      return nil
    }
  }
}

extension ValueType {
  /// Whether a value of this type can be true.
  fileprivate var mayBeTrue: Bool {
    switch self {
    case .boolean, .any, .null: true
    default: false
    }
  }
}
