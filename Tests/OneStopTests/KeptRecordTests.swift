import Crypto
import Dossiers
import Foundation
import JSON
import OneStop
import PostgresStore
import Procedures
import Proofs
import RecordKeeping
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("A record that an earlier schema has left", .serialized)
struct KeptRecordTests {
  init() throws {
    if ProcessInfo.processInfo.environment["MOTCUA_KEEP_RECORD"] != nil {
      try KeptRecord.keep(schema: Migration.all.count)
    }
  }

  private func faults(_ oneStop: OneStop) throws -> [String] {
    try oneStop.prove().faults.map(\.words.en)
  }

  /// Everything stands in it as it was left, and the office goes on with it.
  private func goesOn(_ kept: KeptRecord, _ office: Office) throws {
    let oneStop = office.oneStop
    let head = try oneStop.logHead()
    #expect(kept.note["size"] == .integer(head.size) && kept.note["head"] == .string(head.head.hex))
    let before = try faults(oneStop)
    #expect(before == [])
    #expect(try oneStop.rebuild(repairing: false).differing == 0)
    let receipt = try Receipt(reading: Array(#require(kept.note["receipt"]).canonicalText.utf8))
    #expect(try oneStop.judgement(of: receipt).outcome == .proved)

    let waiting = try oneStop.queue(of: "lan", limit: 50).rows
    #expect(waiting.count == 20)
    let code = try #require(waiting.first).dossier.code
    let outcome = try oneStop.perform(
      .take(task: 1), on: code,
      CommandRequest(key: CommandKey(owner: "officer/lan", id: "after"), digest: "after", caller: .officer("lan")))
    guard case .done = outcome else { throw OfficeFailure() }
    #expect(try oneStop.search("duc tran", by: "lan", limit: 50).rows.count == 21)
    #expect(try faults(oneStop) == [])
    #expect(try oneStop.logHead().size > head.size)
    _ = try oneStop.consistency(from: head.size)
  }

  @Test(
    "is brought to that of today with all that stood in it, proves as before, and goes on",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"),
    arguments: KeptRecord.numbers)
  func folder(number: Int) throws {
    let kept = try KeptRecord(number)
    try goesOn(kept, kept.office())
  }

  @Test(
    "is brought to that of today in a database too",
    .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"),
    arguments: KeptRecord.numbers)
  func database(number: Int) throws {
    let kept = try KeptRecord(number)
    try goesOn(kept, kept.officeOnPostgres())
  }

  @Test("is kept")
  func isThere() { #expect(!KeptRecord.numbers.isEmpty) }
}
