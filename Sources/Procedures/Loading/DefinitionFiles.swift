import FoundationEssentials
import Text
public import YAML

/// The text files of a folder of definitions, by their paths below it.
public struct DefinitionFiles: Sendable {
  /// Path below the folder (`Workflows/authority.yaml`) to content.
  public let files: [String: [UInt8]]

  /// Files given as they are, for tests and for kept revisions.
  public init(_ files: [String: [UInt8]]) {
    self.files = files
  }

  /// Reads `Workflows`, `Forms` and `Signatures` of a folder.
  ///
  /// What cannot be read, is too large or too many, or leads out of the folder, is a finding.
  public init(folder: String, _ findings: Findings) {
    var files: [String: [UInt8]] = [:]
    for top in ["Workflows", "Forms", "Signatures"] {
      DefinitionFiles.read(folder + "/" + top, as: top, depth: 0, into: &files, findings)
    }
    self.files = files
  }

  private static func read(
    _ path: String, as name: String, depth: Int, into files: inout [String: [UInt8]], _ findings: Findings
  ) {
    let manager = FileManager.default
    guard depth <= Limits.folderDepth, let children = try? manager.contentsOfDirectory(atPath: path) else { return }
    for child in children.sorted() where !child.hasPrefix(".") {
      let childPath = path + "/" + child
      let childName = name + "/" + child
      let attributes = try? manager.attributesOfItem(atPath: childPath)
      switch attributes?[.type] as? FileAttributeType {
      case .typeDirectory?:
        read(childPath, as: childName, depth: depth + 1, into: &files, findings)
      case .typeRegular?:
        guard files.count < Limits.files else {
          findings.error(
            at: Place(file: childName, line: 1, column: 1),
            .init(vi: "quá nhiều tệp (tối đa \(Limits.files))", en: "too many files (at most \(Limits.files))"))
          return
        }
        let size = attributes?[.size] as? UInt64 ?? 0
        guard size <= YAML.Limits.fileBytes, let data = manager.contents(atPath: childPath) else {
          findings.error(
            at: Place(file: childName, line: 1, column: 1),
            .init(
              vi: "không đọc được, hoặc lớn hơn \(YAML.Limits.fileBytes) byte",
              en: "cannot be read, or larger than \(YAML.Limits.fileBytes) bytes"))
          continue
        }
        files[childName] = Array(data)
      default:
        findings.error(
          at: Place(file: childName, line: 1, column: 1),
          .init(vi: "không phải tệp hay thư mục thường", en: "neither a plain file nor a folder"))
      }
    }
  }
}

enum Limits {
  /// Files of a folder of definitions.
  static let files = 20_000
  /// Folders within folders.
  static let folderDepth = 6
}
