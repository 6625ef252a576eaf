import Foundation
import HTTPCalling
import JSON
import Testing

/// `motcua partner hub|portal|payment` as a process of its own, on a port that the system chose.
final class RunningCounterpart {
  /// Where it listens, without a slash at the end.
  let url: String
  private let process = Process()
  private let output = Pipe()
  private var said = Data()

  init(_ words: String...) throws {
    process.executableURL = try builtMotcua
    process.arguments = ["partner"] + words
    process.environment = [:]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    while !said.contains(UInt8(ascii: "\n")) {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += piece
    }
    url = String(decoding: said.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    try #require(url.hasPrefix("http://127.0.0.1:"), "\(url)")
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  /// What it shows at an address of its own.
  func shown(_ path: String) throws -> JSONValue {
    try JSONValue(
      reading: Caller().make(HTTPCalling.Call(.get, url + path)).body, within: .init(bytes: 1_000_000))
  }

  /// Asks it to stop; the exit code, and the lines that it has said of what it saw.
  func stop() -> (status: Int32, seen: [[Substring]]) {
    process.terminate()
    said += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: said, as: UTF8.self).split(separator: "\n").dropFirst()
    return (process.terminationStatus, lines.map { $0.split(separator: "\t") })
  }
}
