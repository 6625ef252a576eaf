import JSON
import Procedures
import Text
import YAML

/// What `motcua check` has found out.
struct CheckAnswer {
  let findings: [Finding]
  let files: DefinitionFiles
  /// How many walks were gone; nil when the definitions have errors, and none was.
  let walks: Int?

  private func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }

  /// The files of one kind, so that the count is right whatever is wrong with them.
  private func count(below folder: String, _ isOne: (Substring) -> Bool) -> Int {
    files.files.keys.count { $0.hasPrefix(folder) && isOne($0.dropFirst(folder.count)) }
  }

  private var procedures: Int { count(below: "Workflows/") { $0.hasSuffix("/procedure.yaml") } }
  private var forms: Int { count(below: "Forms/") { $0.hasSuffix(".yaml") } }

  /// The answer for scripts.
  func json(_ language: Language) -> JSONValue {
    [
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
  }

  /// The answer for people: the findings, then one line that sums up.
  func write(to output: Output, _ language: Language) {
    for finding in findings {
      output.line(finding.line(in: language))
    }
    let (errors, warnings) = (count(.error), count(.warning))
    let walked =
      walks.map { Words(vi: "\($0) bản đi thử", en: "\($0) walks") }
      ?? Words(vi: "chưa đi thử", en: "walks not gone")
    let sum = Words(
      vi: "\(procedures) thủ tục, \(forms) biểu mẫu, \(walked.vi): \(errors) lỗi, \(warnings) cảnh báo",
      en: "\(procedures) procedures, \(forms) forms, \(walked.en): \(errors) errors, \(warnings) warnings")
    output.line(output.styled(sum.in(language), errors > 0 ? .red : warnings > 0 ? .yellow : .green))
  }
}
