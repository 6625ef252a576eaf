import Foundation
import HTTPCalling
import JSON
import Testing

/// `motcua partner hub|portal|payment` as a process of its own, on a port that the system chose.
final class RunningCounterpart {
  /// Where it listens, without a slash at the end.
  let url: String
  private let process = Process()
  /// What it says goes to a file: nobody reads it while it runs, and a pipe would be full one day.
  private let place: TemporaryFolder
  private let output: URL

  init(_ words: String...) throws {
    process.executableURL = try builtMotcua
    process.arguments = ["partner"] + words
    process.environment = [:]
    process.standardInput = FileHandle.nullDevice
    place = try TemporaryFolder()
    output = place.url.appending(path: "output")
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    var said = Data()
    while !said.contains(UInt8(ascii: "\n")), process.isRunning {
      Thread.sleep(forTimeInterval: 0.02)
      said = try Data(contentsOf: output)
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

  /// How often it was asked something so far.
  func asked(_ operation: String) throws -> Int {
    try String(decoding: Data(contentsOf: output), as: UTF8.self).split(separator: "\n").count {
      $0.hasPrefix(operation)
    }
  }

  /// Asks it to stop; the exit code, and the lines that it has said of what it saw.
  func stop() throws -> (status: Int32, seen: [[Substring]]) {
    process.terminate()
    process.waitUntilExit()
    let lines = String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n").dropFirst()
    return (process.terminationStatus, lines.map { $0.split(separator: "\t") })
  }
}
