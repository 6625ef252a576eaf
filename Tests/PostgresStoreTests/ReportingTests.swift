import Dossiers
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

@testable import RecordKeeping
@testable import SQLiteStore

extension Timeliness {
  /// Whether it counts as late for a period that ends then.
  fileprivate func isLate(at moment: Instant) -> Bool {
    if case .late = verdict(atEndOf: moment) { true } else { false }
  }
}

@Suite("The numbers of reports of every store")
struct ReportingTests {
  /// A store of dossiers to which up to six things happened by chance, and what it should know of them.
  private func filled(
    _ store: any RecordStore, seed: UInt64, count: Int, knowsLongest: Bool = true
  ) throws -> [Projection] {
    var chance = SeededGenerator(seed: seed)
    var all: [Projection] = []
    for number in 1...count {
      var random = RandomDossier(number: number, &chance, knowsLongest: knowsLongest)
      var story = [random.projection]
      for _ in 0..<Int.random(in: 0..<12, using: &chance) {
        guard random.goOn(&chance) else { break }
        story.append(random.projection)
      }
      let projections = story
      try store.write(for: "tinh-mau") { record in
        for projection in projections {
          _ = try record.append(
            NewEntry(
              dossier: projection.code, version: projection.version, at: projection.submittedAt, body: "{}",
              leaf: Array(repeating: 0, count: 32),
              setsAnswers: false, setsLookup: false), content: nil, projection: projection)
        }
      }
      all.append(random.projection)
    }
    return all
  }

  /// Works on a store on SQLite that is closed, and its folder free, afterwards.
  private func closed<Value>(_ folder: String, _ work: (SQLiteRecordStore) throws -> Value) throws -> Value {
    let store = try SQLiteRecordStore(folder: folder, at: Instant(milliseconds: 0))
    defer { try? store.close() }
    return try work(store)
  }

  private func day(_ moment: Instant) -> Day { LocalTime(moment).day }

  @Test("are after any course of events what the dossiers themselves say", arguments: StoreKind.here, UInt64(1)...5)
  func counted(kind: StoreKind, seed: UInt64) throws {
    let empty = try EmptyStore(kind)
    let all = try filled(empty.store, seed: seed, count: 60)
    #expect(Set(all.map { $0.timeliness.cause }).count == 4, "the seed shows every cause")
    let first = Day(number: 20_758)
    for (from, before) in [(0, 200), (3, 9), (9, 10)] {
      let (from, before) = (first.advanced(by: from), first.advanced(by: before))
      let begin = Instant(LocalTime(from, second: 0))
      for unit in RandomDossier.units {
        let (rows, backlog) = try empty.store.read(for: "tinh-mau") { record in
          (try record.tallies(of: unit, from: from, before: before), try record.backlog(of: unit, atStartOf: from))
        }
        let own = all.filter { $0.unit == unit }
        let inside = { (moment: Instant?) in moment.map { from <= day($0) && day($0) < before } ?? false }
        let handled = own.filter { inside($0.timeliness.handledAt) }
        func sum(_ value: (DossierTally) -> Int) -> Int { rows.reduce(0) { $0 + value($1.tally) } }
        #expect(sum(\.received) == own.filter { inside($0.submittedAt) }.count)
        #expect(sum(\.lapsed) == own.filter { inside($0.timeliness.lateAfter) }.count)
        #expect(sum(\.late) == handled.filter { $0.timeliness.isRated && $0.timeliness.lateAfter != nil }.count)
        #expect(sum(\.onTime) == handled.filter { $0.timeliness.isRated && $0.timeliness.lateAfter == nil }.count)
        #expect(sum(\.notRated) == handled.filter { !$0.timeliness.isRated }.count)
        for star in 1...5 { #expect(sum { $0.stars[star - 1] } == handled.filter { $0.rating == star }.count) }
        for channel in Channel.allCases {
          #expect(
            rows.filter { $0.channel == channel }.reduce(0) { $0 + $1.tally.received }
              == own.filter { inside($0.submittedAt) && $0.channel == channel }.count)
        }
        let open = own.filter {
          $0.submittedAt < begin && ($0.timeliness.handledAt.map { begin <= $0 } ?? true)
        }
        #expect(backlog.reduce(0) { $0 + $1.waiting } == open.count)
        #expect(
          backlog.reduce(0) { $0 + $1.late }
            == open.filter { $0.timeliness.verdict(atEndOf: begin) != .onTime && $0.timeliness.isRated }.count)
      }
    }
    for projection in all {
      guard let late = projection.timeliness.lateAfter, let handled = projection.timeliness.handledAt else { continue }
      #expect(late < handled, "nothing is late after its handling ended: \(projection.state)")
    }
    for number in 0..<60 {
      let morning = first.advanced(by: number)
      let moment = Instant(LocalTime(morning, second: 0))
      let open = all.filter { $0.submittedAt < moment && ($0.timeliness.handledAt.map { moment <= $0 } ?? true) }
      let backlog = try empty.store.read(for: "tinh-mau") { record in
        try RandomDossier.units.flatMap { try record.backlog(of: $0, atStartOf: morning) }
      }
      #expect(backlog.reduce(0) { $0 + $1.waiting } == open.count)
      #expect(backlog.reduce(0) { $0 + $1.late } == open.filter { $0.timeliness.isLate(at: moment) }.count)
    }
    #expect(try empty.store.read(for: "tinh-mau") { try $0.differingTallies() } == 0)
  }

  @Test("list the late ones of a period and nothing else, page by page", arguments: StoreKind.here, UInt64(1)...3)
  func late(kind: StoreKind, seed: UInt64) throws {
    let empty = try EmptyStore(kind)
    let all = try filled(empty.store, seed: seed, count: 60)
    let (from, end) = (RandomDossier.moment(200), RandomDossier.moment(500))
    let expected = all.filter { projection in
      let timeliness = projection.timeliness
      guard projection.unit == "so-gddt", timeliness.isRated, timeliness.verdict(atEndOf: end) != .onTime else {
        return false
      }
      return timeliness.handledAt.map { $0 >= from } ?? true
    }
    #expect(!expected.isEmpty)
    var (rows, next): ([LateRow], LateCursor?) = ([], nil)
    repeat {
      let page = try empty.store.read(for: "tinh-mau") { record in
        try record.lateDossiers(LateQuery(unit: "so-gddt", from: from, end: end, after: next, limit: 2))
      }
      #expect(page.rows.count <= 2)
      rows += page.rows
      next = page.next
    } while next != nil
    #expect(Set(rows.map(\.code)) == Set(expected.map(\.code)) && rows.count == expected.count)
    #expect(rows.map { $0.handledAt?.milliseconds ?? .max } == rows.map { $0.handledAt?.milliseconds ?? .max }.sorted())
    for row in rows {
      let timeliness = try #require(all.first { $0.code == row.code }).timeliness
      #expect(row.cause == timeliness.cause && row.lateAfter == timeliness.lateAfter)
    }
    let other = try empty.store.read(for: "tinh-mau") { record in
      try record.lateDossiers(LateQuery(unit: "so-gddt", procedure: "q", from: from, end: end, limit: 500)).rows
    }
    #expect(other.map(\.code) == rows.filter { $0.procedure == "q" }.map(\.code))
  }

  @Test("count what is not late yet on the day of the report", arguments: StoreKind.here)
  func lapsing(kind: StoreKind) throws {
    let empty = try EmptyStore(kind)
    let all = try filled(empty.store, seed: 1, count: 60)
    let (start, end) = (RandomDossier.moment(0), RandomDossier.moment(5000))
    let found = try empty.store.read(for: "tinh-mau") { try $0.lapsing(of: "thpt", from: start, before: end) }
    for procedure in RandomDossier.procedures {
      let open = all.filter {
        $0.unit == "thpt" && $0.procedure == procedure && $0.timeliness.handledAt == nil
          && $0.timeliness.lateAfter != nil
      }
      #expect(found[procedure] ?? 0 == open.count)
    }
  }

  @Test("of a store that was there before are counted as of one that was not", arguments: UInt64(1)...4)
  func migrated(seed: UInt64) throws {
    let folder = OwnFolder()
    let (newer, old) = (folder.file("newer"), folder.file("old"))
    let all = try closed(newer) { try filled($0, seed: seed, count: 100, knowsLongest: false) }
    try keepOlder(newer, in: old)
    let after = try SQLiteRecordStore(folder: old, at: Instant(milliseconds: 0))
    for projection in all {
      let found = try after.read(for: "tinh-mau") { try $0.projection(of: projection.code) }
      #expect(found == projection.standing(at: found?.places), "\(projection.state)")
    }
    #expect(try after.read(for: "tinh-mau") { try $0.differingTallies() } == 0)
  }

  /// Makes a store as a program before these numbers left it, with the dossiers of another one.
  private func keepOlder(_ newer: String, in folder: String) throws {
    let older = try Record(DataFolder(folder), migrations: Array(Migration.all.prefix(12)), time: 0)
    let columns = try ["dossier", "task", "sight", "term", "candidate"].map { table in
      let names = try older.readers.read { reading throws(StoreFailure) in
        try reading.all("SELECT name FROM pragma_table_info(?)", table) { row in row.text(0) }
      }
      return (table, names.joined(separator: ", "))
    }
    try older.close()
    let connection = try Connection(folder + "/record.sqlite", mode: .writer)
    try connection.script("ATTACH '\(newer)/record.sqlite' AS newer")
    for (table, names) in columns {
      try connection.script("INSERT INTO main.\(table) (\(names)) SELECT \(names) FROM newer.\(table)")
    }
  }

  @Test("that were spoilt are told, and counted again")
  func spoilt() throws {
    let folder = OwnFolder()
    try closed(folder.file("data")) { _ = try filled($0, seed: 1, count: 20) }
    let pen = Pen(try Connection(folder.file("data") + "/record.sqlite", mode: .writer))
    try pen.write { writing throws(StoreFailure) in
      try writing.run("UPDATE tally SET received = received + 1 WHERE day = (SELECT min(day) FROM tally)")
    }
    try pen.close()
    let reopened = try SQLiteRecordStore(folder: folder.file("data"), at: Instant(milliseconds: 0))
    #expect(try reopened.read(for: "tinh-mau") { try $0.differingTallies() } > 0)
    try reopened.write(for: "tinh-mau") { try $0.recount() }
    #expect(try reopened.read(for: "tinh-mau") { try $0.differingTallies() } == 0)
  }

  @Test("are read by their days and units alone, with no look at other dossiers")
  func plans() throws {
    let folder = OwnFolder()
    try SQLiteRecordStore(folder: folder.file("data"), at: Instant(milliseconds: 0)).close()
    let record = try Record(DataFolder(folder.file("data")), migrations: Migration.all, time: 0)
    func plan<each Value: Bindable>(_ sql: SQL, _ table: String, _ index: String, _ values: repeat each Value) throws {
      let lines = try record.readers.read { reading throws(StoreFailure) in
        try reading.all("EXPLAIN QUERY PLAN " + sql, repeat each values) { row in row.text(3) }
      }
      #expect(lines.contains { $0.hasPrefix("SEARCH \(table) USING") && $0.contains(index) }, "\(lines)")
      #expect(!lines.contains { $0.hasPrefix("SCAN dossier") || $0.hasPrefix("SCAN tally") }, "\(lines)")
      #expect(!lines.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(lines)")
    }
    try plan(
      AuthorityRecord.tallied, "tally", "PRIMARY KEY (authority=? AND unit=? AND day>? AND day<?)", "a", "u", 1, 2)
    try plan(AuthorityRecord.backlogged, "tally", "PRIMARY KEY (authority=? AND unit=? AND day<?)", "a", "u", 1)
    try plan(
      AuthorityRecord.lapsing, "dossier",
      "COVERING INDEX dossier_lapse (authority=? AND unit=? AND late_after>? AND late_after<?)",
      "a", "u", 1, 2)
    try plan(
      AuthorityRecord.late, "dossier", "dossier_late (authority=? AND unit=? AND (late_order,code)>(?,?))", "a", "u", 1,
      "", 9, nil as String?,
      10)
    try plan(
      AuthorityRecord.booked, "dossier", "dossier_book (authority=? AND unit=? AND (submitted_at,code)>(?,?)", "a", "u",
      1, "", 9,
      nil as String?, "[]", 10)
    try record.close()
  }
}
