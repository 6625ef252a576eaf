import Dossiers
import JSON
import OneStop
import Testing
import Text
import WorkingTime

/// One event that is refused holds up its own subject, and nobody else's.
@Suite("A webhook that is refused one event")
struct SetAsideTests {
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
      let next = try office.webhook()
      let moment = ([next.nextTry] + next.setAside.map(\.nextTry)).filter { $0 > office.now }.min() ?? end
      try office.go(to: min(moment, end).description)
    }
  }

  @Test(
    "that fails on a dossier's event is told the others' meanwhile, and that dossier's in their order once it takes them"
  )
  func setAside() throws {
    let (office, _) = try Office.telling()
    let receiver = Picky()
    let bad = try office.filed("a").code
    receiver.refused = [bad.text]
    let good = try office.filed("b", ["so-luong": 3]).code
    try office.act("tiep-nhan", on: bad, by: "lan")
    try office.act("tiep-nhan", on: good, by: "lan")
    try tellAll(office, receiver, until: "2026-11-19T12:00:00")
    let aside = try #require(try office.webhook().setAside.first)
    #expect(aside.subject == .dossier(bad) && aside.answer == "http-500" && aside.attempts > 3)
    #expect(try office.webhook().setAside.count == 1 && office.webhook().state == .active)
    let feed = try office.feed()
    #expect(Set(receiver.taken.map(\.subject)) == [good.text])
    #expect(try office.webhook().cursor == office.oneStop.latestCursor())
    // It keeps being tried, though ever more rarely; nothing of it is lost or overtaken.
    let third = try office.filed("c", ["so-luong": 4]).code
    receiver.refused = []
    try tellAll(office, receiver, until: "2026-11-19T14:00:00")
    #expect(try office.webhook().setAside.isEmpty)
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
    let (office, _) = try Office.telling()
    let receiver = Picky()
    let code = try office.filed("a").code
    receiver.refused = [code.text]
    try tellAll(office, receiver, until: "2026-11-19T12:00:00")
    #expect(try office.webhook().setAside.count == 1)
    receiver.refused = []
    #expect(try office.oneStop.resumeWebhook(1, skippingOne: true))
    try tellAll(office, receiver, until: "2026-11-19T13:00:00")
    let feed = try office.feed()
    #expect(receiver.taken.map(\.id) == Array(feed.dropFirst()))
    receiver.refused = [code.text]
    try office.act("tiep-nhan", on: code, by: "lan")
    try tellAll(office, receiver, until: "2026-11-19T15:00:00")
    #expect(try office.webhook().setAside.count == 1)
    (receiver.refused, receiver.taken) = ([], [])
    try office.oneStop.replayWebhook(1, from: .beginning)
    #expect(try office.webhook().setAside.isEmpty)
    try tellAll(office, receiver, until: "2026-11-19T16:00:00")
    #expect(try receiver.taken.map(\.id) == office.feed())
  }

  @Test("sets nothing aside while its receiver is away or busy, and no more than so many dossiers")
  func setAsideBounds() throws {
    let (office, _) = try Office.telling()
    _ = try office.filed("a")
    let receiver = WebhookReceiver()
    receiver.answers =
      Array(repeating: .failed("timeout"), count: 5)
      + Array(repeating: .answered(503, retryAfterSeconds: nil), count: 5)
    for _ in 0..<10 {
      try office.tell(receiver)
      try office.go(to: office.webhook().nextTry.description)
    }
    #expect(try office.webhook().setAside.isEmpty && office.webhook().attempts == 10)
    var patience = WebhookPatience()
    patience.setAsideAtMost = 0
    for _ in 0..<4 {
      let round = try office.oneStop.tell(1, address: "", patience: patience) { _ in
        .answered(500, retryAfterSeconds: nil)
      }
      #expect(round.failure == "http-500")
      try office.go(to: office.webhook().nextTry.description)
    }
    #expect(try office.webhook().setAside.isEmpty && office.webhook().attempts == 14)
  }

  @Test("that is away or busy hears nothing of what was set aside either, and is paused after a day of that")
  func away() throws {
    let (office, _) = try Office.telling()
    let receiver = WebhookReceiver()
    _ = try office.filed("a")
    receiver.answers = Array(repeating: .answered(500, retryAfterSeconds: nil), count: 3)
    for _ in 0..<3 {
      try office.tell(receiver)
      let next = try office.webhook()
      try office.go(to: (next.setAside.first?.nextTry ?? next.nextTry).description)
    }
    #expect(try office.webhook().setAside.count == 1 && receiver.calls.count == 3)
    _ = try office.filed("b", ["so-luong": 3])
    receiver.answers = [.answered(503, retryAfterSeconds: 3600)]
    #expect(try office.tell(receiver).failure == "http-503" && receiver.calls.count == 4)
    let back = office.now.advanced(bySeconds: 3600)
    try office.go(to: back.advanced(bySeconds: -1).description)
    #expect(try office.oneStop.dueWebhooks().isEmpty && office.tell(receiver) == WebhookRound())
    try office.go(to: back.description)
    receiver.answers = [.failed("timeout")]
    try office.tell(receiver)
    #expect(receiver.calls.count == 5)
    try office.go(to: back.advanced(bySeconds: 24 * 3600).description)
    receiver.answers = [.failed("timeout")]
    #expect(try office.tell(receiver).ended == "failing" && receiver.calls.count == 6)
    #expect(try office.oneStop.resumeWebhook(1) && office.tell(receiver).taken == 4)
    #expect(try office.webhook().failingSince == nil && office.webhook().setAside.isEmpty)
  }

  @Test("that dies of one event is told all others, and is not paused for it")
  func deadly() throws {
    let (office, _) = try Office.telling()
    let receiver = WebhookReceiver()
    _ = try office.filed("a")
    receiver.answers = Array(repeating: .answered(500, retryAfterSeconds: nil), count: 3)
    for _ in 0..<3 {
      try office.tell(receiver)
      let next = try office.webhook()
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
    let webhook = try office.webhook()
    #expect(webhook.state == .active && webhook.setAside.count == 1)
    #expect(others >= 50 && receiver.ids.count { $0 == deadly } > 10)
  }
}
