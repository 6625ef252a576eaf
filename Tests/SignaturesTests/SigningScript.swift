import Foundation

/// A script of `Tests/Signing` that makes signatures with independent software, run once below the system's temporary
/// folder.
struct SigningScript {
  /// The Python with the packages of `script/python-requirements.txt`, which `script/test` makes.
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"]

  /// Runs a script, with further words behind the folder; answers the folder that it filled.
  static func run(_ name: String, _ words: String...) throws -> URL {
    let scripts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Signing")
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-signing-\(UUID().uuidString)")
    let process = Process()
    process.executableURL = URL(filePath: python ?? "/nowhere")
    process.arguments = ["-B", scripts.appending(path: name).path, folder.path] + words
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return folder
  }
}
