import Foundation
import Testing

/// Papers that `Tests/Signing/signed_papers.py` makes, of an applicant with the number of ``Office/answers(_:)``.
enum SignedPapers {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  static let folder: URL? = python == nil ? nil : try? made()

  private static func made() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-papers-\(UUID().uuidString)")
    try run("signed_papers.py", [folder.path])
    return folder
  }

  /// Runs a script of `Tests/Signing`.
  static func run(_ name: String, _ arguments: [String]) throws {
    let script = Process()
    script.executableURL = URL(filePath: try #require(python))
    script.arguments = ["-B", Office.project + "/Tests/Signing/" + name] + arguments
    try script.run()
    script.waitUntilExit()
    guard script.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: #require(folder).appending(path: name)))
  }
}
