import Crypto
import Foundation
import JSON
import OneStop
import Procedures
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

@testable import Dossiers

/// Several offices on one database, as `motcua serve` runs them on several machines.
@Suite(
  "Nodes on one database",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"), .serialized)
struct NodesTests {
  private static let day = Day(number: 20_776)

  /// The codes that so many dossiers of one day have, none left out.
  private func codes(_ count: Int) -> Set<String> {
    Set((1...count).map { DossierCode(agency: "H56.06", day: Self.day, number: $0).text })
  }

  /// Makes sure that the record proves itself and has each submission once.
  private func prove(_ office: Office, _ filed: [String: String]) throws {
    #expect(Set(filed.values) == codes(filed.count), "a gap, or one twice")
    #expect(try office.oneStop.verify().faults.map(\.words.en) == [])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
  }

  @Test("give 16 applicants at a time their codes without a gap, and a repeat at another node the first answer")
  func twoNodes() throws {
    let address = try PostgresServer.newDatabase()
    let nodes = [try Office(address: address), try Office(address: address)]
    let filed = Mutex<[String: String]>([:])
    DispatchQueue.concurrentPerform(iterations: 16) { applicant in
      for number in 0..<5 {
        let id = "\(applicant)-\(number)"
        guard let first = try? nodes[applicant % 2].filed(id), let again = try? nodes[(applicant + 1) % 2].filed(id)
        else { continue }
        filed.withLock { $0[id] = first.code == again.code ? first.code.text : "\(first.code) \(again.code)" }
      }
    }
    #expect(filed.withLock(\.count) == 80)
    try prove(nodes[0], filed.withLock { $0 })
  }

  @Test("let one of them act on a version, and refuse the other")
  func sameVersion() throws {
    let address = try PostgresServer.newDatabase()
    let nodes = [try Office(address: address), try Office(address: address)]
    let code = try nodes[0].filed().code
    let outcomes = Mutex<[Outcome]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { node in
      if let outcome = try? nodes[node].act("tiep-nhan", on: code, by: "lan", id: "node \(node)", expecting: 1) {
        outcomes.withLock { $0.append(outcome) }
      }
    }
    let done = outcomes.withLock { $0.filter { if case .done = $0 { true } else { false } } }
    #expect(outcomes.withLock(\.count) == 2 && done.count == 1)
    let versions = try nodes.map { try $0.oneStop.view(code, for: .officer("lan")).dossier.version }
    #expect(versions[0] == versions[1] && versions[0] > 1)
  }

  @Test("know each other's sessions, of officers and of citizens, and what is ended at one is ended at all")
  func sessions() throws {
    let address = try PostgresServer.newDatabase()
    let offices = [try Office(address: address), try Office(address: address)]
    let nodes = offices.map(\.oneStop)
    let password = "một mật khẩu dài"
    try nodes[0].setPassword(password, of: "lan")
    for (begun, other) in [(0, 1), (1, 0)] {
      let token = try nodes[begun].signIn("lan", password: password).token
      let logIn = try nodes[begun].logIn(LogInSessionTests.identity()).text
      for node in nodes {
        #expect(try node.signedIn(token: token, for: .act).officer == "lan")
        #expect(try node.loggedIn(logIn)?.identity == LogInSessionTests.identity())
      }
      try nodes[other].signOut(token: token)
      try nodes[other].logOut(logIn)
      for node in nodes {
        #expect(throws: AccessRefusal.badToken) { try node.signedIn(token: token, for: .read) }
        #expect(try node.loggedIn(logIn) == nil)
      }
    }
    // Whoever came in by the old password is out everywhere, and wrong tries at either node count together.
    let tokens = try nodes.map { try $0.signIn("lan", password: password).token }
    try nodes[1].setPassword("một mật khẩu khác", of: "lan")
    for node in nodes {
      for token in tokens {
        #expect(throws: AccessRefusal.badToken) { try node.signedIn(token: token, for: .read) }
      }
    }
    for attempt in 0..<OneStop.Guarding.failures {
      #expect(throws: AccessRefusal.wrongPassword) { try nodes[attempt % 2].signIn("lan", password: password) }
    }
    for office in offices {
      #expect(throws: AccessRefusal.self) { try office.oneStop.signIn("lan", password: "một mật khẩu khác") }
    }
  }

  /// What the clock did to dossiers, and what was sent about that, however many nodes ran it.
  private struct Passed: Equatable {
    var events: [String: [String]] = [:]
    var sent: [String] = []
  }

  /// Dossiers whose due dates, waits and retention pass, the clock run by all nodes at the same time.
  private func passed(nodes count: Int) throws -> Passed {
    let address = try PostgresServer.newDatabase()
    let nodes = try (0..<count).map { _ in try Office(reach: [.mail], address: address) }
    let codes = try (0..<12).map { try nodes[0].filed("\($0)", ["thu-dien-tu": "duc@example.vn"]).code }
    for code in codes.prefix(4) { try nodes[0].act("tu-choi", on: code, by: "lan", reason: "x") }
    for code in codes.dropFirst(4) { try nodes[0].act("tiep-nhan", on: code, by: "lan") }
    let passed = Mutex(Passed())
    func together(_ work: @Sendable (OneStop) throws -> Bool) {
      DispatchQueue.concurrentPerform(iterations: 4) { thread in
        // Bounded: what is never done is to be seen, and not waited for.
        for _ in 0..<100 where (try? work(nodes[thread % count].oneStop)) != true { break }
      }
    }
    func run(to moment: String) throws {
      for node in nodes { try node.go(to: moment) }
      together { try $0.tick() > 0 }
      together { office in
        try office.sendNext(.mail) { sending in
          passed.withLock { $0.sent.append(sending.identity) }
          return .done("sent")
        } != nil
      }
      together { office in
        _ = try office.runErasures()
        return false
      }
    }
    for moment in ["2026-11-19T16:30", "2026-11-20T09:00", "2026-12-20T09:00", "2047-01-04T09:00", "2047-02-10T09:00"] {
      try run(to: moment)
    }
    for code in codes {
      let events = try nodes[0].events(of: code)
      passed.withLock { $0.events[code.text] = events }
    }
    passed.withLock { $0.sent.sort() }
    let left = try nodes[0].oneStop.tick()
    #expect(left == 0)
    #expect(try nodes[0].oneStop.prove().faults.map(\.words.en) == [])
    return passed.withLock { $0 }
  }

  @Test("have the clock run by each of them, and whatever it does is done once, and told once")
  func timers() throws {
    let alone = try passed(nodes: 1)
    for (event, count) in [("overdue", 8), ("erasure-announced", 4), ("erased", 4)] {
      let found = alone.events.values.count { events in events.count { $0 == event } == 1 }
      #expect(found == count, "\(event): \(alone.events)")
    }
    #expect(!alone.sent.isEmpty)
    let together = try passed(nodes: 2)
    #expect(together == alone)
    #expect(Set(together.sent).count == together.sent.count)
  }

  @Test("do everything once while their connections are cut again and again, also in the midst of commits")
  func cut() throws {
    let address = try PostgresServer.newDatabase()
    let nodes = [try Office(address: address), try Office(address: address)]
    let filed = Mutex<[String: String]>([:])
    let isOver = Mutex(false)
    let hasEnded = DispatchSemaphore(value: 0)
    let cutting = Thread {
      defer { hasEnded.signal() }
      while !isOver.withLock({ $0 }) {
        _ = try? PostgresServer.ask(
          address,
          """
          SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND random() < 0.5
          """)
        usleep(100_000)
      }
    }
    cutting.start()
    DispatchQueue.concurrentPerform(iterations: 8) { applicant in
      for number in 0..<10 {
        let id = "\(applicant)-\(number)"
        // As a client does that gets no answer: the same again, at the other node.
        for attempt in 0..<50 {
          guard let found = try? nodes[(applicant + attempt) % 2].filed(id) else { continue }
          filed.withLock { $0[id] = found.code.text }
          break
        }
      }
    }
    isOver.withLock { $0 = true }
    // A last cut may still be on its way to the server: it would meet the office that proves.
    hasEnded.wait()
    #expect(filed.withLock(\.count) == 80)
    try prove(Office(address: address), filed.withLock { $0 })
  }

  @Test("lose nothing that they acknowledged when PostgreSQL is killed under load and comes back")
  func serverKilled() throws {
    let server = try PostgresServer(isDurable: true)
    let address = try server.newDatabase()
    let office = try Office(address: address)
    let filed = Mutex<[String: String]>([:])
    let hasEnded = DispatchSemaphore(value: 0)
    let killing = Thread {
      defer { hasEnded.signal() }
      while filed.withLock(\.count) < 20 { usleep(5_000) }
      try? server.die()
      try? server.start()
    }
    killing.start()
    DispatchQueue.concurrentPerform(iterations: 8) { applicant in
      for number in 0..<10 {
        let id = "\(applicant)-\(number)"
        for _ in 0..<200 {
          if let found = try? office.filed(id) {
            filed.withLock { $0[id] = found.code.text }
            break
          }
          usleep(50_000)
        }
      }
    }
    hasEnded.wait()
    #expect(filed.withLock(\.count) == 80)
    // Whoever was answered before is answered the same now.
    for (id, code) in filed.withLock({ $0 }) { #expect(try office.filed(id).code.text == code) }
    try prove(office, filed.withLock { $0 })
  }

  @Test("lose nothing that one of them acknowledged before it was killed, and go on beside it")
  func nodeKilled() async throws {
    let address = try PostgresServer.newDatabase()
    let other = try Office(address: address)
    let notes = FileManager.default.temporaryDirectory.path + "/motcua-node-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: notes) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [address = address as String, notes = notes as String] in
      let office = try Office(address: address)
      let file = open(notes, O_WRONLY | O_CREAT | O_APPEND, 0o600)
      let done = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: 8) { applicant in
        for number in 0... {
          guard let found = try? office.filed("\(applicant)-\(number)") else { continue }
          let line = Array("\(applicant)-\(number) \(found.code)\n".utf8)
          _ = write(file, line, line.count)
          let count = done.withLock { done in
            done += 1
            return done
          }
          if count == 40 { kill(getpid(), SIGKILL) }
        }
      }
    }
    var filed: [String: String] = [:]
    for line in try String(contentsOfFile: notes, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: " ")
      let again = try other.filed(String(parts[0])).code.text
      #expect(again == parts[1])
      filed[String(parts[0])] = again
    }
    #expect(filed.count >= 40)
    // What it did and nobody heard of is at most one of each applicant; asked for again, it is the same.
    for applicant in 0..<8 {
      let next = filed.keys.filter { $0.hasPrefix("\(applicant)-") }.count
      filed["\(applicant)-\(next)"] = try other.filed("\(applicant)-\(next)").code.text
    }
    try prove(other, filed)
  }
}
