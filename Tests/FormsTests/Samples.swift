import Forms
import JSON
import Rules
import Testing
import Text
import WorkingTime
import YAML

/// 22 November 2026.
let today = Day(number: 20_779)

/// A form of one section with these fields, in the YAML flow style; every label is the same.
func form(_ fields: String...) throws -> Form {
  let (form, findings) = load(fields)
  #expect(findings == [])
  return try #require(form)
}

/// What loading a form of these fields tells, one line a finding, without the file's name.
func findings(_ fields: String...) -> [String] {
  load(fields).findings
}

private func load(_ fields: [String]) -> (form: Form?, findings: [String]) {
  let lines = fields.map { "      - { \($0), label: { vi: Nhãn, en: Label } }" }
  return load(
    """
    form: mau
    name: { vi: Mẫu, en: Sample }
    sections:
      - section: chung
        name: { vi: Chung, en: General }
        fields:
    \(lines.joined(separator: "\n"))
    """)
}

/// Loads a whole file, `mau.yaml`.
func load(_ yaml: String) -> (form: Form?, findings: [String]) {
  let findings = Findings()
  let form = FormFile.load(Array(yaml.utf8), file: "mau.yaml", findings: findings)
  return (form, findings.sorted.map { String($0.description.dropFirst("mau.yaml:".count)) })
}

extension Form {
  /// The answers that were taken; an issue when there are complaints.
  func taken(_ json: JSONValue, units: [UnitChoice] = []) throws -> Answers {
    try check(json, on: today, offering: Offering(units: units)).taken()
  }

  /// The complaints, as `pointer code`.
  func complaints(_ json: JSONValue, units: [UnitChoice] = []) -> [String] {
    check(json, on: today, offering: Offering(units: units)).complaints
  }
}

extension AnswersVerdict {
  func taken() throws -> Answers {
    switch self {
    case .right(let answers): return answers
    case .wrong(let complaints):
      throw NotTaken(complaints: complaints.map { "\($0.pointer) \($0.code): \($0.words.en)" })
    }
  }

  var complaints: [String] {
    guard case .wrong(let complaints) = self else { return [] }
    return complaints.map { "\($0.pointer) \($0.code)" }
  }
}

struct NotTaken: Error { let complaints: [String] }

let person: JSONValue = ["ho-ten": "Nguyễn Văn An", "so-dinh-danh": "038090001234", "ngay-sinh": "01/05/1990"]

/// Whether a condition over a form's answers holds.
func holds(_ condition: String, _ form: Form, _ answers: Answers) throws -> Bool {
  let expression = try Expression.parse(condition, in: form.scope)
  #expect(expression.problems.isEmpty)
  return expression.evaluate(form.facts(of: answers), at: Instant(LocalTime(today, second: 0))).isTrue
}
