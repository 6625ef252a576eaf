import Crypto
import Documents
import Dossiers
import Foundation
import JSON
import OneStop
import PostgresStore
import Procedures
import RecordKeeping
import TestSupport
import Testing
import Text
import WorkingTime

@Suite(
  "An office on a database in parts",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct PartedOfficeTests {
  /// Statements that are about all authorities, by how they begin, and why.
  private static let overAll = [
    "SELECT authority FROM sequencer WHERE EXISTS": "of which authorities entries have no place yet",
    "SELECT 1 FROM attachment WHERE sha256": "whether any authority names a file that is to go",
    "SELECT 1 FROM inbox WHERE sha256": "the same",
    "SELECT 1 FROM upload WHERE sha256": "the same",
    "DELETE FROM node_batch WHERE at": "what nodes of long ago left behind",
    "SELECT 1 FROM writer WHERE is_parallel": "an authority that is new begins as those beside it do",
  ]

  private func office(_ address: String) throws -> Office {
    try Office(reach: [.mail], logKey: Ed25519Key(seed: Array(repeating: 9, count: 32)), address: address)
  }

  @Test("works, proves and erases as on a whole one, and each statement reaches the part of its authority alone")
  func parts() throws {
    let address = try TrialStore.partedDatabase()
    try PostgresServer.notePlans(of: address)
    do {
      let office = try office(address)
      try office.doSomethingOfEverything()
      try office.store.close()
    }
    let plans = try PostgresServer.plans(of: address)
    #expect(Set(plans.map(\.statement)).count > 140, "what was done was noted")
    // A table that is read by its authority is read in one part.
    let wide = plans.filter { plan in
      Dictionary(grouping: Set(plan.relations)) { $0.replacing(/_\d+$/, with: "") }.contains { $1.count > 1 }
    }
    let beyond = Set(wide.map(\.statement)).filter { text in
      !Self.overAll.keys.contains { text.hasPrefix($0) }
    }
    #expect(beyond.sorted() == [])
    // A distributed database gives no time to what changes rows, and looks nothing up for what it adds one by one.
    let beside = Set(plans.map(\.statement)).filter { text in
      let changes = ["INSERT", "UPDATE", "DELETE"].contains { text.hasPrefix($0) }
      return changes && (text.contains("clock_timestamp") || text.hasPrefix("INSERT") && text.contains("EXISTS ("))
    }
    #expect(beside.sorted() == [])
    #expect(plans.contains { $0.statement.hasPrefix("UPDATE arrival") }, "files came")
    // Without the authority a statement about an empty table would look as if it reached nothing.
    let keyed = try Set(
      PostgresServer.ask(address, "SELECT relname FROM pg_class WHERE relkind = 'p'").split(separator: "\n").map(
        String.init))
    let nameless = Set(plans.map(\.statement)).filter { text in
      !text.contains("authority") && !Self.overAll.keys.contains { text.hasPrefix($0) }
        && text.matches(of: /\w+/).contains { keyed.contains(String($0.0)) && !["file", "content"].contains($0.0) }
    }
    #expect(nameless.sorted() == [])
  }

  @Test("is written to without a table being read from end to end, however small it was when the office began")
  func indexed() throws {
    let address = try PostgresServer.newDatabase()
    try PostgresServer.notePlans(of: address)
    do {
      let office = try office(address)
      try office.doSomethingOfEverything()
      try office.store.close()
    }
    let plans = try PostgresServer.plans(of: address)
    let writers = plans.filter(\.keepsToIndexes)
    #expect(Set(writers.map(\.statement)).count > 80, "what was written was noted")
    let scans = writers.filter { plan in !Self.overAll.keys.contains { plan.statement.hasPrefix($0) } }
      .flatMap { plan in plan.scanned.map { "\($0): \(plan.statement)" } }
    #expect(Set(scans).sorted() == [])
  }

  @Test("is proved where a statement leaves the authority out: it is found")
  func found() throws {
    let address = try TrialStore.partedDatabase()
    try PostgresServer.notePlans(of: address)
    _ = try PostgresServer.ask(address, "SELECT 1 FROM content WHERE entry = 1")
    let plans = try PostgresServer.plans(of: address)
    let plan = try #require(plans.first { $0.statement.contains("content") })
    #expect(Set(plan.relations) == ["content_0", "content_1", "content_2"])
  }

  @Test("is moved there from a whole database, and back")
  func moved() throws {
    let whole = try PostgresServer.newDatabase()
    let parted = try TrialStore.partedDatabase()
    let back = try PostgresServer.newDatabase()
    let now: Instant
    do {
      let office = try office(whole)
      for number in 0..<3 { _ = try office.filed("\(number)") }
      now = office.now
      try office.store.close()
    }
    for (from, to) in [(whole, parted), (parted, back)] {
      let copy = try RecordCopy(
        from: DatabaseRecord(reading: DatabaseAddress(from), at: now),
        to: DatabaseRecord(filling: DatabaseAddress(to), at: now), keyPrint: nil)
      #expect(copy.isWhole)
      let office = try office(to)
      #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
      #expect(
        try PostgresServer.ask(to, "SELECT count(*) FROM content WHERE authority <> 'tinh-mau'") == "0\n")
      _ = try office.filed("after")
      #expect(try office.oneStop.prove().faults.map(\.words.en) == [])
      try office.store.close()
    }
  }
}
