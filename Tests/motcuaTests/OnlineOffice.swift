import Foundation
import HTTPCalling
import JSON
import Testing

/// A server that takes payments through a platform, with one officer; the program's own platform, or another.
final class OnlineOffice {
  private let server: RunningServer
  private let session: String

  init(in folder: TemporaryFolder, _ platform: String, _ secrets: String) throws {
    server = try RunningServer(in: folder, "--payment-platform", platform, "--payment-secret-file", secrets)
    session = folder.url.appending(path: "lan.json").path
    try folder.write("một mật khẩu dài\n", to: "password")
    let password = folder.url.appending(path: "password").path
    let added = try motcuaList(
      [
        "user", "add", "lan", "--password-file", password, "--data", server.data.path, "--definitions",
        projectRoot.path,
      ])
    try #require(added.status == 0, "\(added.errors)")
    _ = try done("login", "--server", "\(server.url)", "--name", "lan", "--password-file", password)
  }

  private func done(_ words: String...) throws -> String {
    let run = try motcuaList(words + ["--session", session])
    try #require(run.status == 0, "\(words): \(run.errors)")
    return run.output
  }

  /// A request of a citizen, answered with JSON.
  func ask(
    _ method: String, _ path: String, _ secret: String? = nil, key: String? = nil, body: [UInt8]? = nil,
    type: String = "application/json"
  ) throws -> JSONValue {
    var headers = [("Content-Type", type)]
    if let secret { headers.append(("Authorization", "Receipt " + secret)) }
    if let key { headers.append(("Idempotency-Key", key)) }
    let answer = try Caller().make(
      HTTPCalling.Call(
        method == "GET" ? .get : .post, "\(server.url)/api/v1" + path, headers: headers,
        body: body.map { .bytes($0) } ?? .none))
    return try JSONValue(reading: answer.body, within: .init(bytes: 1_000_000))
  }

  /// A dossier whose fee has been told; its code and secret.
  func owing() throws -> (code: String, secret: String) {
    var papers: [JSONValue] = []
    for part in ["van-bang", "ket-qua-hoc-tap"] {
      let pdf = Array("%PDF-1.4\n%%EOF\n".utf8)
      let upload = try ask("POST", "/uploads?name=\(part).pdf", body: pdf, type: "application/octet-stream")
      papers.append(["part": .string(part), "upload": .string(try #require(upload["upload"]?.text))])
    }
    let body: JSONValue = ["answers": .object(OfficeDeedTests.abroad), "papers": .array(papers)]
    let filed = try ask(
      "POST", "/procedures/cong-nhan-van-bang-nuoc-ngoai/dossiers", key: "a", body: body.canonical)
    let code = try #require(filed["code"]?.text, "\(filed.canonicalText)")
    _ = try done("act", code, "thong-bao-phi")
    return (code, try #require(filed["secret"]?.text))
  }

  /// Asks the platform about everything under way, until nothing is.
  func reconcile() throws {
    for _ in 0..<20 {
      let found = try JSONValue(reading: done("payment", "reconcile", "--json"), within: .init(bytes: 1_000_000))
      if found["asked"]?.number == 0 { return }
    }
  }

  func stop() -> Int32 { server.stop() }
}
