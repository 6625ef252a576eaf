import Dossiers
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

@Suite("The outbox")
struct OutboxTests {
  private static let reached: [String: JSONValue] = ["thu-dien-tu": "duc@example.vn"]

  private func office() throws -> (Office, DossierCode) {
    let office = try Office(reach: [.mail])
    return (office, try office.filed("a", OutboxTests.reached).code)
  }

  private func rows(_ office: Office, _ state: OutboxRow.State) throws -> [OutboxRow] {
    try office.oneStop.outbox(OutboxQuery(state))
  }

  @Test("has a row for each way by which the office sends and the applicant is reached, and no other")
  func reach() throws {
    let all = try Office(reach: [.mail, .message])
    _ = try all.filed("a", OutboxTests.reached)
    #expect(try rows(all, .waiting).map(\.effect.kind) == [.mail, .message])
    let without = try Office(reach: [.mail])
    _ = try without.filed()
    #expect(try rows(without, .waiting).isEmpty)
    let silent = try Office()
    _ = try silent.filed("a", OutboxTests.reached)
    #expect(try rows(silent, .waiting).isEmpty)
  }

  @Test("sends once, with the address and the name and nothing else that is personal")
  func once() throws {
    let (office, code) = try office()
    var sent: [Sending] = []
    let first = try office.oneStop.sendNext(.mail) { sending in
      sent.append(sending)
      return .done("sent")
    }
    #expect(first?.answer == .done("sent"))
    #expect(try office.oneStop.sendNext(.mail) { _ in .done("again") } == nil)
    #expect(sent.map(\.to) == ["duc@example.vn"])
    #expect(sent.map(\.identity) == ["mail/\(code)/1/1"])
    #expect(sent[0].languages == [.vietnamese, .english])
    #expect(try rows(office, .done).map(\.answer) == ["sent"])
    #expect(try office.oneStop.view(code, for: .officer("lan")).notices[0].sendings.map(\.state) == [.done])
  }

  @Test("does not hand the same row to a second worker while the first is at it")
  func twoWorkers() throws {
    let (office, _) = try office()
    var seen = 0
    _ = try office.oneStop.sendNext(.mail) { _ in
      let other = try? office.oneStop.sendNext(.mail) { _ in
        seen += 1
        return .done("twin")
      }
      #expect(other == nil)
      seen += 1
      return .done("sent")
    }
    #expect(seen == 1)
  }

  @Test("tries again what was cut off, under the same identity, and hears no more of the one that was given up")
  func cutOff() throws {
    let (office, code) = try office()
    var identities: [String] = []
    // The first worker stops in the middle for longer than anybody waits; meanwhile the second one does it.
    let late = try office.oneStop.sendNext(.mail) { sending in
      identities.append(sending.identity)
      try? office.go(to: "2026-11-19T09:06")
      let second = try? office.oneStop.sendNext(.mail) { sending in
        identities.append(sending.identity)
        return .done("second")
      }
      #expect(second?.answer == .done("second"))
      return .later("late")
    }
    #expect(late?.answer == .later("late"))
    #expect(identities == ["mail/\(code)/1/1", "mail/\(code)/1/1"])
    #expect(try rows(office, .done).map(\.answer) == ["second"])
    #expect(try rows(office, .done).map(\.attempts) == [2])
  }

  @Test("is tried again at once when the program begins anew, whatever time a try has")
  func begunAnew() throws {
    let (office, _) = try office()
    _ = try office.oneStop.sendNext(.mail) { _ in
      let twin = try? office.oneStop.sendNext(.mail) { _ in .done("twin") }
      #expect(twin?.answer == nil)
      try? office.oneStop.resumeTries()
      let second = try? office.oneStop.sendNext(.mail) { _ in .done("second") }
      #expect(second?.answer == .done("second"))
      return .later("late")
    }
    #expect(try rows(office, .done).map(\.answer) == ["second"])
  }

  @Test("waits longer after each failure, then gives up and says so; a person lets it be tried again")
  func deadLetter() throws {
    let (office, _) = try office()
    var patience = Patience()
    patience.attempts = 3
    var waits: [Int64] = []
    for day in 20...22 {
      try office.go(to: "2026-11-\(day)T09:00")
      let now = try #require(Instant("2026-11-\(day)T09:00"))
      #expect(try office.oneStop.sendNext(.mail, patience: patience) { _ in .later("smtp-451") } != nil)
      if let next = try rows(office, .waiting).first?.next {
        waits.append((next.milliseconds - now.milliseconds) / 1000)
      }
      #expect(try office.oneStop.sendNext(.mail, patience: patience) { _ in .done("at once") } == nil)
    }
    #expect(waits.count == 2)
    #expect((15...30).contains(waits[0]) && (30...60).contains(waits[1]))
    let dead = try #require(try rows(office, .dead).first)
    #expect(dead.answer == "smtp-451" && dead.attempts == 3)
    #expect(try office.oneStop.outboxCounts() == OutboxCounts(waiting: 0, dead: 1))
    #expect(try office.oneStop.revive(dead.id))
    #expect(try office.oneStop.outboxCounts() == OutboxCounts(waiting: 1, dead: 0))
    #expect(try !office.oneStop.revive(dead.id))
    #expect(try office.oneStop.sendNext(.mail) { _ in .done("sent") }?.answer == .done("sent"))
  }

  @Test("gives up at once what is refused for good")
  func refused() throws {
    let (office, _) = try office()
    _ = try office.oneStop.sendNext(.mail) { _ in .refused("smtp-550") }
    #expect(try rows(office, .dead).map(\.answer) == ["smtp-550"])
    #expect(try office.oneStop.sendNext(.mail) { _ in .done("sent") } == nil)
  }

  @Test("belongs to the record: its rows are proved against the log, and a rebuilt log sends nothing again")
  func proved() throws {
    let (office, code) = try office()
    _ = try office.oneStop.sendNext(.mail) { _ in .done("sent") }
    #expect(try office.oneStop.rebuild(repairing: true).faults.isEmpty)
    #expect(try rows(office, .waiting).isEmpty)
    #expect(try office.oneStop.verify().faults.isEmpty)
    let stray = Effect(.mail, of: .dossier(code), version: 1, entry: 1, number: 2)
    try office.store.write(for: office.oneStop.authority) { try $0.put(stray, at: Instant(milliseconds: 0)) }
    #expect(try office.oneStop.verify().faults.count == 1)
  }
}

@Suite("A lane of the outbox")
struct OutboxLaneTests {
  /// An office whose outbox has these lanes' effects, numbered in the order in which they were written.
  private func office(_ lanes: [String]) throws -> Office {
    let office = try Office()
    let code = try office.filed("a").code
    try office.store.write(for: office.oneStop.authority) { record in
      for (index, lane) in lanes.enumerated() {
        try record.put(
          Effect(.dispatch, of: .dossier(code), version: 1, entry: 1, number: index + 1, lane: lane),
          at: Instant(milliseconds: 0))
      }
    }
    return office
  }

  /// Which one is done next, and what that comes to.
  private func next(_ office: Office, _ answer: EffectAnswer) throws -> Int? {
    try office.oneStop.carryOut(.dispatch) { _ in answer }?.row.effect.number
  }

  @Test("is done in the order in which it was written: the next one begins once the one before it is over")
  func order() throws {
    let office = try office(["x", "x", "x"])
    #expect(try office.oneStop.outboxCounts() == OutboxCounts(waiting: 3, dead: 0))
    #expect(try office.oneStop.outbox(OutboxQuery(.waiting)).map(\.state) == [.waiting, .queued, .queued])
    #expect(try next(office, .later("http-503")) == 1)
    #expect(try next(office, .done("ok")) == nil)
    try office.go(to: "2026-11-30T09:00")
    for number in 1...3 { #expect(try next(office, .done("ok")) == number) }
    #expect(try next(office, .done("ok")) == nil)
  }

  @Test("does not wait for another lane, nor what has no lane for anything")
  func others() throws {
    let office = try office(["x", "y", "x", "", "y", ""])
    #expect(try next(office, .later("http-503")) == 1)
    var done: [Int] = []
    while let number = try next(office, .done("ok")) { done.append(number) }
    #expect(Set(done) == [2, 4, 5, 6] && done.filter { [2, 5].contains($0) } == [2, 5])
  }

  @Test("goes on past what was given up; that takes its turn again when a person lets it")
  func dead() throws {
    let office = try office(["x", "x", "x"])
    #expect(try next(office, .refused("http-400")) == 1)
    let dead = try #require(try office.oneStop.outbox(OutboxQuery(.dead)).first)
    #expect(try office.oneStop.revive(dead.id))
    #expect(try office.oneStop.outbox(OutboxQuery(.waiting)).map(\.state) == [.queued, .waiting, .queued])
    #expect(try next(office, .done("ok")) == 2)
    #expect(try next(office, .done("ok")) == 1)
    #expect(try next(office, .done("ok")) == 3)
  }

  @Test("is held by one worker at a time, and goes on when that one was cut off")
  func cutOff() throws {
    let office = try office(["x", "x"])
    _ = try office.oneStop.carryOut(.dispatch) { _ in
      #expect(try next(office, .done("twin")) == nil)
      try office.go(to: "2026-11-30T09:00")
      #expect(try next(office, .done("second")) == 1)
      return .done("late")
    }
    #expect(try next(office, .done("ok")) == 2)
  }
}
