import FoundationEssentials
import Procedures
import Text
import YAML

extension DecisionFolder {
  /// The procedure that lies in the folder, within the definitions around it; nil when there is none or when they
  /// have errors.
  var procedure: Procedure? {
    let full = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    let parts = full.split(separator: "/")
    guard FileManager.default.fileExists(atPath: full + "/procedure.yaml"), parts.count > 2,
      parts[parts.count - 2] == "Workflows", let name = parts.last, let id = Key<Procedure>(name)
    else { return nil }
    let findings = Findings()
    let files = DefinitionFiles(folder: "/" + parts.dropLast(2).joined(separator: "/"), findings)
    return Definitions.load(files, findings)?.procedures[id]
  }
}
