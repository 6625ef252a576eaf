import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import Proofs
import Testing
import Text
import WorkingTime

/// The clock on the wall is set forth and back, as it is when it had gone wrong or somebody sets it by hand.
@Suite("A clock that steps")
struct SteppingClockTests {
  private func faults(_ office: Office) throws -> [String] {
    try office.oneStop.prove().faults.map(\.words.en)
  }

  @Test("back over midnight and the end of the year goes on with the numbers of the day that it says, without a gap")
  func numbers() throws {
    let office = try Office(at: "2026-12-31T23:40")
    #expect(try office.filed("a").code.text == "H56.06-261231-0001")
    try office.go(to: "2027-01-01T00:10")
    let (second, _) = try office.filed("b")
    #expect(second.text == "H56.06-270101-0001")
    try office.act("tiep-nhan", on: second, by: "lan")
    try office.go(to: "2026-12-31T23:50")
    let (third, _) = try office.filed("c")
    #expect(third.text == "H56.06-261231-0002")
    try office.act("tiep-nhan", on: third, by: "lan")
    try office.go(to: "2027-01-01T08:00")
    let (fourth, _) = try office.filed("d")
    #expect(fourth.text == "H56.06-270101-0002")
    try office.act("tiep-nhan", on: fourth, by: "lan")
    // Letters are numbered by the year.
    let letters = try [second, third, fourth].map {
      try office.oneStop.view($0, for: .officer("duc")).letters.map(\.number)
    }
    #expect(letters == [["01/GTN-2027"], ["01/GTN-2026"], ["02/GTN-2027"]])
    #expect(try faults(office) == [])
  }

  @Test("back lets no timer fire a second time, and forth lets none be forgotten")
  func timers() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    try office.act("tiep-nhan", on: code, by: "lan")
    let due = try #require(try office.oneStop.view(code, for: .officer("duc")).dossier.deadline?.due)
    // Days are lost at once: everything in between is late, and happens in its order.
    try office.go(to: "2026-11-24T09:00")
    while try office.oneStop.tick() > 0 {}
    let after = try office.oneStop.view(code, for: .officer("duc")).dossier
    #expect(after.isLate && after.deadline?.due == due)
    for moment in ["2026-11-19T09:30", "2026-11-24T08:00", "2026-11-24T09:00"] {
      try office.go(to: moment)
      #expect(try office.oneStop.tick() == 0)
    }
    #expect(try office.oneStop.view(code, for: .officer("duc")).dossier.version == after.version)
    #expect(try faults(office) == [])
  }

  @Test("back answers a repeat as the first time, and reckons a new due date by what it says")
  func repeats() throws {
    let office = try Office(at: "2026-11-19T15:30")
    let first = try office.submit("a")
    try office.go(to: "2026-11-19T10:00")
    #expect(try office.submit("a") == first)
    guard case .done(let code, _) = first.outcome else { throw OfficeFailure() }
    // Accepted, by the clock, before it came: due as by the earlier moment, and nothing is torn.
    try office.act("tiep-nhan", on: code, by: "lan")
    let dossier = try office.oneStop.view(code, for: .officer("duc")).dossier
    #expect(try #require(dossier.deadline?.due) >= #require(Instant("2026-11-19T10:00")))
    #expect(try faults(office) == [])
  }

  @Test("back signs no head that is earlier than the one before it")
  func heads() throws {
    let office = try Office(logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)))
    _ = try office.filed("a")
    let first = try #require(try office.oneStop.signHead())
    try office.go(to: "2026-11-18T20:00")
    _ = try office.filed("b")
    let second = try #require(try office.oneStop.signHead())
    #expect(second.size > first.size)
    #expect(second.signed.checkpoint.time >= first.signed.checkpoint.time)
    #expect(try faults(office) == [])
  }

  @Test("forth or back leaves what is to be sent to be sent once")
  func sending() throws {
    let office = try Office(reach: [.message])
    _ = try office.filed()
    #expect(try office.oneStop.sendNext(.message, { _ in .later("busy") }) != nil)
    // Its next try lies in what is now the future, and comes when the clock has gone there again.
    try office.go(to: "2026-11-18T21:00")
    #expect(try office.oneStop.sendNext(.message, { _ in .done("sent") }) == nil)
    try office.go(to: "2026-11-20T09:00")
    #expect(try office.oneStop.sendNext(.message, { _ in .done("sent") }) != nil)
    #expect(try office.oneStop.sendNext(.message, { _ in .done("sent") }) == nil)
    try office.go(to: "2026-11-19T09:00")
    #expect(try office.oneStop.sendNext(.message, { _ in .done("sent") }) == nil)
  }

  @Test("back over a year lets nothing wait for that year: what is to be sent, taken and told comes in minutes, once")
  func putBack() throws {
    let office = try Office(at: "2027-11-19T09:00", reach: [.message])
    _ = try office.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.eventsRead])
    _ = try office.oneStop.addWebhook("https://nhan.example.vn/motcua", for: "so-lieu", from: .beginning)
    _ = try office.filed()
    _ = try office.oneStop.deliver(smallestDocument(), from: Office.neighbour)
    // All of it failed while the clock was ahead.
    #expect(try office.oneStop.sendNext(.message, { _ in .later("busy") }) != nil)
    #expect(try office.oneStop.takeNext(taking: .later("busy")) == .later("busy"))
    #expect(try told(office, .failed("timeout")).failure == "timeout")
    #expect(try !office.oneStop.bringTriesForward())

    try office.go(to: "2026-11-19T09:00")
    #expect(try office.oneStop.bringTriesForward())
    #expect(try !office.oneStop.bringTriesForward())
    #expect(try office.oneStop.webhooks().first?.webhook.failingSince == office.now)
    // Whoever was at it when the clock was put back has the time of a try to come to its end.
    #expect(try office.oneStop.sendNext(.message, { _ in .done("sent") }) == nil)
    #expect(try office.oneStop.takeNext(taking: .taken(nil, "taken")) == nil)
    office.wait(minutes: 6)
    #expect(try office.oneStop.sendNext(.message, { _ in .done("sent") }) != nil)
    #expect(try office.oneStop.sendNext(.message, { _ in .done("sent") }) == nil)
    #expect(try office.oneStop.takeNext(taking: .taken(nil, "taken")) == .taken(nil, "taken"))
    #expect(try office.oneStop.takeNext(taking: .taken(nil, "taken")) == nil)
    #expect(try told(office, .answered(204, retryAfterSeconds: nil)).failure == nil)
    #expect(try office.oneStop.webhooks().first?.webhook.toldAt == office.now)
  }

  @Test("back lets a receiver that fails be given up a day after that by the clock as it goes now")
  func givenUp() throws {
    let office = try Office(at: "2026-11-19T09:30")
    _ = try office.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.eventsRead])
    _ = try office.oneStop.addWebhook("https://nhan.example.vn/motcua", for: "so-lieu", from: .beginning)
    _ = try office.filed()
    #expect(try told(office, .failed("timeout")).failure == "timeout")
    // Its next try is near enough to wait for.
    try office.go(to: "2026-11-19T09:00")
    #expect(try office.oneStop.bringTriesForward())
    #expect(try !office.oneStop.bringTriesForward())
    #expect(try office.oneStop.webhooks().first?.webhook.failingSince == office.now)
    try office.go(to: "2026-11-20T09:01")
    #expect(try told(office, .failed("timeout")).ended == "failing")
  }

  @Test("back lets no answer that was kept meanwhile hold up those behind it: one round forgets all that are old")
  func answers() throws {
    let office = try Office()
    let (now, ahead) = (office.now, office.now.advanced(bySeconds: 400 * 86_400))
    try office.store.write(for: office.oneStop.authority) { record in
      for (owner, at) in [("ahead", ahead), ("now", now)] {
        for id in 0..<1_500 {
          try record.keep(KeptOutcome(request: "r", answer: "a", at: at), of: CommandKey(owner: owner, id: "\(id)"))
        }
      }
    }
    func left(_ owner: String) throws -> Int {
      try office.store.read(for: office.oneStop.authority) { record in
        try (0..<1_500).count { try record.outcome(of: CommandKey(owner: owner, id: "\($0)")) != nil }
      }
    }
    try office.go(to: "2026-12-18T09:00")
    try office.oneStop.forgetOldOutcomes()
    #expect(try left("now") == 1_500, "thirty days have not passed")
    try office.go(to: "2026-12-31T09:00")
    try office.oneStop.forgetOldOutcomes()
    #expect(try left("now") == 0 && left("ahead") == 1_500)
  }

  private func told(_ office: Office, _ answer: WebhookAnswer) throws -> WebhookRound {
    try office.oneStop.tell(1, address: "https://mot.cua.vn") { _ in answer }
  }
}

extension OneStop {
  fileprivate func takeNext(taking: Taking) throws -> Taking? { try takeNext { _, _ in taking }?.taking }
}
