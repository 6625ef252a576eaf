import JSON
import Procedures
import Text
import Walks
import YAML

/// What `motcua check` has found out.
struct CheckAnswer {
  let findings: [Finding]
  let files: DefinitionFiles
  /// How many walks were gone; nil when the definitions have errors, and none was.
  let walks: Int?
  /// Which walk goes which way; nil when nobody asked.
  let coverage: [Coverage]?

  private func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }

  /// The files of one kind, so that the count is right whatever is wrong with them.
  private func count(below folder: String, _ isOne: (Substring) -> Bool) -> Int {
    files.files.keys.count { $0.hasPrefix(folder) && isOne($0.dropFirst(folder.count)) }
  }

  private var procedures: Int { count(below: "Workflows/") { $0.hasSuffix("/procedure.yaml") } }
  private var forms: Int { count(below: "Forms/") { $0.hasSuffix(".yaml") } }

  /// The answer for scripts.
  func json(_ language: Language) -> JSONValue {
    var answer: JSONObject = [
      "findings": .array(
        findings.map { finding in
          [
            "severity": .string(finding.severity.rawValue), "file": .string(finding.place.file),
            "line": JSONValue(finding.place.line), "column": JSONValue(finding.place.column),
            "message": .string(finding.message.in(language)),
            "suggestion": finding.suggestion.map { .string($0) } ?? .null,
          ]
        }),
      "procedures": JSONValue(procedures), "forms": JSONValue(forms), "walks": walks.map { JSONValue($0) } ?? .null,
      "errors": JSONValue(count(.error)), "warnings": JSONValue(count(.warning)),
    ]
    if let coverage { answer["coverage"] = .array(coverage.flatMap(\.json)) }
    return .object(answer)
  }

  /// The answer for people: the findings, then one line that sums up.
  func write(to output: Output, _ language: Language) {
    for coverage in coverage ?? [] { coverage.write(to: output, language) }
    for finding in findings {
      output.line(finding.line(in: language))
    }
    let (errors, warnings) = (count(.error), count(.warning))
    let walked =
      walks.map { Words(vi: "\($0) bản đi thử", en: counted($0, "walk")) }
      ?? Words(vi: "chưa đi thử", en: "walks not gone")
    let sum = Words(
      vi: "\(procedures) thủ tục, \(forms) biểu mẫu, \(walked.vi): \(errors) lỗi, \(warnings) cảnh báo",
      en: "\(counted(procedures, "procedure")), \(counted(forms, "form")), \(walked.en): "
        + "\(counted(errors, "error")), \(counted(warnings, "warning"))")
    output.line(output.styled(sum.in(language), errors > 0 ? .red : warnings > 0 ? .yellow : .green))
  }
}

/// How many of something, as English says it: `1 procedure`, `2 procedures`.
private func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

extension Coverage {
  fileprivate var json: [JSONValue] {
    ways.map { way in
      [
        "procedure": .string(procedure.text), "step": .string(way.step.text), "action": .string(way.action.text),
        "kind": .string(way.kind.rawValue), "to": way.target.map { .string($0) } ?? .null,
        "walks": .array(way.walks.map { .string($0) }),
      ]
    }
  }

  /// The ways step by step, each with the walks that go it.
  fileprivate func write(to output: Output, _ language: Language) {
    let gone = ways.count { !$0.walks.isEmpty }
    let sum = Words(
      vi: "\(procedure): \(gone)/\(ways.count) lối đã đi thử", en: "\(procedure): \(gone) of \(ways.count) ways gone")
    output.line(output.styled(sum.in(language), gone == ways.count ? .green : .yellow))
    let nobody = Words(vi: "chưa có", en: "none").in(language)
    let opinions = Words(vi: "ý kiến", en: "opinions").in(language)
    let table = Table(
      rows: ways.map { way in
        let deed = way.kind == .opinions ? opinions : way.action.text
        return [
          Table.Cell(way.step.text), Table.Cell(way.target.map { "\(deed) → \($0)" } ?? deed),
          way.walks.isEmpty ? Table.Cell(nobody, .yellow) : Table.Cell(way.walks.joined(separator: ", ")),
        ]
      })
    for line in table.lines(for: output) { output.line(line) }
  }
}
