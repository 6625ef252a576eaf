import Foundation
import Testing

/// Papers that `Tests/Signing/signed_papers.py` makes, of an applicant with the number of ``Office/answers(_:)``.
enum SignedPapers {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]
  static let folder: URL? = python.flatMap { try? made(by: $0) }

  private static func made(by python: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-papers-\(UUID().uuidString)")
    let script = Process()
    script.executableURL = URL(filePath: python)
    script.arguments = ["-B", Office.project + "/Tests/Signing/signed_papers.py", folder.path]
    try script.run()
    script.waitUntilExit()
    guard script.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return folder
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: #require(folder).appending(path: name)))
  }
}
