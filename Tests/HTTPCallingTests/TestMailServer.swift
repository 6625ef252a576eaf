import Foundation
import Testing

/// A real mail server (Python's aiosmtpd) that ends with its test.
final class TestMailServer {
  private(set) var port = 0
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread = Data()

  /// The Python with the packages of script/python-requirements.txt; nil when script/test has not put it there.
  static let python: String? = {
    guard let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] else { return nil }
    let libraries = URL(filePath: python).deletingLastPathComponent().deletingLastPathComponent().appending(path: "lib")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries.path)) ?? []
    let isThere = versions.contains { version in
      FileManager.default.fileExists(
        atPath: libraries.appending(path: "\(version)/site-packages/aiosmtpd/smtp.py").path)
    }
    return isThere ? python : nil
  }()

  /// Nil when there is no Python for tests.
  init?(_ arguments: String...) throws {
    guard let python = TestMailServer.python else { return nil }
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "MailServer/mail_server.py").path
    process.executableURL = URL(filePath: python)
    process.arguments = [script] + arguments
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = try nextLine()
    port = try #require(Int(line), "the mail server said: \(line)")
  }

  deinit {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
  }

  /// The next letter that it was handed.
  func letter() throws -> Letter {
    try JSONDecoder().decode(Letter.self, from: Data(try nextLine().utf8))
  }

  struct Letter: Decodable {
    let from: String
    let to: [String]
    let tls: Bool
    let user: String?
    let greeting: String
    let text: String
  }

  private func nextLine() throws -> String {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread = Data(unread[unread.index(after: end)...])
        return line
      }
      let piece = output.fileHandleForReading.availableData
      try #require(!piece.isEmpty, "the mail server ended")
      unread += piece
    }
  }
}
