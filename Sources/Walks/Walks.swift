import Dossiers
public import Procedures
import Text
public import YAML

/// The recorded walks of a folder of definitions.
public enum Walks {
  /// Their files, for the reference of the language.
  public static var kind: DefinitionKind {
    DefinitionKind(
      "walks", files: "Workflows/*/walks/*.yaml",
      Words(
        vi: "Các bản đi thử: ai làm gì lúc nào, và điều gì xảy ra.",
        en: "Recorded walks: who does what when, and what comes of it."), Schema(of: WalkFile.reading))
  }

  /// What going them came to, beside the findings.
  public struct Report: Sendable {
    /// How many walks there are.
    public internal(set) var count = 0
    /// Which walk goes which way, for each procedure by the alphabet.
    public internal(set) var coverage: [Coverage] = []
  }

  /// Goes every walk beside every procedure. One that comes to something else than it says is an error, with what was
  /// expected and what was found; a transition that no walk goes is a warning.
  ///
  /// - Parameters:
  ///   - files: The files of the folder.
  ///   - definitions: What they were loaded to.
  ///   - findings: Where to tell.
  @discardableResult
  public static func check(_ files: DefinitionFiles, _ definitions: Definitions, _ findings: Findings) -> Report {
    var report = Report()
    for procedure in definitions.procedures.values.sorted(by: { $0.id < $1.id }) {
      let folder = "Workflows/\(procedure.id)/walks/"
      guard let walked = WalkedDossier(procedure, definitions) else { continue }
      var coverage = Coverage(of: procedure, definitions)
      var names: [Key<Walk>: YAML.Place] = [:]
      for path in files.files.keys.sorted() where path.hasPrefix(folder) && path.hasSuffix(".yaml") {
        guard let bytes = files.files[path], let node = Node.read(bytes, file: path, findings: findings),
          let file = WalkFile.reading(node, findings)
        else { continue }
        for walk in file.walks {
          if let first = names.updateValue(walk.id.place, forKey: walk.id.value) {
            findings.error(
              at: walk.id.place,
              Words(
                vi: "bản đi thử `\(walk.id.value)` đã có tại \(first)",
                en: "there is a walk `\(walk.id.value)` already at \(first)"))
          }
          report.count += 1
          var run = WalkRun(walk, walked, findings)
          run.run()
          coverage = coverage.gone(by: walk.id.value, run.transitions, of: procedure)
        }
      }
      coverage.tellGaps(findings)
      report.coverage.append(coverage)
    }
    return report
  }
}
