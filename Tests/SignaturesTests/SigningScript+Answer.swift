import Foundation

extension SigningScript {
  /// Runs a script that answers on standard output.
  static func answer(_ name: String, _ words: [String]) throws -> Data {
    let scripts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Signing")
    let process = Process()
    process.executableURL = URL(filePath: python ?? "/nowhere")
    process.arguments = ["-B", scripts.appending(path: name).path] + words
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return answer
  }
}
