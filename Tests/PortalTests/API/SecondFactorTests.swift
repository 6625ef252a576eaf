import Crypto
import Foundation
import HTTPServing
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime
import YAML

@testable import Portal

@Suite("A second factor")
struct SecondFactorTests {
  private func signIn(_ desk: Desk, _ name: String, _ code: String? = nil, _ password: String = Desk.password) throws
    -> Answer
  {
    var body: JSONObject = ["name": .string(name), "password": .string(password)]
    if let code { body["code"] = .string(code) }
    return try desk.ask(.post, "/sessions", json: .object(body))
  }

  /// Switches it on for an officer; the app, and the recovery codes.
  private func enable(_ desk: Desk, _ line: String, at second: Int64) throws -> (app: TimeCodes, recovery: [String]) {
    let begun = try desk.ask(
      .post, "/second-factor", ["Authorization": line], json: ["password": .string(Desk.password)])
    try #require(begun.status == 201, "\(begun.json.canonicalText)")
    let secret = try #require(begun.text("secret"))
    let address = try #require(begun.text("address"))
    #expect(address.hasPrefix("otpauth://totp/motcua%20") && address.contains(":lan?secret=\(secret)&issuer=motcua%20"))
    #expect(address.hasSuffix("&algorithm=SHA1&digits=6&period=30"))
    let app = TimeCodes(secret: SecondFactorTests.bytes(ofBase32: secret))
    let confirmed = try desk.ask(
      .post, "/second-factor/confirm", ["Authorization": line],
      json: ["code": .string(app.code(ofStep: second / 30))])
    try #require(confirmed.status == 200, "\(confirmed.json.canonicalText)")
    return (app, confirmed.list("recovery").compactMap { if case .string(let text) = $0 { text } else { nil } })
  }

  static func bytes(ofBase32 text: String) -> [UInt8] {
    var (bytes, bits, held): ([UInt8], UInt32, Int) = ([], 0, 0)
    for letter in text.utf8 {
      bits = bits << 5 | UInt32(letter >= 65 ? letter - 65 : letter - 24)
      held += 5
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
        bits &= 1 << UInt32(held) - 1
      }
    }
    return bytes
  }

  private let nine = "2026-11-19T09:00"
  private var second: Int64 { (Instant(nine)?.milliseconds ?? 0) / 1000 }

  @Test("is asked for once it is on; each code lets in once, a step early or late is forgiven")
  func course() throws {
    let desk = try Desk(at: nine)
    let (app, recovery) = try enable(desk, desk.officer("lan"), at: second)
    #expect(Set(recovery).count == 10)
    #expect(try signIn(desk, "lan").code == "code-missing")
    let step = second / 30
    #expect(try signIn(desk, "lan", app.code(ofStep: step)).code == "wrong-code", "it confirmed the app already")
    let next = try app.code(ofStep: step + 1)
    let letIn = try signIn(desk, "lan", next)
    #expect(letIn.status == 201 && Schema.named("Session").faults(in: letIn.json) == [])
    #expect(try signIn(desk, "lan", next).code == "wrong-code", "the same code again")
    try desk.go(to: "2026-11-19T09:02")
    #expect(try signIn(desk, "lan", app.code(ofStep: step + 5)).status == 201, "a step ahead")
    #expect(try signIn(desk, "lan", app.code(ofStep: step + 4)).code == "wrong-code", "older than the last one")
    try desk.go(to: "2026-11-19T09:04")
    #expect(try signIn(desk, "lan", app.code(ofStep: step + 6)).code == "wrong-code", "two steps behind")
    let blank = try app.code(ofStep: step + 7)
    #expect(
      try signIn(desk, "lan", blank.prefix(3) + " " + blank.suffix(3)).status == 201, "with a blank, a step behind")
  }

  @Test("is replaced by a recovery code, each good for once")
  func recovery() throws {
    let desk = try Desk(at: nine)
    let (_, recovery) = try enable(desk, desk.officer("lan"), at: second)
    let first = try signIn(desk, "lan", recovery[3])
    #expect(first.status == 201 && first.number("recoveryLeft") == 9)
    #expect(Schema.named("Session").faults(in: first.json) == [])
    #expect(try signIn(desk, "lan", recovery[3]).code == "wrong-code")
    let loose = recovery[0].lowercased().replacing("-", with: " ")
    #expect(try signIn(desk, "lan", loose).number("recoveryLeft") == 8)
    #expect(try signIn(desk, "lan", "ABCD-EFGH-2345-6767").code == "wrong-code")
  }

  @Test("counts wrong codes as wrong passwords, and locks the name")
  func locked() throws {
    let desk = try Desk(at: nine)
    let (app, recovery) = try enable(desk, desk.officer("lan"), at: second)
    for _ in 1...4 { #expect(try signIn(desk, "lan", "000000").code == "wrong-code") }
    #expect(try signIn(desk, "lan", nil, "sai mật khẩu").code == "wrong-password")
    #expect(try signIn(desk, "lan", app.code(ofStep: second / 30 + 1)).code == "locked")
    try desk.go(to: "2026-11-19T09:16")
    #expect(try signIn(desk, "lan", recovery[1]).status == 201)
  }

  @Test("is made with the password once more, shown once, and left alone once it is on")
  func making() throws {
    let desk = try Desk(at: nine)
    let lan = try desk.officer("lan")
    let headers: KeyValuePairs = ["Authorization": lan]
    #expect(
      try desk.ask(.post, "/second-factor/confirm", headers, json: ["code": "123456"]).code == "second-factor-off")
    #expect(try desk.ask(.post, "/second-factor", headers, json: ["password": "sai"]).code == "wrong-password")
    let one = try desk.ask(.post, "/second-factor", headers, json: ["password": .string(Desk.password)])
    let two = try desk.ask(.post, "/second-factor", headers, json: ["password": .string(Desk.password)])
    #expect(one.status == 201 && two.status == 201 && one.text("secret") != two.text("secret"))
    #expect(try signIn(desk, "lan").status == 201, "not on before it is confirmed")
    #expect(try desk.ask(.post, "/second-factor/confirm", headers, json: ["code": "12345a"]).code == "wrong-code")
    _ = try enable(desk, lan, at: second)
    #expect(
      try desk.ask(.post, "/second-factor", headers, json: ["password": .string(Desk.password)]).code
        == "second-factor-on")
    let secrets = [one, two].compactMap { $0.text("secret") }
    for file in ["record.sqlite", "record.sqlite-wal"] {
      let bytes = try String(
        decoding: Array(Data(contentsOf: desk.folder.appending(path: file))), as: UTF8.self)
      for secret in secrets { #expect(!bytes.contains(secret), "\(file)") }
    }
    #expect(try desk.office.resetSecondFactor(of: "lan"))
    #expect(try !desk.office.resetSecondFactor(of: "lan"))
    #expect(try signIn(desk, "lan").status == 201)
  }

  @Test("is demanded of a role: without it the way leads only to making one")
  func required() throws {
    let desk = try Desk(at: nine)
    let findings = Findings()
    var files = DefinitionFiles(folder: Desk.project.path, findings).files
    let text = String(decoding: try #require(files["Workflows/authority.yaml"]), as: UTF8.self)
    files["Workflows/authority.yaml"] = Array(
      text.replacing("role: can-bo-mot-cua, name", with: "role: can-bo-mot-cua, second-factor: required, name").utf8)
    let before = try desk.officer("lan")
    #expect(try desk.ask(.get, "/queue", ["Authorization": before]).status == 200)
    try desk.office.use(try #require(Definitions.load(DefinitionFiles(files), findings)))
    #expect(
      try desk.ask(.get, "/queue", ["Authorization": before]).code == "second-factor-required",
      "also of who came in before")
    let lan = try desk.officer("lan")
    let session = try signIn(desk, "lan")
    #expect(session.status == 201 && session.json["mustEnrol"] == true)
    #expect(Schema.named("Session").faults(in: session.json) == [])
    let refused = try desk.ask(.get, "/queue", ["Authorization": lan])
    #expect(refused.status == 403 && refused.code == "second-factor-required")
    #expect(try desk.ask(.get, "/queue", ["Authorization": desk.officer("duc")]).status == 200, "another role")
    #expect(
      try desk.ask(
        .post, "/delegations", ["Authorization": desk.officer("hoa"), "Idempotency-Key": "d"],
        json: [
          "officer": "lan", "to": "giang", "from": "2026-11-19", "until": "2026-11-19", "reason": "x",
        ]
      ).code == "second-factor-missing")
    let (app, _) = try enable(desk, lan, at: second)
    #expect(try desk.ask(.get, "/queue", ["Authorization": lan]).code == "second-factor-required", "sign in again")
    let now = try #require(try signIn(desk, "lan", app.code(ofStep: second / 30 + 1)).text("token"))
    #expect(try desk.ask(.get, "/queue", ["Authorization": "Bearer \(now)"]).status == 200)
  }

  @Test("is demanded in the word of the definitions only")
  func finding() throws {
    let findings = Findings()
    var files = DefinitionFiles(folder: Desk.project.path, findings).files
    let text = String(decoding: try #require(files["Workflows/authority.yaml"]), as: UTF8.self)
    files["Workflows/authority.yaml"] = Array(
      text.replacing("role: van-thu, name", with: "role: van-thu, second-factor: requird, name").utf8)
    _ = Definitions.load(DefinitionFiles(files), findings)
    #expect(
      findings.sorted.contains { $0.description.contains("authority.yaml") && $0.description.contains("required") })
  }
}
