import Foundation
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

  @Test("keeps its definitions when the new ones are wrong, prints what is wrong, and takes them once they are right")
  func reloading() throws {
    let folder = try TemporaryFolder()
    let definitions = folder.url.appending(path: "definitions")
    try FileManager.default.createDirectory(at: definitions, withIntermediateDirectories: true)
    for name in ["Workflows", "Forms"] {
      try FileManager.default.copyItem(
        at: projectRoot.appending(path: name), to: definitions.appending(path: name))
    }
    let procedure = definitions.appending(path: "Workflows/cap-ban-sao-van-bang/procedure.yaml")
    let right = try String(contentsOf: procedure, encoding: .utf8)
    let server = try RunningServer(definitions: definitions, in: folder)

    try right.replacingOccurrences(of: "level: 4", with: "levle: 4").write(
      to: procedure, atomically: true, encoding: .utf8)
    server.send(SIGHUP)
    #expect(try server.logLine(with: "levle").contains("procedure.yaml"))
    _ = try server.logLine(with: "\"definitions-kept\"")
    #expect(try server.ask("GET", "api/v1/procedures").body.contains("3.000465"))

    try right.replacingOccurrences(of: "3.000465", with: "3.999999").write(
      to: procedure, atomically: true, encoding: .utf8)
    server.send(SIGHUP)
    _ = try server.logLine(with: "\"definitions-reloaded\"")
    #expect(try server.ask("GET", "api/v1/procedures").body.contains("3.999999"))
    #expect(server.stop() == 0)
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
