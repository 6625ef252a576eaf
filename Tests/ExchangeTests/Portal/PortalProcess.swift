import Exchange
import Foundation
import HTTPCalling
import JSON
import Testing

/// The national portal's side, a Python program that shares no code with ours.
final class PortalProcess {
  /// The Python of `script/test`; nil when it is not there.
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"].flatMap {
    FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
  }

  let url: String
  private let process = Process()
  private let input = Pipe()

  init(seed: UInt64, faults: Int, calls: Int) throws {
    process.executableURL = URL(filePath: try #require(PortalProcess.python))
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    process.arguments = [
      tests.appending(path: "NationalPortal/national_portal.py").path, "--seed", "\(seed)",
      "--faults", "\(faults)",
      "--calls", "\(calls)",
    ]
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
    try #require(url.hasPrefix("http://127.0.0.1:"), "the portal said: \(url)")
  }

  deinit {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
  }

  /// An adapter that has just begun: it knows of no session.
  func adapter(password: String = "mat khau thu") -> PortalAdapter {
    let url = url
    return PortalAdapter(.init(name: "so-gddt", password: password, agency: "000.00.06.H56")) {
      door, message in
      let path =
        switch door {
        case .logIn: "/auth"
        case .services: "/services"
        }
      let call = HTTPCalling.Call(
        .post, url + path,
        headers: [("Content-Type", "application/json"), ("dstcode", "VN:GOV:000.00.06.H56")],
        body: .bytes(message.canonical))
      do throws(CallFailure) {
        let answer = try Caller().make(call)
        return answer.isGood ? .answered(answer.body) : .unreachable("http-\(answer.status)")
      } catch {
        return .unreachable(error.code.rawValue)
      }
    }
  }

  /// What the portal knows.
  func view() throws -> JSONValue {
    try JSONValue(reading: Caller().make(HTTPCalling.Call(.get, url + "/view")).body)
  }
}
