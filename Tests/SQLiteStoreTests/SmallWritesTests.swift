import Dossiers
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

@testable import RecordKeeping
@testable import SQLiteStore

@Suite("An act on a dossier")
struct SmallWritesTests {
  private let folder = OwnFolder()
  private let code = DossierCode(agency: "H56.06", day: Day(number: 20_000), number: 1)
  private let due = Instant(milliseconds: 9_000_000)

  private func append(
    _ version: Int, _ tasks: [TaskRow], next: Instant?, to store: SQLiteRecordStore
  ) throws -> Int {
    let before = store.writing.pagesAhead
    try store.write(for: "tinh-mau") { [code] record in
      _ = try record.append(
        NewEntry(
          dossier: code, version: version, at: Instant(milliseconds: 0), body: "{}",
          leaf: Array(repeating: 0, count: 32), setsAnswers: false, setsLookup: false), content: nil,
        projection: Projection(
          code: code, procedure: "p", unit: "mot", channel: .online, place: "s", national: 1, version: version,
          submittedAt: Instant(milliseconds: 0), due: nil, endedAt: nil, isLate: false,
          timeliness: Timeliness(lateAfter: nil, cause: nil, handledAt: nil), nextMoment: next, state: "{}",
          tasks: tasks, units: ["mot", "hai"], secretHash: "", subject: nil))
    }
    return store.writing.pagesAhead - before
  }

  private func task(
    _ number: Int, step: Key<Step> = "s", role: Key<Role>? = "can-bo", _ officer: Key<Officer>?
  ) -> TaskRow {
    TaskRow(
      number: number, step: step, post: role.map { Post(unit: "mot", role: $0) }, officer: officer, due: due)
  }

  private func tasks(_ store: SQLiteRecordStore) throws -> [TaskRow] {
    try store.read(for: "tinh-mau") { try $0.projection(of: code)?.tasks ?? [] }
  }

  @Test("leaves the indexes of queues and of moments alone when nothing changes but who does the work")
  func pages() throws {
    let store = try SQLiteRecordStore(folder: folder.file("data"), at: Instant(milliseconds: 0))
    _ = try append(1, [task(1, nil)], next: due, to: store)
    // The log and its index, the dossier, the task, and the tasks of officers: one page each in a record so small.
    #expect(try append(2, [task(1, "lan")], next: due, to: store) == 5)
    #expect(try append(3, [task(1, "lan")], next: due, to: store) == 3)
    #expect(try append(4, [task(1, "lan")], next: nil, to: store) == 4)
    #expect(try tasks(store) == [task(1, "lan")])
    try store.close()
  }

  @Test("looks at the tasks of its own dossier alone")
  func plans() throws {
    let record = try Record(DataFolder(folder.file("plans")), migrations: Migration.all, time: 0)
    let lines = try record.readers.read { reading throws(StoreFailure) in
      try reading.all("EXPLAIN QUERY PLAN " + AuthorityRecord.tasksOfDossier, "a", "b") { row in row.text(3) }
    }
    #expect(lines.first == "SEARCH task USING INDEX task_dossier (authority=? AND dossier=?)", "\(lines)")
    try record.close()
  }

  @Test("takes away the tasks that are over, adds those that are new, and keeps the others")
  func changes() throws {
    let store = try SQLiteRecordStore(folder: folder.file("data"), at: Instant(milliseconds: 0))
    let steps: [[TaskRow]] = [
      [task(1, nil), task(2, role: "lanh-dao", nil)],
      [task(1, "lan"), task(2, role: "lanh-dao", "binh")],
      [task(2, role: "lanh-dao", nil), task(3, step: "t", nil)],
      [task(3, step: "u", nil)],
      // What the applicant has to do stands once for each unit.
      [task(4, role: nil, nil)],
      [task(4, "lan")],
      [],
    ]
    for (number, wanted) in steps.enumerated() {
      _ = try append(number + 1, wanted, next: nil, to: store)
      #expect(try tasks(store) == wanted)
    }
    try store.close()
  }
}
