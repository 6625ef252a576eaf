import Foundation
import HTTPCalling
import JSON
import TestSupport
import Testing

/// The payment platform of the tests, a Python program that shares no code with ours, on a port of its own.
final class PaymentPlatformProcess {
  static let partner = "MAU-GDDT"

  /// The file of the secret that both sides share.
  let secretFile: String
  private let server: PythonServer

  init(in folder: TemporaryFolder) throws {
    secretFile = folder.url.appending(path: "payment-secret").path
    try Data("# thử\n\(PaymentPlatformProcess.partner) b6c1-f00d-77e2\n".utf8).write(to: URL(filePath: secretFile))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secretFile)
    let known = folder.url.appending(path: "platform-secret").path
    try Data("\(PaymentPlatformProcess.partner) b6c1-f00d-77e2\n".utf8).write(to: URL(filePath: known))
    server = try PythonServer("Partners/payment_platform.py", ["--secret-file", known])
  }

  var url: String { server.url }

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
