import Procedures
import Text
import YAML

extension DefinitionsFolder {
  /// All definitions of the folder, checked. Every finding is printed.
  ///
  /// - Throws: ``CommandError`` when there is an error among them.
  func definitions(_ output: Output, _ language: Language) throws -> Definitions {
    let findings = Findings()
    let definitions = Definitions.load(
      DefinitionFiles(folder: path, findings), findings, spreading: Processors.spread)
    for finding in findings.sorted { output.note(finding.line(in: language)) }
    guard let definitions else {
      throw CommandError.refused(Words(vi: "các định nghĩa có lỗi", en: "the definitions have errors"))
    }
    return definitions
  }
}
