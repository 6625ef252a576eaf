import Exchange
import ExchangeCalling
import Foundation
import HTTPCalling
import JSON
import Procedures
import Testing
import Text
import WorkingTime

@Suite("Counterparts to try with", .timeLimit(.minutes(30)))
struct CounterpartCommandTests {
  private func secretFile(_ name: String, _ text: String, in folder: TemporaryFolder) throws -> String {
    let path = folder.url.appending(path: name).path
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }

  @Test("play a hub between systems of a file, and say what they saw")
  func hub() throws {
    let folder = try TemporaryFolder()
    let file = try secretFile(
      "systems", "tinh-bac H01.06 khóa của tỉnh Bắc\ntinh-nam H02.06,000.00.06.H02 khóa của tỉnh Nam\n", in: folder)
    let hub = try RunningCounterpart("hub", "--systems-file", file, "--fault", "duplicate=100", "--seed", "4")
    func caller(_ name: String, _ secret: String) throws -> PartnerCaller {
      let partner = Partner(
        id: "truc", name: .plain("Trục"), address: hub.url + "/exchange", system: name, networks: ["127.0.0.0/8"])
      return try #require(PartnerCaller(partner, secret: Array(secret.utf8)) { .onTheTestsClock })
    }
    let message = """
      <edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>
      <From><OrganId>H01.06</OrganId></From><To><OrganId>000.00.06.H02</OrganId></To>
      <DocumentId>a</DocumentId><Subject>Thử</Subject></MessageHeader></edXMLHeader></edXMLEnvelope></edXML>
      """
    let id = try caller("tinh-bac", "khóa của tỉnh Bắc").send(Array(message.utf8), .document, from: "H01.06")
    #expect(try caller("tinh-nam", "khóa của tỉnh Nam").received().map(\.id) == ["TD-1", id])
    #expect(try hub.shown("/view").list.count == 2)
    let (status, seen) = try hub.stop()
    #expect(status == 0 && seen.first == ["sendEdoc", "H01.06 > 000.00.06.H02", "TD-2", "duplicate"], "\(seen)")
  }

  /// A citizen files a dossier over the wire; its code.
  private func file(_ key: String, at server: RunningServer) throws -> String {
    let answer = try Caller().make(
      HTTPCalling.Call(
        .post, "\(server.url)/api/v1/procedures/cap-ban-sao-van-bang/dossiers",
        headers: [("Idempotency-Key", key), ("Content-Type", "application/json")],
        body: .bytes(JSONValue.object(["answers": .object(OfficeServer.answers)]).canonical)))
    return try #require(try JSONValue(reading: answer.body)["code"]?.text)
  }

  @Test(
    "play the portal, which knows every dossier once in the end although requests are repeated and sessions end",
    arguments: ["adapter", "api"])
  func portal(way: String) throws {
    let folder = try TemporaryFolder()
    let isAdapter = way == "adapter"
    let text =
      isAdapter
      ? "username so-gddt\npassword mat khau thu\nmadonvi 000.00.06.H56\n"
      : "client_id so-gddt\nclient_secret bi mat cua so\nmadonvi H56.06\n"
    let file = try secretFile("portal", text, in: folder)
    let option = isAdapter ? "--portal-account-file" : "--portal-client-file"
    let portal = try RunningCounterpart(
      "portal", option, file, "--calls", "3", "--seed", "2", "--fault", "duplicate=40", "--fault", "reorder=5%")
    let server = try RunningServer(in: folder, ["--portal-\(way)", portal.url, option, file])
    let codes = try ["a", "b"].map { try self.file($0, at: server) }
    var view = JSONValue.null
    for _ in 0..<600 {
      view = try portal.shown("/view")
      if codes.allSatisfy({ view["dossiers"]?[$0]?["steps"]?.list.count == 1 }) { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    for code in codes { #expect(view["dossiers"]?[code]?["steps"]?.list.count == 1, "\(code): \(view.canonicalText)") }
    #expect(view["refused"] == [])
    #expect(server.stop() == 0)
    let (status, seen) = try portal.stop()
    #expect(status == 0 && seen.contains { $0.last == "duplicate" } && seen.contains { $0[2] == "401" }, "\(seen)")
  }

  @Test("play the payment platform: a fee is paid although the news of it is lost")
  func payment() throws {
    let folder = try TemporaryFolder()
    let file = try secretFile("payment", "MAU-GDDT b6c1-f00d-77e2\n", in: folder)
    // Nobody listens there: the news are lost, and the office has to ask.
    let platform = try RunningCounterpart("payment", "--payment-secret-file", file, "--callback", "http://127.0.0.1:1/")
    let office = try OnlineOffice(in: folder, platform.url + "/", file)
    let (code, secret) = try office.owing()
    let begun = try office.ask("POST", "/dossiers/\(code)/payments", secret, key: "p1")
    let address = try #require(begun["address"]?.text)
    #expect(address.hasPrefix(platform.url + "/pay/"), "\(begun.canonicalText)")
    #expect(try Caller().make(HTTPCalling.Call(.post, address)).status == 200)
    try office.reconcile()
    let shown = try office.ask("GET", "/dossiers/\(code)", secret)
    #expect(shown["place"]?["id"]?.text == "tham-dinh" && shown["paid"]?.number == 500_000, "\(shown.canonicalText)")
    #expect(try platform.shown("/payments").list.map { $0["state"]?.text } == ["paid"])
    #expect(office.stop() == 0)
    let (status, seen) = try platform.stop()
    #expect(status == 0 && seen.contains { $0[0] == "INIT" && $0[2] == "0" }, "\(seen)")
    #expect(seen.contains { $0[0] == "RESULT" && $0[2] == "unreachable" }, "\(seen)")
    #expect(seen.contains { $0[0] == "QUERY" && $0[2] == "1" }, "\(seen)")
  }

  @Test("say what is wrong with a fault, a file or an address")
  func usage() throws {
    let folder = try TemporaryFolder()
    let file = try secretFile("systems", "tinh-bac H01.06 ngắn\n", in: folder)
    let payment = try secretFile("payment", "MAU-GDDT b6c1\n", in: folder)
    func errors(_ words: String...) throws -> String {
      let run = try motcuaList(["partner"] + words + ["--lang", "en"])
      #expect(run.status == 64 && run.output.isEmpty, "\(words): \(run)")
      return run.errors
    }
    #expect(try errors("hub", "--systems-file", file).contains("a secret of 16 bytes"))
    let pay = ["payment", "--payment-secret-file", payment]
    #expect(try errors(pay[0], pay[1], pay[2], "--fault", "halb=10").contains("delay, duplicate, reorder, half"))
    #expect(try errors(pay[0], pay[1], pay[2], "--fault", "half=200").contains("“half=200”"))
    #expect(
      try errors(pay[0], pay[1], pay[2], "--fault", "half=60", "--fault", "error=60").contains("100 per cent at most"))
    #expect(try errors(pay[0], pay[1], pay[2], "--callback", "http://example.vn/").contains("on this machine"))
    #expect(try errors("portal").contains("--portal-account-file or --portal-client-file"))
  }
}

extension Instant {
  /// What the machine's clock says.
  fileprivate static var onTheTestsClock: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
