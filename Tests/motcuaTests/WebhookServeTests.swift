import Foundation
import HTTPCalling
import JSON
import OneStop
import TestSupport
import Testing

@testable import motcua

/// A receiver of webhooks, which outlives the server.
private final class Receiver {
  let secretFile: URL
  private let server: PythonServer

  init(in folder: TemporaryFolder) throws {
    secretFile = folder.url.appending(path: "webhook-secrets")
    try Data().write(to: secretFile)
    server = try PythonServer("Webhooks/receiver.py", ["--secret-file", secretFile.path])
  }

  var url: String { server.url }

  /// All posts so far, in the order in which they came.
  func posts() throws -> [JSONValue] {
    let answer = try HTTPCalling.Caller().make(HTTPCalling.Call(.get, url + "/received"))
    return try JSONValue(reading: answer.body, within: .init(bytes: 50_000_000)).list
  }

  func ask(_ path: String, _ body: JSONValue) throws {
    let answer = try HTTPCalling.Caller().make(
      HTTPCalling.Call(
        .post, url + path, headers: [("Content-Type", "application/json")], body: .bytes(body.canonical)))
    try #require(answer.status == 204)
  }

  /// Has the next posts answered so.
  func answer(_ answers: [(Int, [String: String])]) throws {
    let list = answers.map { status, headers in
      JSONValue.array([JSONValue(status), .object(JSONObject(headers.map { ($0.key, JSONValue.string($0.value)) }))])
    }
    try ask("/answers", ["answers": .array(list)])
  }
}

@Suite(
  "Webhooks of a running server", .timeLimit(.minutes(30)),
  .enabled(if: PythonServer.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct WebhookServeTests {
  /// A server whose webhooks may call this machine, an integrator, and a receiver that shares the webhook's secret.
  private final class Town {
    let folder: TemporaryFolder
    let receiver: Receiver
    let token: String
    private(set) var server: RunningServer
    private let more: [String]

    init(_ more: [String] = ["--allow-webhook-host", "127.0.0.1"], path: String = "/hook", _ wants: String...) throws {
      self.more = more
      folder = try TemporaryFolder()
      receiver = try Receiver(in: folder)
      server = try RunningServer(in: folder, more)
      let data = ["--data", server.data.path, "--lang", "en"]
      let added = try motcuaList(
        ["integrator", "add", "so-lieu", "--name", "Sở liệu", "--scopes", "events:read,dossiers:read"] + data)
      try #require(added.status == 0, "\(added.errors)")
      token = String(try #require(added.lines.first))
      let made = try motcuaList(
        ["webhook", "add", receiver.url + path, "--integrator", "so-lieu", "--from", "start"] + wants + data)
      try #require(made.status == 0, "\(made.errors)")
      try Data(made.output.utf8).write(to: receiver.secretFile)
    }

    /// A command of the operator's on webhook 1.
    func webhook(_ words: String...) throws -> Run {
      try motcuaList(["webhook"] + words + ["--data", server.data.path, "--lang", "en"])
    }

    func killAndStart() throws {
      #expect(server.stop(SIGKILL) != 0)
      server = try RunningServer(in: folder, more)
    }

    /// Files a dossier, and takes it back: four events of two entries at least.
    func file(_ key: String) throws {
      let answers = #"""
        {"nguoi-yeu-cau":{"ho-ten":"Nguyễn Thị Mai","ngay-sinh":"1990-11-12","so-dinh-danh":"038190004321"},
        "dien-thoai":"0987654321","dia-chi":"5 đường Mẫu","quan-he":"ban-than","ho-ten-tren-bang":"Nguyễn Thị Mai",
        "ngay-sinh-tren-bang":"1990-11-12","loai-van-bang":"thpt","nam-tot-nghiep":2008,"so-luong":1,
        "nhan-ket-qua":"truc-tuyen"}
        """#
      let filed = try server.ask(
        "POST", "api/v1/procedures/cap-ban-sao-van-bang/dossiers", json: #"{"answers": \#(answers)}"#,
        ["Idempotency-Key": key])
      try #require(filed.status == 201, "\(filed.body)")
      let receipt = try JSONValue(reading: filed.body)
      let (code, secret) = (receipt["code"]?.text ?? "", receipt["secret"]?.text ?? "")
      let taken = try server.ask(
        "POST", "api/v1/dossiers/\(code)/actions", json: #"{"task": 1, "action": "rut-ho-so", "reason": "Nhầm"}"#,
        ["Idempotency-Key": key + "-2", "If-Match": "\"1\"", "Authorization": "Receipt \(secret)"])
      try #require(taken.status == 200, "\(taken.body)")
    }

    /// The events as the feed has them.
    func feed() throws -> [JSONValue] {
      var events: [JSONValue] = []
      var cursor = "start"
      while true {
        let answer = try curlBody(
          "\(server.url.absoluteString)/api/v1/events?limit=500&after=\(cursor)", "Authorization: Bearer \(token)")
        let page = try JSONValue(reading: answer, within: .init(bytes: 50_000_000))
        events += page["events"]?.list ?? []
        cursor = try #require(page["next"]?.text, "\(answer)")
        if page["more"] == false { return events }
      }
    }

    private func curlBody(_ url: String, _ header: String) throws -> String {
      let run = try run(URL(filePath: "/usr/bin/curl"), ["-sS", "--max-time", "20", "-H", header, url])
      return run.output
    }

    /// Waits until so many different events were taken, or for what the receiver has at last.
    func posts(until isEnough: ([JSONValue]) -> Bool) throws -> [JSONValue] {
      for _ in 0..<800 {
        let posts = try receiver.posts()
        if isEnough(posts) { return posts }
        Thread.sleep(forTimeInterval: 0.05)
      }
      let posts = try receiver.posts()
      let listed = try webhook("list").output
      Issue.record("waited in vain; \(posts.count) posts: \(listed)")
      return posts
    }

    /// The counts, once they hold a line; they are taken every few seconds.
    func metrics(with line: String) throws -> String {
      for _ in 0..<400 {
        let said = try server.ask("GET", "metrics").body
        if said.contains(line + "\n") { return said }
        Thread.sleep(forTimeInterval: 0.05)
      }
      return try server.ask("GET", "metrics").body
    }

    /// Waits until the list of webhooks says something.
    func waitUntilListed(_ text: String) throws {
      for _ in 0..<400 {
        if try webhook("list").output.contains(text) { return }
        Thread.sleep(forTimeInterval: 0.05)
      }
      let listed = try webhook("list").output
      Issue.record("never listed as \(text): \(listed)")
    }
  }

  private func ids(_ posts: [JSONValue]) -> [String] { posts.compactMap { $0["id"]?.text } }

  @Test("tell an independent receiver every event, signed and as CloudEvents, in the order of the feed")
  func told() throws {
    let town = try Town()
    for number in 1...3 { try town.file("k-\(number)") }
    let feed = try town.feed()
    let posts = try town.posts { $0.count >= feed.count }
    #expect(feed.count >= 9 && posts.map { $0["event"]?["id"] } == feed.map { $0["id"] })
    #expect(posts.allSatisfy { $0["verified"] == 1 && $0["same"] == true && $0["source"] == "urn:motcua:tinh-mau" })
    #expect(posts.allSatisfy { $0["path"] == "/hook" })
    #expect(!posts.contains { $0.canonicalText.contains("Mai") || $0.canonicalText.contains("0987654321") })
    // A link without a host when nobody has said where the office is.
    #expect(posts.first?["event"]?["data"]?["link"]?.text?.hasPrefix("/api/v1/dossiers/") == true)
    let said = try town.metrics(with: #"motcua_webhook_entries_behind{webhook="1",integrator="so-lieu"} 0"#)
    #expect(said.contains(#"motcua_webhook_active{webhook="1",integrator="so-lieu"} 1"#))
    #expect(said.contains(#"motcua_webhook_events_total{webhook="1",integrator="so-lieu"} \#(feed.count)"#))
    #expect(town.server.stop() == 0)
  }

  @Test(
    "lose nothing and keep each dossier's order although the receiver fails by chance and the server is killed in between",
    arguments: [UInt64(1), 2])
  func storm(seed: UInt64) throws {
    let town = try Town()
    try town.receiver.ask("/chance", ["seed": JSONValue(Int(seed)), "percent": 20])
    for number in 1...3 { try town.file("a-\(number)") }
    _ = try town.posts { $0.count >= 2 }
    try town.killAndStart()
    for number in 1...3 { try town.file("b-\(number)") }
    let events = try town.feed()
    let feed = events.compactMap { $0["id"]?.text }
    _ = try town.posts { $0.count >= 8 }
    try town.killAndStart()
    try town.receiver.ask("/chance", ["seed": 0, "percent": 0])
    // What waits for its next try goes at once.
    let deadline = Date(timeIntervalSinceNow: 40)
    var posts: [JSONValue] = []
    repeat {
      _ = try town.webhook("resume", "1")
      posts = try town.receiver.posts()
    } while Set(ids(posts.filter { $0["answered"] == 204 })).count < feed.count && Date() < deadline
    let taken = posts.filter { $0["answered"] == 204 }
    #expect(Set(ids(taken)) == Set(feed), "seed \(seed)")
    // Repeats come under their own identifier, and no event comes before the one before it was taken.
    #expect(ids(posts).allSatisfy(Set(feed).contains) && posts.allSatisfy { $0["verified"] == 1 })
    for (subject, own) in Dictionary(grouping: events, by: { $0["subject"]?.text ?? "" }) {
      let own = own.compactMap { $0["id"]?.text }
      var last = -1
      for id in ids(posts) where own.contains(id) {
        let place = try #require(own.firstIndex(of: id))
        #expect(place <= last + 1, "\(id) of \(subject) came early, seed \(seed)")
        last = max(last, place)
      }
    }
    #expect(town.server.stop() == 0)
  }

  @Test("stand still, go on, begin again and change their secret as the operator says, while the server runs")
  func orders() throws {
    let town = try Town()
    try town.file("a")
    let before = try town.feed().count
    let first = try town.posts { $0.count >= before }
    #expect(try town.webhook("pause", "1").status == 0 && town.webhook("pause", "1").status == 1)
    try town.file("b")
    #expect(try town.webhook("test", "1").status == 1, "this machine is no host that was allowed to the command")
    #expect(try town.webhook("test", "1", "--allow-webhook-host", "127.0.0.1").status == 0)
    let quiet = try town.receiver.posts()
    #expect(quiet.count == first.count + 1 && quiet.last?["type"] == "vn.motcua.trial")
    #expect(try town.webhook("resume", "1").status == 0)
    let feed = try town.feed().compactMap { $0["id"]?.text }
    let resumed = try town.posts { $0.count >= feed.count + 1 }
    #expect(ids(resumed.filter { $0["type"] != "vn.motcua.trial" }) == feed)
    let cursor = try #require(resumed[1]["event"]?["cursor"]?.text)
    let rotated = try town.webhook("rotate", "1", "--overlap", "1")
    #expect(rotated.status == 0 && rotated.output.hasPrefix("whsec_"))
    #expect(try town.webhook("replay", "1", "--from", cursor).status == 0)
    let all = try town.posts { $0.count >= 2 * feed.count - 1 }
    #expect(ids(Array(all.dropFirst(feed.count + 1))) == Array(feed.dropFirst(2)))
    #expect(all.last?["signatures"] == 2 && all.last?["verified"] == 1)
    let foreign = try town.webhook("replay", "1", "--from", "999999-0123456789ab")
    #expect(foreign.status == 1 && foreign.errors.contains("older backup"))
    #expect(try town.webhook("remove", "1").status == 0 && town.webhook("list").output.isEmpty)
    #expect(town.server.stop() == 0)
  }

  @Test("end with 410, wait as Retry-After asks, and follow no redirect")
  func answers() throws {
    let town = try Town()
    // The second comes by itself some seconds after the first, and then nothing for ten minutes.
    try town.receiver.answer([
      (302, ["Location": town.receiver.url + "/elsewhere"]), (503, ["Retry-After": "600"]), (410, [:]),
    ])
    try town.file("a")
    try town.waitUntilListed("http-503")
    let listed = try town.webhook("list", "--json")
    let webhook = try #require(try JSONValue(reading: listed.output)["webhooks"]?.list.first)
    let moment = (webhook["nextTry"]?.text ?? "").replacing(/\.\d+/, with: "")
    let next = try #require(ISO8601DateFormatter().date(from: moment))
    #expect(next.timeIntervalSinceNow > 500 && webhook["state"] == "failing")
    #expect(try town.webhook("resume", "1").status == 0)
    try town.waitUntilListed("stopped-gone")
    let posts = try town.receiver.posts()
    #expect(posts.map { $0["answered"] } == [302, 503, 410] && posts.allSatisfy { $0["path"] == "/hook" })
    #expect(try town.webhook("resume", "1").status == 0)
    let feed = try town.feed().count
    let all = try town.posts { $0.count >= 3 + feed }
    #expect(all.count == 3 + feed)
    #expect(town.server.stop() == 0)
  }

  @Test("call no address of the own network that was not allowed by name, however it is written")
  func ownNetwork() throws {
    let town = try Town([])
    try town.file("a")
    try town.waitUntilListed("not-allowed")
    let data = ["--data", town.server.data.path, "--lang", "en"]
    #expect(try town.receiver.posts().isEmpty)
    let plain = try motcuaList(["webhook", "add", "http://hooks.example.vn/x", "--integrator", "so-lieu"] + data)
    #expect(plain.status == 64 && plain.errors.contains("https"))
    for address in ["ftp://127.0.0.1/x", "https://lan:mat-khau@hooks.example.vn/", "https://", "nonsense"] {
      #expect(try motcuaList(["webhook", "add", address, "--integrator", "so-lieu"] + data).status == 64, "\(address)")
    }
    #expect(town.server.stop() == 0)
  }
}

@Suite(
  "Posts to webhooks", .timeLimit(.minutes(30)),
  .enabled(if: PythonServer.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct WebhookCarrierTests {
  private func message(to url: String) -> WebhookCall {
    let event = #"{"specversion":"1.0","id":"a.1","source":"urn:x","type":"t","data":{}}"#
    return WebhookCall(url: url, id: "a.1", timestamp: 1, signature: "v1,x", body: Array(event.utf8))
  }

  @Test("go to no address of the own network, whatever name or spelling leads to it, and nobody there hears of them")
  func ownNetwork() throws {
    let folder = try TemporaryFolder()
    let receiver = try Receiver(in: folder)
    let port = try #require(URL(string: receiver.url)?.port)
    let carrier = WebhookCarrier(allowing: ["hooks.example.vn", "10.9.8.7"])
    let hosts = [
      "127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "127.8.9.10", "0.0.0.0",
      "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "10.0.0.1",
      "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1",
      "255.255.255.255", "[fc00::1]", "[fd12::1]", "[fe80::1]", "[ff02::1]", "[::ffff:10.0.0.1]",
    ]
    for host in hosts {
      #expect(carrier.post(message(to: "http://\(host):\(port)/hook")) == .failed("not-allowed"), "\(host)")
    }
    #expect(try receiver.posts().isEmpty)
  }

  @Test("go to a host of the own network that was allowed by its name, and to no other name of the same machine")
  func allowed() throws {
    let folder = try TemporaryFolder()
    let receiver = try Receiver(in: folder)
    let port = try #require(URL(string: receiver.url)?.port)
    let carrier = WebhookCarrier(allowing: ["127.0.0.1"])
    #expect(carrier.post(message(to: "http://127.0.0.1:\(port)/hook")).isTaken)
    #expect(carrier.post(message(to: "http://localhost:\(port)/hook")) == .failed("not-allowed"))
    // A redirect is an answer like another one, and leads nowhere.
    try receiver.answer([(307, ["Location": receiver.url + "/elsewhere"])])
    #expect(carrier.post(message(to: "http://127.0.0.1:\(port)/hook")).word == "http-307")
    #expect(try receiver.posts().map { $0["path"] } == ["/hook", "/hook"])
  }
}
