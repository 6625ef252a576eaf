import Crypto
import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("A webhook")
struct WebhookTests {
  @Test("is told every event once, in the order of the log, signed as Standard Webhooks says")
  func told() throws {
    let (office, secret) = try Office.telling()
    let receiver = WebhookReceiver()
    let code = try office.filed().code
    _ = try office.filed("b", ["so-luong": 3])
    try office.act("tiep-nhan", on: code, by: "lan")
    while try office.tell(receiver).hasMore {}
    #expect(try receiver.ids == office.feed() && receiver.ids.count > 5)
    #expect(try office.tell(receiver) == WebhookRound())
    let key = try #require([UInt8](base64: String(secret.dropFirst("whsec_".count))))
    #expect(secret.hasPrefix("whsec_") && key.count == 32)
    for call in receiver.calls {
      let mac = try hmacSHA256(Array("\(call.id).\(call.timestamp).".utf8) + call.body, key: key)
      #expect(call.signature == "v1,\(mac.base64)" && call.url == "https://nhan.example.vn/motcua")
      let event = try JSONValue(reading: call.body)
      #expect(event["id"] == .string(call.id))
      guard case .string(let link)? = event["data"]?["link"] else { throw OfficeFailure() }
      #expect(link.hasPrefix("https://mot.cua.vn/api/v1/dossiers/"))
    }
    #expect(receiver.calls.first?.headers.contains { $0.name == "webhook-signature" } == true)
  }

  @Test("begins with what happens from now on, unless it is told where")
  func begins() throws {
    let office = try Office()
    _ = try office.filed()
    _ = try office.oneStop.addIntegrator("so-lieu", name: "x", scopes: [.eventsRead])
    _ = try office.oneStop.addWebhook("https://a.example.vn", for: "so-lieu")
    let receiver = WebhookReceiver()
    try office.tell(receiver)
    #expect(receiver.calls.isEmpty)
    _ = try office.filed("b", ["so-luong": 3])
    try office.tell(receiver)
    #expect(receiver.calls.count == 2)
  }

  @Test("is tried again later and later with the same event under the same identifier, and goes on behind it")
  func triedAgain() throws {
    let (office, _) = try Office.telling()
    _ = try office.filed()
    let receiver = WebhookReceiver()
    receiver.answers = [
      .answered(500, retryAfterSeconds: nil), .failed("timeout"), .answered(503, retryAfterSeconds: 90),
    ]
    var waits: [Int64] = []
    for _ in 0..<3 {
      let before = office.now
      let round = try office.tell(receiver)
      #expect(round.taken == 0 && round.failure != nil && !round.hasMore)
      // Nothing is tried before its time.
      #expect(try office.tell(receiver) == WebhookRound() && office.oneStop.dueWebhooks().isEmpty)
      let next = try office.webhook().nextTry
      waits.append((next.milliseconds - before.milliseconds) / 1000)
      try office.go(to: next.description)
      #expect(try office.oneStop.dueWebhooks() == [1])
    }
    #expect((2...5).contains(waits[0]) && (5...10).contains(waits[1]) && waits[2] == 90)
    #expect(try office.webhook().attempts == 3 && office.webhook().answer == "http-503")
    #expect(try office.tell(receiver).taken == 2)
    #expect(Set(receiver.ids.prefix(4)).count == 1 && receiver.ids.count == 5)
    #expect(try office.webhook().attempts == 0 && office.webhook().failingSince == nil)
  }

  @Test("is paused after a day of failing, and told from there on when it is resumed")
  func pausedByItself() throws {
    let (office, _) = try Office.telling()
    _ = try office.filed()
    let receiver = WebhookReceiver()
    receiver.answers = [.failed("unreachable"), .failed("unreachable")]
    try office.tell(receiver)
    try office.go(to: "2026-11-20T09:00:00")
    #expect(try office.tell(receiver).ended == "failing")
    #expect(try office.webhook().state == .paused && office.oneStop.dueWebhooks().isEmpty)
    try office.go(to: "2026-11-21T09:00:00")
    #expect(try office.tell(receiver) == WebhookRound())
    #expect(try office.oneStop.resumeWebhook(1))
    #expect(try office.tell(receiver).taken == 2)
    #expect(try Array(receiver.ids.suffix(2)) == office.feed())
  }

  @Test("is stopped by 410, and nothing is lost for whoever resumes it")
  func gone() throws {
    let (office, _) = try Office.telling()
    _ = try office.filed()
    let receiver = WebhookReceiver()
    receiver.answers = [.answered(410, retryAfterSeconds: nil)]
    #expect(try office.tell(receiver).ended == "gone")
    #expect(try office.webhook().state == .stopped && office.tell(receiver) == WebhookRound())
    #expect(try office.oneStop.resumeWebhook(1) && office.tell(receiver).taken == 2)
  }

  @Test("stands still while it is paused, and what it is replayed from is told again under the same identifiers")
  func orders() throws {
    let (office, _) = try Office.telling()
    _ = try office.filed()
    let receiver = WebhookReceiver()
    #expect(try office.oneStop.pauseWebhook(1) && !office.oneStop.pauseWebhook(1))
    #expect(try office.tell(receiver) == WebhookRound())
    #expect(try office.oneStop.resumeWebhook(1) && !office.oneStop.resumeWebhook(1))
    try office.tell(receiver)
    let first = receiver.ids
    try office.oneStop.replayWebhook(1, from: .beginning)
    try office.tell(receiver)
    #expect(first.count == 2 && receiver.ids == first + first)
    guard case .string(let cursor)? = try JSONValue(reading: receiver.calls[0].body)["cursor"] else {
      throw OfficeFailure()
    }
    try office.oneStop.replayWebhook(1, from: try #require(EventCursor(cursor)))
    try office.tell(receiver)
    #expect(receiver.ids == first + first + [first[1]])
    let foreign = try #require(EventCursor("1-0123456789ab"))
    #expect(throws: EventRefusal.foreignCursor("1-0123456789ab")) {
      try office.oneStop.replayWebhook(1, from: foreign)
    }
    try office.oneStop.removeWebhook(1)
    #expect(throws: IntegratorRefusal.noSuchWebhook(1)) { try office.oneStop.removeWebhook(1) }
    // Its number is nobody else's.
    #expect(try office.oneStop.addWebhook("https://b.example.vn", for: "so-lieu").webhook.number == 2)
  }

  @Test("passes over the event at which it fails when the operator says so, and over no other")
  func skipped() throws {
    let (office, _) = try Office.telling()
    _ = try office.filed()
    let receiver = WebhookReceiver()
    receiver.answers = [.answered(422, retryAfterSeconds: nil)]
    try office.tell(receiver)
    #expect(try office.oneStop.resumeWebhook(1, skippingOne: true))
    try office.tell(receiver)
    #expect(try receiver.ids == office.feed())
  }

  @Test("keeps what the operator ordered while a post was under way")
  func orderedMeanwhile() throws {
    let (office, _) = try Office.telling()
    _ = try office.filed()
    let receiver = WebhookReceiver()
    let round = try office.oneStop.tell(1, address: "") { call in
      if receiver.calls.count == 1 { try? office.oneStop.replayWebhook(1, from: .beginning) }
      return receiver.post(call)
    }
    #expect(round.taken == 1)
    try office.tell(receiver)
    let feed = try office.feed()
    #expect(receiver.ids == feed + feed)
  }

  @Test("signs with both secrets while an old one counts, and with the new one alone afterwards")
  func rotated() throws {
    let (office, old) = try Office.telling()
    _ = try office.filed()
    let receiver = WebhookReceiver()
    let new = try office.oneStop.rotateSecret(of: 1, overlapSeconds: 3600)
    #expect(new != old && new.hasPrefix("whsec_"))
    try office.tell(receiver)
    func signatures(_ call: WebhookCall) throws -> [Bool] {
      try [new, old].map { secret in
        let key = try #require([UInt8](base64: String(secret.dropFirst(6))))
        let mac = try hmacSHA256(Array("\(call.id).\(call.timestamp).".utf8) + call.body, key: key)
        return call.signature.split(separator: " ").contains("v1,\(mac.base64)")
      }
    }
    #expect(try receiver.calls.allSatisfy { try signatures($0) == [true, true] } && receiver.calls.count == 2)
    try office.go(to: "2026-11-19T10:00:00")
    _ = try office.filed("b", ["so-luong": 3])
    try office.tell(receiver)
    let last = try #require(receiver.calls.last)
    #expect(try signatures(last) == [true, false])
  }

  @Test("hears only what its integrator may hear and it wants, and nothing once that has ended")
  func held() throws {
    let (office, _) = try Office.telling(types: [try #require(EventType("dossier.submitted"))])
    _ = try office.filed()
    let receiver = WebhookReceiver()
    try office.tell(receiver)
    #expect(receiver.calls.count == 1)
    #expect(try office.webhook().cursor == office.oneStop.latestCursor())
    #expect(try office.oneStop.revokeIntegrator("so-lieu"))
    _ = try office.filed("b", ["so-luong": 3])
    try office.tell(receiver)
    #expect(receiver.calls.count == 1)
    #expect(try office.oneStop.webhooks().map(\.isLetIn) == [false])
    // Let in again, it hears what happened meanwhile.
    _ = try office.oneStop.addIntegrator("so-lieu", name: "x", scopes: [.eventsRead])
    try office.tell(receiver)
    #expect(receiver.calls.count == 2)
  }

  @Test("is not made for somebody who is not let in or may hear nothing, nor for procedures beyond the token's")
  func refused() throws {
    let office = try Office()
    let url = "https://nhan.example.vn"
    #expect(throws: IntegratorRefusal.noSuchIntegrator("so-lieu", nearest: nil)) {
      try office.oneStop.addWebhook(url, for: "so-lieu")
    }
    _ = try office.oneStop.addIntegrator("kiosk", name: "x", scopes: [.dossiersWrite])
    #expect(throws: IntegratorRefusal.hearsNothing("kiosk")) { try office.oneStop.addWebhook(url, for: "kiosk") }
    _ = try office.oneStop.addIntegrator(
      "hep", name: "x", scopes: [.eventsRead], procedures: ["cap-ban-sao-van-bang"])
    #expect(throws: AccessRefusal.otherProcedure("xac-minh-van-bang")) {
      try office.oneStop.addWebhook(url, for: "hep", procedures: ["xac-minh-van-bang"])
    }
    #expect(throws: IntegratorRefusal.noSuchWebhook(1)) { try office.oneStop.pauseWebhook(1) }
    #expect(throws: IntegratorRefusal.noSuchWebhook(1)) { try office.oneStop.trialCall(of: 1) }
  }

  @Test("tells a trial that is no event of the log")
  func trial() throws {
    let (office, _) = try Office.telling()
    let call = try office.oneStop.trialCall(of: 1)
    let event = try JSONValue(reading: call.body)
    #expect(event["type"] == "vn.motcua.trial" && event["id"] == .string(call.id))
    #expect(try office.webhook().cursor == .beginning)
  }
}
