import Dossiers
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

@testable import RecordKeeping
@testable import SQLiteStore

@Suite("A queue of every store")
struct QueueTests {
  private static let desk = Post(unit: "mot", role: "can-bo")

  private func code(_ number: Int) -> DossierCode {
    DossierCode(agency: "H56.06", day: Day(number: 20_000), number: number)
  }

  private struct Row {
    var procedure: Key<Procedure> = "p"
    var step: Key<Step> = "s"
    var post: Post? = desk
    var officer: Key<Officer>?
    var units: [Key<Unit>] = ["mot"]
  }

  /// A record of dossiers with one task each, the first number 1000, due one after the other, submitted likewise.
  private func store(_ kind: StoreKind, _ rows: [Row]) throws -> EmptyStore {
    let empty = try EmptyStore(kind)
    let store = empty.store
    let codes = rows.indices.map { code(1000 + $0) }
    try store.write(for: "tinh-mau") { record in
      for (number, row) in rows.enumerated() {
        let moment = Instant(milliseconds: Int64(number))
        _ = try record.append(
          NewEntry(
            dossier: codes[number], version: 1, at: moment, body: "{}", leaf: Array(repeating: 0, count: 32),
            setsAnswers: false,
            setsLookup: false),
          content: nil,
          projection: Projection(
            code: codes[number], procedure: row.procedure, unit: "mot", channel: .online, place: row.step.text,
            national: 1, version: 1, submittedAt: moment, due: nil, endedAt: nil, isLate: false,
            timeliness: Timeliness(lateAfter: nil, cause: nil, handledAt: nil), nextMoment: nil, state: "{}",
            tasks: [TaskRow(number: 1, step: row.step, post: row.post, officer: row.officer, due: moment)],
            units: row.units, secretHash: "", subject: nil))
      }
    }
    return empty
  }

  private func page(
    _ empty: EmptyStore, _ lanes: [QueueQuery.Lane] = [.post(desk)],
    holder: QueueQuery.Holder = .anyone, kinds: [TaskKind]? = nil, dueBefore: Int? = nil, since: Int? = nil,
    after: QueueCursor? = nil, limit: Int = 10
  ) throws -> (numbers: [Int], next: QueueCursor?) {
    let page = try empty.store.read(for: "tinh-mau") { record in
      try record.queue(
        QueueQuery(
          lanes: lanes, holder: holder, kinds: kinds,
          dueBefore: dueBefore.map { Instant(milliseconds: Int64($0)) },
          receivedSince: since.map { Instant(milliseconds: Int64($0)) }, after: after, limit: limit))
    }
    return (page.rows.map { Int($0.dossier.code.text.suffix(4)) ?? 0 }, page.next)
  }

  /// All pages of a query, and how many there were.
  private func all(
    _ empty: EmptyStore, _ lanes: [QueueQuery.Lane] = [.post(desk)], holder: QueueQuery.Holder = .anyone,
    kinds: [TaskKind]? = nil, since: Int? = nil, limit: Int = 10
  ) throws -> (numbers: [Int], pages: Int) {
    var (numbers, pages, next): ([Int], Int, QueueCursor?) = ([], 0, nil)
    repeat {
      let page = try page(empty, lanes, holder: holder, kinds: kinds, since: since, after: next, limit: limit)
      numbers += page.numbers
      pages += 1
      next = page.next
    } while next != nil
    return (numbers, pages)
  }

  @Test("shows each task once, in the order of due dates, over several posts and pages", arguments: StoreKind.here)
  func order(kind: StoreKind) throws {
    let other = Post(unit: "hai", role: "can-bo")
    let store = try store(kind, (0..<25).map { Row(post: $0.isMultiple(of: 3) ? other : QueueTests.desk) })
    #expect(try all(store, [.post(QueueTests.desk), .post(other)]) == (Array(1000...1024), 3))
    #expect(try all(store, [.post(other)], limit: 9) == (stride(from: 1000, to: 1025, by: 3).map { $0 }, 2))
    #expect(try page(store, dueBefore: 4).numbers == [1001, 1002])
  }

  @Test(
    "finds a procedure and a step among many others by the index, whatever stands before them",
    arguments: StoreKind.here)
  func kinds(kind: StoreKind) throws {
    let store = try store(
      kind,
      (0..<600).map { Row(procedure: $0 % 200 == 7 ? "q" : "p", step: $0 % 2 == 0 ? "s" : "t") })
    let found = try store.store.read(for: "tinh-mau") { try $0.taskKinds(in: [.post(QueueTests.desk)], of: nil) }
    #expect(
      found == [
        TaskKind(procedure: "p", step: "s"), TaskKind(procedure: "p", step: "t"), TaskKind(procedure: "q", step: "t"),
      ])
    #expect(
      try store.store.read(for: "tinh-mau") { try $0.taskKinds(in: [.post(QueueTests.desk)], of: "q") }.count == 1)
    let one = TaskKind(procedure: "q", step: "t")
    #expect(try all(store, kinds: [one]) == ([1007, 1207, 1407], 1))
  }

  @Test(
    "ends a page after a thousand tasks that are not asked for, and the next one goes on", arguments: StoreKind.here)
  func bounded(kind: StoreKind) throws {
    let store = try store(kind, (0..<2300).map { Row(officer: $0 < 2250 ? "lan" : nil) })
    #expect(try page(store, holder: .nobody).numbers.isEmpty)
    #expect(try all(store, holder: .nobody) == (Array(2250...2299).map { $0 + 1000 }, 7))
    #expect(try all(store, since: 2298).numbers == [3298, 3299])
    #expect(try all(store, holder: .officer("lan"), kinds: [TaskKind(procedure: "q", step: "s")]).numbers.isEmpty)
    #expect(try page(store, holder: .officer("lan"), limit: 3).numbers == [1000, 1001, 1002])
  }

  @Test("shows what applicants are waited for to the units that saw the dossier, once", arguments: StoreKind.here)
  func applicants(kind: StoreKind) throws {
    let store = try store(
      kind,
      [
        Row(post: nil, units: ["hai", "mot"]), Row(post: nil, units: ["ba"]), Row(), Row(post: nil, units: ["mot"]),
      ])
    #expect(try page(store, [.applicants(of: "mot")]).numbers == [1000, 1003])
    #expect(try page(store, [.applicants(of: "hai"), .applicants(of: "mot")]).numbers == [1000, 1003])
    let tasks = try store.store.read(for: "tinh-mau") { try $0.projection(of: code(1000))?.tasks }
    #expect(tasks == [TaskRow(number: 1, step: "s", post: nil, officer: nil, due: Instant(milliseconds: 0))])
  }

  @Test("is read by an index alone, with no sorting and no look at other tasks")
  func plans() throws {
    let folder = OwnFolder()
    try SQLiteRecordStore(folder: folder.file("data"), at: Instant(milliseconds: 0)).close()
    let record = try Record(DataFolder(folder.file("data")), migrations: Migration.all, time: 0)
    func plan<each Value: Bindable>(_ sql: SQL, _ index: String, _ values: repeat each Value) throws {
      let lines = try record.readers.read { reading throws(StoreFailure) in
        try reading.all("EXPLAIN QUERY PLAN " + sql, repeat each values) { row in row.text(3) }
      }
      #expect(lines.contains { $0.hasPrefix("SEARCH task USING") && $0.contains(index) }, "\(lines)")
      #expect(!lines.contains { $0.hasPrefix("SCAN task") || $0.contains("TEMP B-TREE") }, "\(lines)")
    }
    func lane(_ sql: SQL, _ index: String) throws {
      try plan(sql, index, "a", "u", "r", 0, "a", 0, 9, false, nil as Int?, 10, false, "x", "y")
    }
    try plan(
      AuthorityRecord.wholeLane, "PRIMARY KEY (authority=? AND unit=? AND role=?", "a", "u", "r", 0, "a", 0, 9, false,
      nil as Int?, 10, false)
    try lane(AuthorityRecord.oneKind, "task_kind (authority=? AND unit=? AND role=? AND procedure=? AND step=?")
    try lane(AuthorityRecord.oneOfficer, "task_officer (authority=? AND officer=? AND unit=? AND role=?")
    try plan(
      AuthorityRecord.nextKind, "task_kind (authority=? AND unit=? AND role=? AND ", "a", "u", "r", "p", "s")
    try record.close()
  }
}
