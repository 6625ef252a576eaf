import Dossiers
import Foundation
import OneStop
import PostgresStore
import RecordKeeping
import TestSupport
import Testing
import Text

/// How many seeds: 2, or as `MOTCUA_PAUSES` says.
private let seeds = UInt64(ProcessInfo.processInfo.environment["MOTCUA_PAUSES"] ?? "") ?? 2

/// A node that stops for longer than others wait for it, and then goes on as if nothing had been.
@Suite(
  "A node that was paused",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"), .serialized)
struct PausedNodeTests {
  /// The process that is stopped, as it is seen from outside.
  private struct Paused: Sendable {
    let notes: String

    private var lines: [Substring] {
      ((try? String(contentsOfFile: notes, encoding: .utf8)) ?? "").split(separator: "\n")
    }

    var number: pid_t? { lines.first.flatMap { pid_t($0) } }

    var isStopped: Bool {
      guard let number, let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else {
        return false
      }
      return status.split(separator: ")").last?.hasPrefix(" T") == true
    }

    private var isGone: Bool { number.map { kill($0, 0) != 0 } ?? false }

    /// Waits until something holds of it.
    func wait(_ what: String, until holds: () throws -> Bool) throws {
      // Long: among all the tests it may take minutes until the process is begun at all.
      let end = ContinuousClock.now.advanced(by: .seconds(1200))
      while try !holds() {
        guard ContinuousClock.now < end, !isGone else {
          // One that stands still would never end.
          send(SIGKILL)
          throw Stuck(what: "it never came to: \(what)")
        }
        usleep(10_000)
      }
    }

    /// Waits until it stands still in the pause of a number.
    func wait(forPause number: Int) throws {
      try wait("pause \(number)") { lines.count >= number + 2 && isStopped }
    }

    func send(_ signal: Int32) { if let number { kill(number, signal) } }
  }

  private struct Stuck: Error { let what: String }

  /// What others do while it stands still, and what came of that.
  private struct Other: Sendable {
    let office: Office
    var sent: [String] = []
    var heard: [String] = []

    mutating func go(on pause: Pause) throws {
      switch pause.work {
      case .filing: _ = try office.filed("meanwhile")
      case .clock: while try office.oneStop.tick() > 0 {}
      case .mail: try sendAll()
      case .message:
        guard case .taken? = try office.oneStop.takeNext()?.taking else { throw OfficeFailure() }
      case .webhook: try tellAll()
      case .places: break
      }
    }

    mutating func sendAll() throws {
      while let sent = try office.oneStop.sendNext(.mail, { _ in .done("other") }) {
        self.sent.append(sent.row.effect.identity)
      }
    }

    mutating func tellAll() throws {
      try office.store.placeEntries(of: office.oneStop.authority)
      var hasMore = true
      while hasMore {
        var calls: [String] = []
        let round = try office.oneStop.tell(1, address: "https://mot.cua.vn") { call in
          calls.append(call.id)
          return .answered(204, retryAfterSeconds: nil)
        }
        heard += calls
        hasMore = round.hasMore
      }
    }
  }

  /// Stops it in the midst of giving places, which no test of ours is inside of: the server has its statement wait for a lock.
  private static func stopWhilePlacing(_ paused: Paused, _ other: Office, at address: String) throws {
    var limits = PostgresStore.Limits()
    limits.idleMilliseconds = 0
    let lock = try PostgresConnection(DatabaseAddress(address), limits: limits)
    try lock.script(
      """
      CREATE FUNCTION hold_places() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$;
      CREATE TRIGGER hold_places BEFORE UPDATE ON entry EXECUTE FUNCTION hold_places();
      SELECT pg_advisory_lock(4711)
      """)
    func waits() throws -> Bool {
      let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND objid = 4711"
      return try PostgresServer.ask(address, waiting).hasPrefix("1")
    }
    repeat {
      paused.send(SIGCONT)
      try paused.wait("placing", until: waits)
      paused.send(SIGSTOP)
      try paused.wait("standing still") { paused.isStopped }
      // It gives up after a second, and tries again.
    } while try !waits()
    try lock.script("SELECT pg_advisory_unlock(4711)")
    // The server lets go of it, and what it wrote is undone.
    try paused.wait("being overtaken") {
      (try? other.store.placeEntries(of: other.oneStop.authority)) != nil
    }
    guard try PostgresServer.ask(address, "SELECT count(*) FROM entry WHERE position IS NULL").hasPrefix("0") else {
      throw Stuck(what: "there are entries without a place")
    }
  }

  /// Waits for each pause of a course, does meanwhile what others do, and lets it go on; what could not be done, in words.
  private static func drive(
    _ paused: Paused, _ beginning: Other, through course: [Pause], at address: String
  ) -> (other: Other, faults: [String]) {
    var other = beginning
    var faults: [String] = []
    for (number, pause) in course.enumerated() {
      do {
        try paused.wait(forPause: number)
        // Its time is over.
        try other.office.go(to: Pause.begin(number))
        other.office.wait(minutes: 6)
        if pause.work == .places {
          try stopWhilePlacing(paused, other.office, at: address)
        } else {
          try other.go(on: pause)
        }
      } catch {
        faults.append("\(pause): \(error)")
      }
      paused.send(SIGCONT)
    }
    return (other: other, faults: faults)
  }

  @Test(
    "in the midst of what is one node's at a time holds nobody up, and undoes and repeats nothing that others did",
    arguments: 1...seeds)
  func paused(seed: UInt64) async throws {
    let address = try PostgresServer.newDatabase()
    var limits = PostgresStore.Limits()
    // It gives places when it is told to.
    limits.sequencing = .seconds(3600)
    var other = Other(office: try Office(at: "2026-11-18T09:00", reach: [.mail], address: address, limits: limits))
    let office = other.office
    let overdue = try office.filed("overdue").code
    try office.act("tiep-nhan", on: overdue, by: "lan")
    _ = try office.oneStop.addIntegrator("so-lieu", name: "Sở liệu", scopes: [.eventsRead])
    _ = try office.oneStop.addWebhook("https://nhan.example.vn/motcua", for: "so-lieu", from: .beginning)
    let paused = Paused(
      notes: FileManager.default.temporaryDirectory.path + "/motcua-pause-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(atPath: paused.notes) }

    async let driven: (other: Other, faults: [String]) = withCheckedContinuation { [other] ended in
      // In a thread of its own: as long as the process lives, whoever waits for it keeps one of those that tests share.
      let thread = Thread {
        ended.resume(returning: Self.drive(paused, other, through: Pause.course(of: seed), at: address))
      }
      thread.start()
    }
    await #expect(processExitsWith: .success) {
      [address = address as String, notes = paused.notes as String, seed = seed as UInt64] in
      let faults = try PausedNode(at: address, notes: notes).live(seed)
      #expect(faults == [])
    }
    let end = await driven
    other = end.other
    #expect(end.faults == [], "seed \(seed)")

    try other.sendAll()
    try other.tellAll()
    let rows = try office.oneStop.outbox(OutboxQuery(.done))
    #expect(!rows.isEmpty && rows.allSatisfy { $0.answer == "other" }, "what comes late is not noted")
    #expect(Set(other.sent).count == other.sent.count && other.sent.sorted() == rows.map(\.effect.identity).sorted())
    #expect(try office.oneStop.inbox(InboxQuery(.taken)).map(\.attempts) == [1])
    #expect(try office.oneStop.documents(for: "minh", DocumentFilters()).rows.count == 1)
    #expect(try office.oneStop.webhooks().first?.webhook.state == .active)
    #expect(!other.heard.isEmpty && Set(other.heard).count == other.heard.count)
    let events = try office.events(of: overdue)
    #expect(events.count { $0 == "overdue" } == 1, "\(events)")
    #expect(try office.oneStop.prove().faults.map(\.words.en) == [], "seed \(seed)")
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0, "seed \(seed)")
  }
}
