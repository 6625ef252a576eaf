import Foundation
import Glibc
import JSON
import TestSupport
import Testing

@Suite("What is in script/deploy")
struct DeployTests {
  static func text(_ name: String) throws -> String {
    try String(contentsOf: projectRoot.appending(path: "script/deploy/\(name)"), encoding: .utf8)
  }

  private static let analyze = "/usr/bin/systemd-analyze"

  @Test(
    "nginx stands before the server: pages and uploads come through, figures do not, and nobody asks as often as they like",
    .enabled(
      if: FileManager.default.fileExists(atPath: NginxProxy.program), "skipped: no nginx (script/bootstrap --tests)"))
  func proxied() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder, "--behind-proxy", "127.0.0.1/32")
    let proxy = try NginxProxy(before: [server], in: folder)
    let page = try curl("-k", proxy.url + "/")
    #expect(page.output.contains(" 200") && page.output.contains("<html"), "\(page.output)\(page.errors)")
    #expect(page.output.lowercased().contains("strict-transport-security"))

    // More than nginx takes by itself (1 MB).
    let paper = Data("%PDF-1.4\n".utf8) + Data(repeating: 0x20, count: 3_000_000) + Data("\n%%EOF\n".utf8)
    try paper.write(to: folder.url.appending(path: "a.pdf"))
    let upload = try curl(
      "-k", "-H", "Content-Type: application/octet-stream", "--data-binary", "@\(folder.url.path)/a.pdf",
      proxy.url + "/api/v1/uploads?name=a.pdf")
    #expect(upload.output.contains(" 201"), "\(upload.output)")

    #expect(try curl("-k", proxy.url + "/metrics").output.contains(" 404"))
    #expect(try curl(server.url.absoluteString + "/metrics").output.contains(" 200"))

    let many = try curl("-k", proxy.url + "/healthz?[1-1500]").output.matches(of: /HTTP\/[0-9.]+ (200|429)/)
    #expect(many.count == 1500 && many.first?.output.1 == "200" && many.contains { $0.output.1 == "429" })
    let signIns = try curl("-k", "-d", "{}", proxy.url + "/api/v1/sessions?[1-100]").output
    #expect(signIns.contains(" 429") && signIns.contains(" 4"))
    #expect(server.stop() == 0)
  }

  @Test(
    """
    nginx stands before two nodes on one database: who is let in by one is known to the other, a session ends at both, how often \
    one asks is counted over both, and one that is killed is missed by nobody
    """,
    .enabled(
      if: FileManager.default.fileExists(atPath: NginxProxy.program) && PostgresServer.isInstalled,
      "skipped: no nginx or no PostgreSQL (script/bootstrap --tests)"))
  func balanced() throws {
    let places = [try TemporaryFolder(), try TemporaryFolder()]
    let options = ["--store", try PostgresServer.newDatabase(), "--behind-proxy", "127.0.0.1/32"]
    let first = try RunningServer(in: places[0], options)
    try places[1].takeKeys(of: first.data)
    let second = try RunningServer(in: places[1], options)
    let proxy = try NginxProxy(before: [first, second], in: places[0])
    func ask(_ words: String...) throws -> String {
      try run(URL(filePath: "/usr/bin/curl"), ["-sSik", "--max-time", "20"] + words).output
    }
    func asked(_ server: RunningServer) throws -> Int {
      let metrics = try curl(server.url.absoluteString + "/metrics").output
      return metrics.split(separator: "\n").filter { $0.hasPrefix("motcua_http_requests_total") }
        .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
    }

    try places[0].write("một mật khẩu dài\n", to: "password")
    let added = try motcuaList([
      "user", "add", "lan", "--password-file", places[0].url.appending(path: "password").path, "--data",
      first.data.path,
    ])
    #expect(added.status == 0, "\(added.errors)")
    let entered = try ask(
      "-H", "Content-Type: application/json", "-d", #"{"name": "lan", "password": "một mật khẩu dài"}"#,
      proxy.url + "/api/v1/sessions")
    let token = try #require(entered.firstMatch(of: /"token":"([^"]+)"/)).output.1
    let officer = "Authorization: Bearer \(token)"
    for _ in 0..<20 { #expect(try ask("-H", officer, proxy.url + "/api/v1/queue").contains(" 200")) }
    #expect(try asked(first) > 5 && asked(second) > 5, "both are asked")

    // One that has counted nothing yet. Far less than each node would let through by itself, and both together let through what nginx does.
    let counting = try NginxProxy(before: [first, second], in: places[1])
    func often(_ words: String...) throws -> [Substring] {
      try run(URL(filePath: "/usr/bin/curl"), ["-sSik", "--max-time", "20"] + words).output
        .split(separator: #/HTTP/[0-9.]+ /#)
    }
    let before = try asked(first) + asked(second)
    let begun = ContinuousClock.now
    let many = try often("-H", officer, counting.url + "/api/v1/queue#[1-400]")
    let seconds = Int(begun.duration(to: .now).components.seconds) + 1
    let (passed, refused) = (many.filter { $0.hasPrefix("200") }, many.filter { $0.hasPrefix("429") })
    #expect(passed.count + refused.count == 400 && !refused.isEmpty, "\(many.first ?? "")")
    #expect(refused.allSatisfy { $0.lowercased().contains("retry-after: 2") && $0.contains("xin thử lại sau") })
    // The example's burst and rate.
    #expect(passed.count <= 121 + 30 * seconds)
    // Those that ask here for the figures are counted too.
    let reached = try asked(first) + asked(second) - before
    #expect((passed.count...passed.count + 4).contains(reached), "\(reached) for \(passed.count)")
    let signIns = try often("-d", "{}", counting.url + "/api/v1/sessions#[1-60]")
    #expect(signIns.contains { $0.hasPrefix("429") && $0.lowercased().contains("retry-after: 2") })

    let body: JSONValue = ["answers": .object(OfficeServer.answers)]
    func file(_ number: Int) throws -> Bool {
      let answer = try ask(
        "-H", "Content-Type: application/json", "-H", "Idempotency-Key: b\(number)", "-d", body.canonicalText,
        proxy.url + "/api/v1/procedures/cap-ban-sao-van-bang/dossiers")
      return answer.contains(" 201")
    }
    for number in 0..<6 { #expect(try file(number)) }
    first.send(SIGKILL)
    _ = first.ended()
    for number in 0..<12 {
      #expect(try ask("-H", officer, proxy.url + "/api/v1/queue").contains(" 200"))
      // What was on its way to it when it died is not sent anew by nginx; whoever filed it does, under the same key.
      #expect(try file(6 + number) || file(6 + number))
    }
    #expect(try ask("-X", "DELETE", "-H", officer, proxy.url + "/api/v1/sessions").contains(" 204"))
    #expect(try ask("-H", officer, proxy.url + "/api/v1/queue").contains(" 401"))
    let queue = try motcuaList(
      ["log", "verify", "--json", "--data", second.data.path, "--definitions", projectRoot.path])
    #expect(queue.status == 0 && queue.output.contains(#""dossiers":18"#), "\(queue.output)\(queue.errors)")
    #expect(second.stop() == 0)
  }

  @Test(
    "the unit is one that systemd understands, and shuts the server in",
    .enabled(if: FileManager.default.fileExists(atPath: analyze), "skipped: no systemd-analyze"))
  func unit() throws {
    let folder = try TemporaryFolder()
    // Its user and its program are not there on this machine.
    try folder.write(
      try Self.text("motcua.service").replacing("/opt/motcua/bin/motcua", with: "/bin/true")
        .replacing("User=motcua", with: "User=daemon").replacing("Group=motcua", with: "Group=daemon"),
      to: "motcua.service")
    let verdict = try run(
      URL(filePath: Self.analyze), ["verify", "--man=no", folder.url.appending(path: "motcua.service").path])
    #expect(verdict.status == 0 && !verdict.errors.contains("motcua.service:"), "\(verdict.errors)")
    // Of ten: how exposed it leaves what runs; an ordinary service has more than nine.
    let exposed = try run(
      URL(filePath: Self.analyze),
      [
        "security", "--offline=yes", "--threshold=20", "--no-pager",
        folder.url.appending(path: "motcua.service").path,
      ])
    #expect(exposed.status == 0, "\(exposed.output)\(exposed.errors)")
  }
}
