import Foundation
import HTTPCalling
import JSON
import Testing

/// The payment platform of the tests, a Python program that shares no code with ours, on a port of its own.
final class PaymentPlatformProcess {
  static let partner = "MAU-GDDT"

  /// The Python of `script/test`; nil when it is not there.
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"].flatMap {
    FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
  }

  let url: String
  /// The file of the secret that both sides share.
  let secretFile: String
  private let process = Process()
  private let input = Pipe()

  init(in folder: TemporaryFolder) throws {
    secretFile = folder.url.appending(path: "payment-secret").path
    try Data("# thử\n\(PaymentPlatformProcess.partner) b6c1-f00d-77e2\n".utf8).write(to: URL(filePath: secretFile))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secretFile)
    let known = folder.url.appending(path: "platform-secret").path
    try Data("\(PaymentPlatformProcess.partner) b6c1-f00d-77e2\n".utf8).write(to: URL(filePath: known))
    process.executableURL = URL(filePath: try #require(PaymentPlatformProcess.python))
    process.arguments = [
      projectRoot.appending(path: "Tests/PaymentPlatform/payment_platform.py").path, "--secret-file", known,
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
    try #require(url.hasPrefix("http://127.0.0.1:"), "the platform said: \(url)")
  }

  deinit {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
  }

  /// What the platform knows of each payment, by its reference.
  func payments() throws -> [String: JSONValue] {
    let answer = try Caller().make(HTTPCalling.Call(.get, url + "/payments"))
    var all: [String: JSONValue] = [:]
    for payment in try JSONValue(reading: answer.body).list { all[payment["reference"]?.text ?? ""] = payment }
    return all
  }

  /// Has it do something: pay, tell, or fail as told.
  @discardableResult
  func ask(_ path: String, _ body: JSONValue) throws -> JSONValue {
    let answer = try Caller().make(
      HTTPCalling.Call(
        .post, url + path, headers: [("Content-Type", "application/json")], body: .bytes(body.canonical)))
    try #require(answer.status == 200)
    return try JSONValue(reading: answer.body)
  }

  /// Pays a payment, and tells the office so as it is told to; the statuses with which the office answered.
  @discardableResult
  func pay(_ reference: String, _ how: JSONValue = .object([:])) throws -> [Int] {
    try ask("/pay/" + reference, how).list.map { $0["status"]?.number ?? 0 }
  }
}
