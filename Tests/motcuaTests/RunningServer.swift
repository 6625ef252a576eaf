import Foundation
import FoundationNetworking
import Synchronization
import Testing

/// `motcua serve` as a process of its own, on a port that the system chose, with a data folder of its own.
final class RunningServer {
  let url: URL
  let data: URL
  private let process = Process()
  private let folder: TemporaryFolder
  private let errors: Pipe
  private var unread = Data()

  /// Starts a server and waits for the line that says where it is.
  convenience init(
    definitions: URL = projectRoot, in folder: TemporaryFolder, listen: String = "127.0.0.1:0", _ more: String...
  ) throws {
    try self.init(definitions: definitions, in: folder, listen: listen, more)
  }

  init(
    definitions: URL = projectRoot, in folder: TemporaryFolder, listen: String = "127.0.0.1:0", _ more: [String],
    environment: [String: String] = [:]
  ) throws {
    self.folder = folder
    data = folder.url.appending(path: "data")
    process.executableURL = try builtMotcua
    process.arguments =
      ["serve", "--listen", listen, "--data", data.path, "--definitions", definitions.path, "--lang", "en"]
      + more
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    var said = Data()
    while !said.contains(UInt8(ascii: "\n")) {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { break }
      said += piece
    }
    let line = String(decoding: said.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    url = try #require(
      line.split(separator: " ").last.flatMap { URL(string: $0.trimmingCharacters(in: .whitespacesAndNewlines)) },
      "\(line)")
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Asks it to stop and waits until it has; the exit code.
  func stop(_ signal: Int32 = SIGTERM) -> Int32 {
    send(signal)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Waits until it has stopped by itself; the exit code.
  func ended() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The next line of its log.
  func logLine() throws -> String {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread = Data(unread[unread.index(after: end)...])
        return line
      }
      let piece = errors.fileHandleForReading.availableData
      try #require(!piece.isEmpty, "the log ended")
      unread += piece
    }
  }

  /// The first line of its log that holds a text.
  func logLine(with text: String) throws -> String {
    while true {
      let line = try logLine()
      if line.contains(text) { return line }
    }
  }

  /// Asks for something; the status and the body.
  func ask(_ method: String, _ path: String, json: String? = nil, _ headers: [String: String] = [:]) throws -> (
    status: Int, body: String
  ) {
    var request = URLRequest(url: url.appending(path: path))
    request.httpMethod = method
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    if let json {
      request.httpBody = Data(json.utf8)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    let answer = Mutex<(Int, String)?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    let session = URLSession(configuration: .ephemeral)
    session.dataTask(with: request) { data, response, _ in
      let status = (response as? HTTPURLResponse)?.statusCode ?? 0
      answer.withLock { $0 = (status, String(decoding: data ?? Data(), as: UTF8.self)) }
      isDone.signal()
    }.resume()
    isDone.wait()
    session.finishTasksAndInvalidate()
    return try #require(answer.withLock { $0 })
  }
}
