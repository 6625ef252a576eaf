import Foundation
import HTTPCalling
import JSON
import SQLiteStore
import Testing

@Suite("motcua serve", .serialized)
struct ServeCommandTests {
  @Test("starts on an empty folder, makes its secret for its owner only, and stops cleanly on a signal")
  func firstStart() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder)
    #expect(try server.ask("GET", "healthz") == (200, "alive\n"))
    #expect(try server.ask("GET", "readyz") == (200, "ready\n"))
    #expect(try server.ask("GET", "metrics").body.contains("motcua_http_requests_total{method=\"GET\""))
    #expect(try server.ask("GET", "api/v1/procedures").body.contains("cap-ban-sao-van-bang"))
    let key = server.data.appending(path: "installation.key")
    let attributes = try FileManager.default.attributesOfItem(atPath: key.path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try Data(contentsOf: key).count == 32)
    #expect(server.stop(SIGINT) == 0)
  }

  @Test("writes one JSON line for each request, and nothing of what was asked for but its route")
  func accessLog() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder)
    _ = try server.ask("GET", "api/v1/dossiers/H56.06-261122-0007", ["Authorization": "Receipt GEHEIM"])
    let line = try server.logLine(with: "\"event\":\"request\"")
    #expect(line.contains("\"route\":\"/api/v1/dossiers/{code}\"") && line.contains("\"status\":404"))
    #expect(!line.contains("0007") && !line.contains("GEHEIM") && !line.contains("127.0.0.1"))
    #expect(server.stop() == 0)
  }

  @Test("names a request in its log as in its answer, also where it could not be answered")
  func requestNames() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder)
    func ask() throws -> HTTPCalling.Answer {
      try Caller().make(
        HTTPCalling.Call(
          .get, server.url.absoluteString + "/api/v1/dossiers/H56.06-261122-0007",
          headers: [("Authorization", "Receipt ABCDE-ABCDE-ABCDE-ABCDE")]))
    }
    func line(_ event: String) throws -> JSONValue {
      try JSONValue(reading: server.logLine(with: "\"event\":\"\(event)\""))
    }
    let unknown = try ask()
    let name = try #require(unknown["X-Request-Id"])
    #expect(unknown.status == 404 && !name.isEmpty)
    #expect(try line("request")["id"] == .string(name))
    try Connection(server.data.appending(path: "record.sqlite").path, mode: .visitor).script(
      "ALTER TABLE dossier RENAME TO lost")
    let failed = try ask()
    let other = try #require(failed["X-Request-Id"])
    #expect(failed.status == 500 && other != name)
    #expect(try line("failure")["request"] == .string(other))
    #expect(try line("request")["id"] == .string(other))
    #expect(server.stop() == 0)
  }

  @Test("writes nothing of what was filed to its log, nor of what proves it")
  func contentLog() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder)
    let body: JSONValue = ["answers": .object(OfficeServer.answers)]
    let filed = try server.ask(
      "POST", "api/v1/procedures/cap-ban-sao-van-bang/dossiers", json: body.canonicalText, ["Idempotency-Key": "a"])
    let receipt = try JSONValue(reading: filed.body)
    let (code, secret) = (try #require(receipt["code"]?.text), try #require(receipt["secret"]?.text))
    let path = "api/v1/dossiers/\(code)/receipt/content"
    let content = try server.ask("GET", path, ["Authorization": "Receipt \(secret)"])
    let salt = try #require(JSONValue(reading: content.body)["salt"]?.text)
    #expect(content.status == 200 && salt.count == 32)
    var log: [String] = []
    while log.last?.contains("/api/v1/dossiers/{code}/receipt/content") != true { log.append(try server.logLine()) }
    #expect(server.stop() == 0)
    for hidden in [salt, secret, code, "Trần Văn Đức", "038090001234"] {
      #expect(!log.contains { $0.contains(hidden) }, "\(hidden)")
    }
  }

  /// A folder of definitions that a test may change.
  private func definitions(in folder: TemporaryFolder) throws -> URL {
    let definitions = folder.url.appending(path: "definitions")
    try FileManager.default.createDirectory(at: definitions, withIntermediateDirectories: true)
    for name in ["Workflows", "Forms", "Signatures"] {
      try FileManager.default.copyItem(
        at: projectRoot.appending(path: name), to: definitions.appending(path: name))
    }
    return definitions
  }

  private func change(_ file: URL, _ old: String, to new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacingOccurrences(of: old, with: new).write(to: file, atomically: true, encoding: .utf8)
  }

  private let procedure = "Workflows/cap-ban-sao-van-bang/procedure.yaml"

  @Test(
    "keeps its definitions when the new ones are wrong, prints every fault with its place, and takes the right ones")
  func reloading() throws {
    let folder = try TemporaryFolder()
    let definitions = try definitions(in: folder)
    let (procedure, form) = (
      definitions.appending(path: procedure), definitions.appending(path: "Forms/ban-sao-van-bang.yaml")
    )
    let server = try RunningServer(definitions: definitions, in: folder)

    try change(procedure, "level: 4", to: "levle: 4")
    try change(form, "sections:", to: "sectoins:")
    server.send(SIGHUP)
    var faults: [String] = []
    while true {
      let line = try server.logLine()
      if line.contains("\"definitions-kept\"") { break }
      if !line.hasPrefix("{") { faults.append(line) }
    }
    for fault in [
      "Forms/ban-sao-van-bang.yaml:4:1: error: no key `sectoins`",
      "Workflows/cap-ban-sao-van-bang/procedure.yaml:9:1: error: no key `levle`",
    ] {
      #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
    }
    #expect(try server.ask("GET", "api/v1/procedures").body.contains("3.000465"))

    try change(procedure, "levle: 4", to: "level: 4")
    try change(form, "sectoins:", to: "sections:")
    try change(procedure, "3.000465", to: "3.999999")
    server.send(SIGHUP)
    _ = try server.logLine(with: "\"definitions-reloaded\"")
    #expect(try server.ask("GET", "api/v1/procedures").body.contains("3.999999"))
    #expect(server.stop() == 0)
  }

  @Test("lets a dossier go on under the revision it was filed under, after new definitions and after a new start")
  func oldRevision() throws {
    let folder = try TemporaryFolder()
    let definitions = try definitions(in: folder)
    let server = try RunningServer(definitions: definitions, in: folder)
    let old = try file("old", on: server)
    let second = try file("second", on: server)
    try change(definitions.appending(path: procedure), "withdraw: { until", to: "withdraw: { action: rut-lai, until")
    server.send(SIGHUP)
    _ = try server.logLine(with: "\"definitions-reloaded\"")
    let new = try file("new", on: server)
    #expect(try act("rut-lai", old, on: server).status != 200)
    #expect(try act("rut-ho-so", old, on: server).status == 200)
    #expect(try act("rut-ho-so", new, on: server).status != 200)
    #expect(try act("rut-lai", new, on: server).status == 200)
    #expect(server.stop() == 0)
    let restarted = try RunningServer(definitions: definitions, in: folder)
    #expect(try act("rut-ho-so", second, on: restarted).status == 200)
    #expect(restarted.stop() == 0)
  }

  private func file(_ key: String, on server: RunningServer) throws -> (code: String, secret: String) {
    let answer = try server.ask(
      "POST", "api/v1/procedures/cap-ban-sao-van-bang/dossiers",
      json: JSONValue.object(["answers": .object(OfficeServer.answers)]).canonicalText, ["Idempotency-Key": key])
    try #require(answer.status == 201, "\(answer.body)")
    let receipt = try JSONValue(reading: answer.body)
    return (try #require(receipt["code"]?.text), try #require(receipt["secret"]?.text))
  }

  /// A citizen's action on a dossier that nobody has acted on yet.
  private func act(_ action: String, _ dossier: (code: String, secret: String), on server: RunningServer) throws -> (
    status: Int, body: String
  ) {
    try server.ask(
      "POST", "api/v1/dossiers/\(dossier.code)/actions",
      json: JSONValue.object(["task": 1, "action": .string(action), "reason": "Tôi đổi ý"]).canonicalText,
      [
        "Authorization": "Receipt \(dossier.secret)", "If-Match": "\"1\"",
        "Idempotency-Key": "\(action)-\(dossier.code)",
      ])
  }

  @Test(
    "refuses to be reached from outside in the clear, and what it cannot read",
    arguments: [
      ["--listen", "0.0.0.0:0"], ["--listen", "8080"], ["--listen", "127.0.0.1:99999"], ["--behind-proxy", "here"],
      ["--tls-certificate", "a.pem"], ["--public-url", "motcua.example.vn"],
    ])
  func refused(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try motcuaList(["serve", "--data", folder.url.path] + arguments)
    #expect(run.status == 64)
    #expect(!run.errors.isEmpty && run.output.isEmpty)
  }

  @Test("does not make a new secret for a record that has lost its own")
  func lostSecret() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder)
    #expect(server.stop() == 0)
    try FileManager.default.removeItem(at: server.data.appending(path: "installation.key"))
    let run = try motcuaList(["serve", "--data", server.data.path, "--listen", "127.0.0.1:0", "--lang", "en"])
    #expect(run.status == 1)
    #expect(run.errors.contains("bring it back from a backup"))
  }

  @Test("lets nobody serve on a folder that another server works on")
  func twice() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder)
    let run = try motcuaList(["serve", "--data", server.data.path, "--listen", "127.0.0.1:0"])
    #expect(run.status == 75)
    #expect(server.stop() == 0)
  }
}
