import Foundation

/// A server in Python that the tests start beside themselves: another party's side of a protocol, sharing no code with ours.
///
/// It says its address on its first line, and ends when its standard input does.
public final class PythonServer {
  /// The Python of `script/test`; nil when it is not there.
  public static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"].flatMap {
    FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
  }

  /// Where it listens, without a slash at the end.
  public let url: String
  private let process = Process()
  private let input = Pipe()

  /// Why a server did not start.
  public struct Failure: Error, CustomStringConvertible {
    /// What it said instead of an address.
    public let description: String
  }

  /// Starts a server, and waits until it listens.
  ///
  /// - Parameter script: Its program, below `Tests`.
  public init(_ script: String, _ arguments: [String]) throws {
    guard let python = PythonServer.python else { throw Failure(description: "MOTCUA_TEST_PYTHON names no program") }
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    process.executableURL = URL(filePath: python)
    process.arguments = [tests.appending(path: script).path] + arguments
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var said = Data()
    while !said.contains(UInt8(ascii: "\n")) {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += piece
    }
    url = String(decoding: said.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard url.hasPrefix("http://127.0.0.1:") else { throw Failure(description: "\(script) said: \(url)") }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
  }
}
