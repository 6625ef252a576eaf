import Foundation
import Glibc
import HTTPCalling
import JSON
import TestSupport
import Testing
import Text

@Suite("A server that tells the national portal", .timeLimit(.minutes(30)))
struct PortalServeTests {
  private func secretFile(_ text: String, in folder: TemporaryFolder, mode: Int = 0o600) throws -> String {
    let path = folder.url.appending(path: "portal-client").path
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  private static let client = "# thử\nclient_id so-gddt\nclient_secret bi mat cua so\nmadonvi H56.06\n"

  /// A citizen files a dossier over the wire; its code.
  private func file(_ key: String, at server: RunningServer) throws -> String {
    let answer = try Caller().make(
      HTTPCalling.Call(
        .post, "\(server.url)/api/v1/procedures/cap-ban-sao-van-bang/dossiers",
        headers: [("Idempotency-Key", key), ("Content-Type", "application/json")],
        body: .bytes(JSONValue.object(["answers": .object(OfficeServer.answers)]).canonical)))
    return try #require(try JSONValue(reading: answer.body)["code"]?.text)
  }

  private func view(_ portal: PythonServer) throws -> JSONValue {
    try JSONValue(
      reading: Caller().make(HTTPCalling.Call(.get, portal.url + "/view")).body, within: .init(bytes: 1_000_000))
  }

  /// Waits until the portal knows the state of a dossier; whether it came to that.
  private func knows(_ portal: PythonServer, _ code: String, states: Int) throws -> Bool {
    for _ in 0..<400 {
      if try (view(portal)["dossiers"]?[code]?["states"]?.list.count ?? 0) >= states { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  @Test(
    "by its newest interface tells it of every dossier once, although it is killed in between",
    .enabled(if: PythonServer.python != nil, "needs MOTCUA_TEST_PYTHON"))
  func interface() throws {
    let folder = try TemporaryFolder()
    let portal = try PythonServer("Partners/portal_interface.py", ["--calls", "5"])
    let file = try secretFile(PortalServeTests.client, in: folder)
    let options = ["--portal-api", portal.url + "/", "--portal-client-file", file]
    var server = try RunningServer(in: folder, options)
    let first = try self.file("a", at: server)
    #expect(try knows(portal, first, states: 1))
    // Acknowledged, and not told yet.
    let second = try self.file("b", at: server)
    #expect(server.stop(SIGKILL) != 0)
    server = try RunningServer(in: folder, options)
    let third = try self.file("c", at: server)
    #expect(try knows(portal, third, states: 1))
    let told = try view(portal)
    // The second one may have been cut off in the middle of being told: then it is tried again once that time is over.
    for code in [first, third] { #expect(told["dossiers"]?[code]?["states"]?.list.count == 1, "\(code)") }
    #expect((told["dossiers"]?[second]?["states"]?.list.count ?? 0) <= 1 && told["refused"] == [])
    #expect(server.stop() == 0)
  }

  @Test("does not start with options that contradict each other, or a file that others read or that misses a line")
  func usage() throws {
    let folder = try TemporaryFolder()
    func serve(_ options: String...) throws -> Run {
      try motcuaList(
        ["serve", "--data", folder.url.appending(path: "data").path, "--definitions", projectRoot.path, "--lang", "en"]
          + options)
    }
    let file = try secretFile(PortalServeTests.client, in: folder)
    let both = try serve(
      "--portal-api", "https://a.example.vn", "--portal-client-file", file, "--portal-adapter", "https://b.example.vn",
      "--portal-account-file", file)
    #expect(both.status == 64 && both.errors.contains("exclude each other"))
    let alone = try serve("--portal-api", "https://a.example.vn")
    #expect(alone.status == 64 && alone.errors.contains("--portal-client-file"))
    let plain = try serve("--portal-api", "http://a.example.vn", "--portal-client-file", file)
    #expect(plain.status == 64 && plain.errors.contains("https://"))
    let bare = try secretFile("client_id x\nmadonvi H56.06\n", in: folder)
    let missing = try serve("--portal-api", "https://a.example.vn", "--portal-client-file", bare)
    #expect(missing.status == 64 && missing.errors.contains("no line of client_secret"))
    let open = try secretFile(PortalServeTests.client, in: folder, mode: 0o644)
    let read = try serve("--portal-api", "https://a.example.vn", "--portal-client-file", open)
    #expect(read.status == 64 && read.errors.contains("others can read") && !read.errors.contains("bi mat"))
  }
}
