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
  /// A receiver that takes everything but what it is told to refuse.
  private final class Receiver {
    var calls: [WebhookCall] = []
    var answers: [WebhookAnswer] = []

    func post(_ call: WebhookCall) -> WebhookAnswer {
      calls.append(call)
      return answers.isEmpty ? .answered(204, retryAfterSeconds: nil) : answers.removeFirst()
    }

    var ids: [String] { calls.map(\.id) }
  }

  private func office(
    scopes: Set<Integrator.Scope> = [.eventsRead], from cursor: EventCursor? = .beginning, types: [EventType]? = nil
  ) throws -> (office: Office, secret: String) {
    let office = try Office()
    _ = try office.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: scopes)
    let made = try office.oneStop.addWebhook(
      "https://nhan.example.vn/motcua", for: "so-lieu", types: types, from: cursor)
    #expect(made.webhook.number == 1)
    return (office, made.secret)
  }

  @discardableResult
  private func tell(_ office: Office, _ receiver: Receiver) throws -> WebhookRound {
    // Behind the commit, where the record is one of several nodes.
    try office.store.placeEntries(of: office.oneStop.authority)
    return try office.oneStop.tell(1, address: "https://mot.cua.vn") { receiver.post($0) }
  }

  private func standing(_ office: Office) throws -> Webhook {
    try #require(try office.oneStop.webhooks().first).webhook
  }

  /// The identifiers of all events, as the feed has them.
  private func feed(_ office: Office) throws -> [String] {
    let reader: Key<Integrator> = "doc-het"
    if try office.oneStop.integrators().contains(where: { $0.id == reader && $0.isLetIn(at: office.now) }) {
      _ = try office.oneStop.revokeIntegrator(reader)
    }
    let token = try office.oneStop.addIntegrator(reader, name: "x", scopes: [.eventsRead]).token
    let session = try office.oneStop.integrator(token: token, for: .eventsRead)
    return try office.oneStop.events(after: .beginning, for: EventFilter(session), limit: 500).events.map(\.id)
  }

  @Test("is told every event once, in the order of the log, signed as Standard Webhooks says")
  func told() throws {
    let (office, secret) = try office()
    let receiver = Receiver()
    let code = try office.filed().code
    _ = try office.filed("b", ["so-luong": 3])
    try office.act("tiep-nhan", on: code, by: "lan")
    while try tell(office, receiver).hasMore {}
    #expect(try receiver.ids == feed(office) && receiver.ids.count > 5)
    #expect(try tell(office, receiver) == WebhookRound())
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
    let receiver = Receiver()
    try tell(office, receiver)
    #expect(receiver.calls.isEmpty)
    _ = try office.filed("b", ["so-luong": 3])
    try tell(office, receiver)
    #expect(receiver.calls.count == 2)
  }

  @Test("is tried again later and later with the same event under the same identifier, and goes on behind it")
  func triedAgain() throws {
    let (office, _) = try office()
    _ = try office.filed()
    let receiver = Receiver()
    receiver.answers = [
      .answered(500, retryAfterSeconds: nil), .failed("timeout"), .answered(503, retryAfterSeconds: 90),
    ]
    var waits: [Int64] = []
    for _ in 0..<3 {
      let before = office.now
      let round = try tell(office, receiver)
      #expect(round.taken == 0 && round.failure != nil && !round.hasMore)
      // Nothing is tried before its time.
      #expect(try tell(office, receiver) == WebhookRound() && office.oneStop.dueWebhooks().isEmpty)
      let next = try standing(office).nextTry
      waits.append((next.milliseconds - before.milliseconds) / 1000)
      try office.go(to: next.description)
      #expect(try office.oneStop.dueWebhooks() == [1])
    }
    #expect((2...5).contains(waits[0]) && (5...10).contains(waits[1]) && waits[2] == 90)
    #expect(try standing(office).attempts == 3 && standing(office).answer == "http-503")
    #expect(try tell(office, receiver).taken == 2)
    #expect(Set(receiver.ids.prefix(4)).count == 1 && receiver.ids.count == 5)
    #expect(try standing(office).attempts == 0 && standing(office).failingSince == nil)
  }

  @Test("is paused after a day of failing, and told from there on when it is resumed")
  func pausedByItself() throws {
    let (office, _) = try office()
    _ = try office.filed()
    let receiver = Receiver()
    receiver.answers = [.failed("unreachable"), .failed("unreachable")]
    try tell(office, receiver)
    try office.go(to: "2026-11-20T09:00:00")
    #expect(try tell(office, receiver).ended == "failing")
    #expect(try standing(office).state == .paused && office.oneStop.dueWebhooks().isEmpty)
    try office.go(to: "2026-11-21T09:00:00")
    #expect(try tell(office, receiver) == WebhookRound())
    #expect(try office.oneStop.resumeWebhook(1))
    #expect(try tell(office, receiver).taken == 2)
    #expect(try Array(receiver.ids.suffix(2)) == feed(office))
  }

  @Test("is stopped by 410, and nothing is lost for whoever resumes it")
  func gone() throws {
    let (office, _) = try office()
    _ = try office.filed()
    let receiver = Receiver()
    receiver.answers = [.answered(410, retryAfterSeconds: nil)]
    #expect(try tell(office, receiver).ended == "gone")
    #expect(try standing(office).state == .stopped && tell(office, receiver) == WebhookRound())
    #expect(try office.oneStop.resumeWebhook(1) && tell(office, receiver).taken == 2)
  }

  @Test("stands still while it is paused, and what it is replayed from is told again under the same identifiers")
  func orders() throws {
    let (office, _) = try office()
    _ = try office.filed()
    let receiver = Receiver()
    #expect(try office.oneStop.pauseWebhook(1) && !office.oneStop.pauseWebhook(1))
    #expect(try tell(office, receiver) == WebhookRound())
    #expect(try office.oneStop.resumeWebhook(1) && !office.oneStop.resumeWebhook(1))
    try tell(office, receiver)
    let first = receiver.ids
    try office.oneStop.replayWebhook(1, from: .beginning)
    try tell(office, receiver)
    #expect(first.count == 2 && receiver.ids == first + first)
    guard case .string(let cursor)? = try JSONValue(reading: receiver.calls[0].body)["cursor"] else {
      throw OfficeFailure()
    }
    try office.oneStop.replayWebhook(1, from: try #require(EventCursor(cursor)))
    try tell(office, receiver)
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
    let (office, _) = try office()
    _ = try office.filed()
    let receiver = Receiver()
    receiver.answers = [.answered(422, retryAfterSeconds: nil)]
    try tell(office, receiver)
    #expect(try office.oneStop.resumeWebhook(1, skippingOne: true))
    try tell(office, receiver)
    #expect(try receiver.ids == feed(office))
  }

  /// A receiver that fails on everything about some subjects, and takes the rest.
  private final class Picky {
    var refused: Set<String> = []
    var taken: [(subject: String, id: String)] = []
    var tries = 0

    func post(_ call: WebhookCall) -> WebhookAnswer {
      tries += 1
      guard let event = try? JSONValue(reading: call.body), case .string(let subject)? = event["subject"] else {
        return .failed("no event")
      }
      guard !refused.contains(subject) else { return .answered(500, retryAfterSeconds: nil) }
      taken.append((subject, call.id))
      return .answered(204, retryAfterSeconds: nil)
    }
  }

  /// Tells it all that is to be told until nothing is for a day.
  private func tellAll(_ office: Office, _ receiver: Picky, until end: String) throws {
    let end = try #require(Instant(end))
    while office.now < end {
      var round = WebhookRound()
      repeat { round = try office.oneStop.tell(1, address: "") { receiver.post($0) } } while round.hasMore
      let next = try standing(office)
      let moment = ([next.nextTry] + next.setAside.map(\.nextTry)).filter { $0 > office.now }.min() ?? end
      try office.go(to: min(moment, end).description)
    }
  }

  @Test(
    "that fails on a dossier's event is told the others' meanwhile, and that dossier's in their order once it takes them"
  )
  func setAside() throws {
    let (office, _) = try office()
    let receiver = Picky()
    let bad = try office.filed("a").code
    receiver.refused = [bad.text]
    let good = try office.filed("b", ["so-luong": 3]).code
    try office.act("tiep-nhan", on: bad, by: "lan")
    try office.act("tiep-nhan", on: good, by: "lan")
    try tellAll(office, receiver, until: "2026-11-19T12:00:00")
    let aside = try #require(try standing(office).setAside.first)
    #expect(aside.subject == .dossier(bad) && aside.answer == "http-500" && aside.attempts > 3)
    #expect(try standing(office).setAside.count == 1 && standing(office).state == .active)
    let feed = try feed(office)
    #expect(Set(receiver.taken.map(\.subject)) == [good.text])
    #expect(try standing(office).cursor == office.oneStop.latestCursor())
    // It keeps being tried, though ever more rarely; nothing of it is lost or overtaken.
    let third = try office.filed("c", ["so-luong": 4]).code
    receiver.refused = []
    try tellAll(office, receiver, until: "2026-11-19T14:00:00")
    #expect(try standing(office).setAside.isEmpty)
    for code in [bad, good] {
      let told = receiver.taken.filter { $0.subject == code.text }.map(\.id)
      #expect(told == feed.filter(Set(told).contains) && Set(told).count == told.count, "in order, each once")
    }
    #expect(Set(receiver.taken.map(\.id)).isSuperset(of: feed))
    #expect(receiver.taken.contains { $0.subject == third.text })
  }

  @Test(
    "passes over the event of what was set aside when the operator says so; a replay from before tells everything again"
  )
  func setAsideOrders() throws {
    let (office, _) = try office()
    let receiver = Picky()
    let code = try office.filed("a").code
    receiver.refused = [code.text]
    try tellAll(office, receiver, until: "2026-11-19T12:00:00")
    #expect(try standing(office).setAside.count == 1)
    receiver.refused = []
    #expect(try office.oneStop.resumeWebhook(1, skippingOne: true))
    try tellAll(office, receiver, until: "2026-11-19T13:00:00")
    let feed = try feed(office)
    #expect(receiver.taken.map(\.id) == Array(feed.dropFirst()))
    receiver.refused = [code.text]
    try office.act("tiep-nhan", on: code, by: "lan")
    try tellAll(office, receiver, until: "2026-11-19T15:00:00")
    #expect(try standing(office).setAside.count == 1)
    (receiver.refused, receiver.taken) = ([], [])
    try office.oneStop.replayWebhook(1, from: .beginning)
    #expect(try standing(office).setAside.isEmpty)
    try tellAll(office, receiver, until: "2026-11-19T16:00:00")
    #expect(try receiver.taken.map(\.id) == self.feed(office))
  }

  @Test("sets nothing aside while its receiver is away or busy, and no more than so many dossiers")
  func setAsideBounds() throws {
    let (office, _) = try office()
    _ = try office.filed("a")
    let receiver = Receiver()
    receiver.answers =
      Array(repeating: .failed("timeout"), count: 5)
      + Array(repeating: .answered(503, retryAfterSeconds: nil), count: 5)
    for _ in 0..<10 {
      try tell(office, receiver)
      try office.go(to: standing(office).nextTry.description)
    }
    #expect(try standing(office).setAside.isEmpty && standing(office).attempts == 10)
    var patience = WebhookPatience()
    patience.setAsideAtMost = 0
    for _ in 0..<4 {
      let round = try office.oneStop.tell(1, address: "", patience: patience) { _ in
        .answered(500, retryAfterSeconds: nil)
      }
      #expect(round.failure == "http-500")
      try office.go(to: standing(office).nextTry.description)
    }
    #expect(try standing(office).setAside.isEmpty && standing(office).attempts == 14)
  }

  @Test("that is away or busy hears nothing of what was set aside either, and is paused after a day of that")
  func away() throws {
    let (office, _) = try office()
    let receiver = Receiver()
    _ = try office.filed("a")
    receiver.answers = Array(repeating: .answered(500, retryAfterSeconds: nil), count: 3)
    for _ in 0..<3 {
      try tell(office, receiver)
      let next = try standing(office)
      try office.go(to: (next.setAside.first?.nextTry ?? next.nextTry).description)
    }
    #expect(try standing(office).setAside.count == 1 && receiver.calls.count == 3)
    _ = try office.filed("b", ["so-luong": 3])
    receiver.answers = [.answered(503, retryAfterSeconds: 3600)]
    #expect(try tell(office, receiver).failure == "http-503" && receiver.calls.count == 4)
    let back = office.now.advanced(bySeconds: 3600)
    try office.go(to: back.advanced(bySeconds: -1).description)
    #expect(try office.oneStop.dueWebhooks().isEmpty && tell(office, receiver) == WebhookRound())
    try office.go(to: back.description)
    receiver.answers = [.failed("timeout")]
    try tell(office, receiver)
    #expect(receiver.calls.count == 5)
    try office.go(to: back.advanced(bySeconds: 24 * 3600).description)
    receiver.answers = [.failed("timeout")]
    #expect(try tell(office, receiver).ended == "failing" && receiver.calls.count == 6)
    #expect(try office.oneStop.resumeWebhook(1) && tell(office, receiver).taken == 4)
    #expect(try standing(office).failingSince == nil && standing(office).setAside.isEmpty)
  }

  @Test("that dies of one event is told all others, and is not paused for it")
  func deadly() throws {
    let (office, _) = try office()
    let receiver = Receiver()
    _ = try office.filed("a")
    receiver.answers = Array(repeating: .answered(500, retryAfterSeconds: nil), count: 3)
    for _ in 0..<3 {
      try tell(office, receiver)
      let next = try standing(office)
      try office.go(to: (next.setAside.first?.nextTry ?? next.nextTry).description)
    }
    let deadly = try #require(receiver.ids.last)
    let end = office.now.advanced(bySeconds: 30 * 3600)
    var (others, number) = (0, 0)
    while office.now < end {
      number += 1
      _ = try office.filed("other \(number)", ["so-luong": .integer(Int64(number % 5 + 1))])
      for _ in 0..<3 {
        let before = receiver.ids.count
        _ = try office.oneStop.tell(1, address: "") { call in
          receiver.answers = call.id == deadly ? [.answered(504, retryAfterSeconds: nil)] : []
          return receiver.post(call)
        }
        others += receiver.ids[before...].count { $0 != deadly }
        office.wait(minutes: 5)
      }
      office.wait(minutes: 45)
    }
    let standing = try standing(office)
    #expect(standing.state == .active && standing.setAside.count == 1)
    #expect(others >= 50 && receiver.ids.count { $0 == deadly } > 10)
  }

  @Test("keeps what the operator ordered while a post was under way")
  func orderedMeanwhile() throws {
    let (office, _) = try office()
    _ = try office.filed()
    let receiver = Receiver()
    let round = try office.oneStop.tell(1, address: "") { call in
      if receiver.calls.count == 1 { try? office.oneStop.replayWebhook(1, from: .beginning) }
      return receiver.post(call)
    }
    #expect(round.taken == 1)
    try tell(office, receiver)
    let feed = try feed(office)
    #expect(receiver.ids == feed + feed)
  }

  @Test("signs with both secrets while an old one counts, and with the new one alone afterwards")
  func rotated() throws {
    let (office, old) = try office()
    _ = try office.filed()
    let receiver = Receiver()
    let new = try office.oneStop.rotateSecret(of: 1, overlapSeconds: 3600)
    #expect(new != old && new.hasPrefix("whsec_"))
    try tell(office, receiver)
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
    try tell(office, receiver)
    let last = try #require(receiver.calls.last)
    #expect(try signatures(last) == [true, false])
  }

  @Test("hears only what its integrator may hear and it wants, and nothing once that has ended")
  func held() throws {
    let (office, _) = try office(types: [try #require(EventType("dossier.submitted"))])
    _ = try office.filed()
    let receiver = Receiver()
    try tell(office, receiver)
    #expect(receiver.calls.count == 1)
    #expect(try standing(office).cursor == office.oneStop.latestCursor())
    #expect(try office.oneStop.revokeIntegrator("so-lieu"))
    _ = try office.filed("b", ["so-luong": 3])
    try tell(office, receiver)
    #expect(receiver.calls.count == 1)
    #expect(try office.oneStop.webhooks().map(\.isLetIn) == [false])
    // Let in again, it hears what happened meanwhile.
    _ = try office.oneStop.addIntegrator("so-lieu", name: "x", scopes: [.eventsRead])
    try tell(office, receiver)
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
    let (office, _) = try office()
    let call = try office.oneStop.trialCall(of: 1)
    let event = try JSONValue(reading: call.body)
    #expect(event["type"] == "vn.motcua.trial" && event["id"] == .string(call.id))
    #expect(try standing(office).cursor == .beginning)
  }
}
