import Dossiers
import JSON
import OneStop
import PostgresStore
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

/// Two nodes on one database, whose clocks gain, lose and are put on or back while time goes by.
@Suite(
  "A node whose clock is apart from the database's",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct ApartClockTests {
  private static let taken = WebhookAnswer.answered(204, retryAfterSeconds: nil)

  /// Two nodes and the clock of their database, which all stand at one moment.
  private final class Nodes {
    let clock: DatabaseClock
    let offices: [Office]
    var now: Instant

    init() throws {
      let address = try PostgresServer.newDatabase()
      let moment = "2026-11-19T09:00"
      now = try #require(Instant(moment))
      clock = try DatabaseClock(in: address)
      try clock.stand(at: now.milliseconds)
      var limits = PostgresStore.Limits()
      // Time goes by when the test says so: nobody looks beside it, and each look is a new one.
      limits.sequencing = .seconds(3600)
      limits.clockReading = .zero
      offices = try (0..<2).map { _ in
        try Office(at: moment, reach: [.mail], address: address, isHeldAgainstDatabase: true, limits: limits)
      }
    }

    /// Lets time go by; the clock of each node is so many seconds ahead then.
    func go(on seconds: Int64, ahead: [Int64]) throws {
      now = now.advanced(bySeconds: seconds)
      try clock.stand(at: now.milliseconds)
      for (office, ahead) in zip(offices, ahead) { office.go(to: now.advanced(bySeconds: ahead)) }
    }
  }

  /// What was told, each as often as it was.
  private struct Told {
    var mails: [String] = []
    var events: [String] = []
  }

  /// Whatever a node can do of itself; whether it did anything.
  private func work(_ office: Office, _ told: inout Told, meanwhile: (inout Told) throws -> Void = { _ in }) throws
    -> Bool
  {
    var didSomething = try office.oneStop.tick() > 0
    while let (_, answer) = try office.oneStop.sendNext(
      .mail,
      { sending in
        told.mails.append(sending.identity)
        try? meanwhile(&told)
        return .done("sent")
      })
    {
      #expect(answer == .done("sent"))
      didSomething = true
    }
    let round = try office.oneStop.tell(1, address: "https://mot.cua.vn") { call in
      told.events.append(call.id)
      try? meanwhile(&told)
      return Self.taken
    }
    return didSomething || round.taken > 0
  }

  @Test(
    "begins and records nothing, so that all is done once by the other and at times that were", arguments: UInt64(1)...6
  )
  func seeded(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let nodes = try Nodes()
    let (one, other) = (nodes.offices[0], nodes.offices[1])
    _ = try one.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.eventsRead])
    _ = try one.oneStop.addWebhook("https://nhan.example.vn/motcua", for: "so-lieu", from: .beginning)
    var (told, moments, drift) = (Told(), [nodes.now], Int64(0))
    var (codes, refused) = ([DossierCode](), 0)
    for step in 0..<12 {
      // The first one's clock is off by as much as may be, the other one's drifts, and is put on or back across the lease.
      let slight = Int64.random(in: -20...20, using: &chance)
      drift =
        [0, drift + Int64.random(in: 5...15, using: &chance), Int64.random(in: 200...600, using: &chance), -400]
        .randomElement(using: &chance) ?? 0
      // Neither is near the tolerance, since these clocks stand while the machine works.
      if (21...40).contains(abs(drift)) { drift = drift > 0 ? 41 : -41 }
      try nodes.go(on: Int64.random(in: 20...900, using: &chance), ahead: [slight, drift])
      moments.append(nodes.now)
      let isApart = abs(drift) > 30
      #expect(one.oneStop.standsBack == nil)
      #expect((other.oneStop.standsBack != nil) == isApart, "step \(step): \(drift) s")
      let filed = try one.filed("\(step)", ["thu-dien-tu": "duc@example.vn"]).code
      codes.append(filed)
      if step % 2 == 0 { try one.act("tiep-nhan", on: filed, by: "lan") }
      try one.store.placeEntries(of: one.oneStop.authority)
      if isApart {
        refused += 1
        #expect(throws: ClockDoubt.self) { try other.filed("apart \(step)") }
        #expect(throws: ClockDoubt.self) { try other.act("tiep-nhan", on: filed, by: "lan", id: "apart \(step)") }
        #expect(try !work(other, &told), "it begins something at \(drift) s")
      } else {
        codes.append(try other.filed("other \(step)", ["thu-dien-tu": "duc@example.vn"]).code)
      }
      // In the midst of whatever the first one does, the other one looks, with its clock beyond the end of the try.
      _ = try work(one, &told) { told in
        other.go(to: nodes.now.advanced(bySeconds: 400))
        let begins = try work(other, &told)
        #expect(!begins)
      }
    }
    #expect(refused > 0)
    // Days go by, and both agree again: what is due is done by either, once.
    for _ in 0..<8 {
      try nodes.go(on: 86_400, ahead: [20, -20])
      moments.append(nodes.now)
      for office in nodes.offices {
        try office.store.placeEntries(of: office.oneStop.authority)
        while try work(office, &told) {}
      }
    }
    #expect(Set(told.mails).count == told.mails.count && !told.mails.isEmpty)
    #expect(try one.oneStop.outboxCounts().waiting == 0)
    #expect(Set(told.events).count == told.events.count && told.events.count >= codes.count)
    let overdue = try codes.map { code in try one.events(of: code).count { $0 == "overdue" } }
    #expect(overdue.allSatisfy { $0 <= 1 } && overdue.contains(1), "\(overdue)")
    // Every entry stands at a time that was, as near as a clock may be.
    let entries = try one.store.read(for: one.oneStop.authority) { try $0.entries(from: 1, limit: 10_000) }
    for entry in entries {
      guard case .string(let text)? = try JSONValue(reading: entry.body)["at"], let at = Instant(text) else { continue }
      #expect(moments.contains { abs($0.milliseconds - at.milliseconds) <= 30_000 }, "\(text)")
    }
    #expect(entries.count >= codes.count)
    #expect(try one.oneStop.prove().faults.map(\.words.en) == [])
    #expect(try one.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("notes still what came of a mail that it sent when the clock was put on in the midst of that")
  func settled() throws {
    let nodes = try Nodes()
    let (one, other) = (nodes.offices[0], nodes.offices[1])
    _ = try one.filed("a", ["thu-dien-tu": "duc@example.vn"])
    let sent = try one.oneStop.sendNext(.mail) { _ in
      one.wait(minutes: 6)
      return .done("sent")
    }
    #expect(sent != nil && one.oneStop.standsBack != nil)
    try nodes.go(on: 3600, ahead: [0, 0])
    #expect(try other.oneStop.sendNext(.mail) { _ in .done("again") } == nil)
  }

  @Test("undoes a work in the midst of which the clock was put on, and erases nothing")
  func undone() throws {
    let nodes = try Nodes()
    let one = nodes.offices[0]
    let code = try one.filed().code
    one.store.within.withLock { $0 = { one.wait(minutes: 6) } }
    #expect(throws: ClockDoubt.self) { try one.act("tiep-nhan", on: code, by: "lan") }
    let doubt = try #require(try one.oneStop.watchClock())
    #expect(doubt.cause == .apart && (330...360).contains(doubt.aheadSeconds))
    #expect(doubt.words.en.contains("s ahead of the database's"))
    try nodes.go(on: 60, ahead: [-31, 0])
    #expect(try one.oneStop.clockDoubt()?.words.en.contains("s behind the database's") == true)
    try nodes.go(on: 60, ahead: [29, 0])
    // Nobody has to say that it is right.
    #expect(try one.oneStop.watchClock() == nil && one.oneStop.clockDoubt() == nil)
    #expect(try one.oneStop.view(code, for: .officer("lan")).dossier.version == 1)
    #expect(try one.act("tiep-nhan", on: code, by: "lan").isDone)
  }
}
