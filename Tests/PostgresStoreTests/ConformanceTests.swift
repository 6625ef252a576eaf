import Crypto
import Foundation
import OneStop
import Procedures
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

/// The kinds of store that keep the same promises.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case sqlite
  case postgres
  /// A PostgreSQL that keeps each authority in a part of every table.
  case parted

  var testDescription: String { rawValue }

  /// Those that can be tried here; without a PostgreSQL it is said to be left out.
  static let here = allCases.filter { $0 == .sqlite || PostgresServer.isInstalled }
}

/// A store of a kind, empty.
final class EmptyStore {
  let store: any RecordStore
  let files: any FileKeeping
  private let folder = FileManager.default.temporaryDirectory.path + "/motcua-store-" + UUID().uuidString
  /// The database of a store on PostgreSQL.
  private(set) var address = ""

  init(_ kind: StoreKind) throws {
    switch kind {
    case .sqlite:
      let sqlite = try SQLiteRecordStore(folder: folder, at: Instant(milliseconds: 0))
      (store, files) = (sqlite, sqlite.files)
    case .postgres:
      address = try PostgresServer.newDatabase()
      let postgres = try PostgresRecordStore(DatabaseAddress(address), at: Instant(milliseconds: 0))
      (store, files) = (postgres, postgres.files)
    case .parted:
      address = try KeyTests.partedDatabase()
      let parted = try PostgresRecordStore(DatabaseAddress(address), at: Instant(milliseconds: 0))
      (store, files) = (parted, parted.files)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Keeps a file.
  @discardableResult
  func keep(_ content: [UInt8]) throws -> String {
    let file = try files.receive()
    try file.append(content)
    return try file.finish().sha256
  }

  /// Has every file lose its content, as a damaged disk may.
  func loseContents() throws {
    guard address.isEmpty else {
      try PostgresServer.ask(address, "DELETE FROM file_piece")
      return
    }
    for case let url as URL in FileManager.default.enumerator(
      at: URL(filePath: folder + "/files"), includingPropertiesForKeys: [.isRegularFileKey]) ?? .init()
    where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
      try Data("x".utf8).write(to: url)
    }
  }
}

/// A work that does not want to be done.
struct Refused: Error {}

@Suite("Every store")
struct ConformanceTests {
  @Test("keeps what was acknowledged, and nothing of a work that threw", arguments: StoreKind.here)
  func allOrNothing(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let store = place.store
    let series = Series.documents
    try store.write(for: "a") { try $0.setLastNumber(7, in: series) }
    #expect(throws: Refused.self) {
      try store.write(for: "a") { record in
        try record.setLastNumber(8, in: series)
        throw Refused()
      }
    }
    #expect(try store.read(for: "a") { try $0.lastNumber(in: series) } == 7)
    #expect(try store.read(for: "b") { try $0.lastNumber(in: series) } == 0, "each authority has its own")
  }

  @Test("goes on with a work behind one that failed in the database", arguments: StoreKind.here)
  func failedStatement(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let store = place.store
    let key = CommandKey(owner: "o", id: "1")
    let outcome = KeptOutcome(request: "r", answer: "a", at: Instant(milliseconds: 1))
    try store.write(for: "a") { try $0.keep(outcome, of: key) }
    var failure: StoreFailure?
    do { try store.write(for: "a") { try $0.keep(outcome, of: key) } } catch let error as StoreFailure {
      failure = error
    }
    #expect(failure?.code == .constraint)
    #expect(failure?.description.contains("command") == true, "it says which rule")
    try store.write(for: "a") { try $0.keep(outcome, of: CommandKey(owner: "o", id: "2")) }
    #expect(try store.read(for: "a") { try $0.outcome(of: CommandKey(owner: "o", id: "2")) }?.answer == "a")
  }

  @Test("forgets the old answers of an authority, however many older ones another has", arguments: StoreKind.here)
  func oldAnswers(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let store = place.store
    let outcome = KeptOutcome(request: "r", answer: "a", at: Instant(milliseconds: 1))
    for (authority, ids) in [("b", 0..<3), ("a", 0..<3)] as [(Key<Authority>, Range<Int>)] {
      try store.write(for: authority) { record in
        for id in ids { try record.keep(outcome, of: CommandKey(owner: "o", id: "\(id)")) }
      }
    }
    let moment = Instant(milliseconds: 2)
    func forget(behind row: Int64) throws -> (forgotten: Int, next: Int64?) {
      try store.write(for: "a") { try $0.forgetOutcomes(before: moment, at: moment, behind: row, limit: 2) }
    }
    let first = try forget(behind: 0)
    #expect(first.forgotten == 2)
    let last = try forget(behind: #require(first.next))
    #expect(last.forgotten == 1 && last.next == nil)
    #expect(try store.read(for: "b") { try $0.outcome(of: CommandKey(owner: "o", id: "0")) } == outcome)
  }

  @Test(
    "counts an upload in its own authority alone, and keeps the file for whichever names it", arguments: StoreKind.here)
  func sharedContent(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let store = place.store
    let hash = String(repeating: "c", count: 64)
    @Sendable func upload(_ id: String) -> Upload {
      Upload(
        id: id, sha256: hash, name: "n", bytes: 5, type: "application/pdf", at: Instant(milliseconds: 1), owner: "o",
        scan: .unscanned)
    }
    func waiting(_ authority: Key<Authority>) throws -> Int {
      try store.read(for: authority) { try $0.waitingUploads(of: nil).files }
    }
    for authority in ["a", "b"] as [Key<Authority>] { try store.write(for: authority) { try $0.save(upload("1")) } }
    let subject = try #require(RecordSubject("H56.06-261122-0001"))
    try store.write(for: "a") { try $0.attach(sha256: hash, to: subject) }
    #expect(try [waiting("a"), waiting("b")] == [0, 1])
    try store.write(for: "a") { try $0.save(upload("2")) }
    try store.write(for: "b") { try $0.save(upload("2")) }
    #expect(try [waiting("a"), waiting("b")] == [0, 2], "what is taken already waits for nobody")
    try store.write(for: "b") { try $0.note(.infected(signature: "x"), ofUploadsOf: hash) }
    #expect(try store.read(for: "a") { try $0.upload("1")?.scan } == .unscanned, "each authority has it looked through")
    #expect(try [waiting("a"), waiting("b")] == [0, 0])
    #expect(try store.read(for: "b") { try $0.isNamed(sha256: hash) }, "the other authority names it")
    #expect(try store.read(for: "b") { try !$0.isNamed(sha256: String(repeating: "d", count: 64)) })
  }

  @Test("shows one moment to a look, whatever is written meanwhile", arguments: StoreKind.here)
  func snapshot(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let store = place.store
    let series = Series.documents
    try store.write(for: "a") { try $0.setLastNumber(1, in: series) }
    let seen = try store.read(for: "a") { record in
      let before = try record.lastNumber(in: series)
      try store.write(for: "a") { try $0.setLastNumber(2, in: series) }
      return [before, try record.lastNumber(in: series)]
    }
    #expect(seen == [1, 1])
    #expect(try store.read(for: "a") { try $0.lastNumber(in: series) } == 2)
  }

  @Test("lets works that count on one writer run from many threads", arguments: StoreKind.here)
  func counting(kind: StoreKind) throws {
    let place = try EmptyStore(kind)
    defer { withExtendedLifetime(place) {} }
    let store = place.store
    let series = Series.documents
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      for _ in 0..<10 {
        try? store.write(for: "a") { try $0.setLastNumber(try $0.lastNumber(in: series) + 1, in: series) }
      }
    }
    #expect(try store.read(for: "a") { try $0.lastNumber(in: series) } == 160)
  }
}

@Suite(
  "The shape of the tables",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct ShapeTests {
  @Test(
    "is the same in PostgreSQL as in SQLite but for what places behind the commit: tables, columns, what may be null, indexes"
  )
  func shape() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/motcua-shape-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let record = try Record(DataFolder(folder), migrations: Migration.all, time: 0)
    let types = ["INTEGER": "bigint", "TEXT": "text", "BLOB": "bytea"]
    let (sqlite, sqliteIndexes) = try record.readers.read { reading throws(StoreFailure) in
      (
        try reading.all(
          """
          SELECT m.name, p.name, p.type, p."notnull" = 1 OR p.pk > 0 FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS p
          WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
          """
        ) { row in "\(row.text(0)).\(row.text(1)) \(types[row.text(2)] ?? row.text(2)) \(row.bool(3))" },
        try reading.all("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL") { $0.text(0) }
      )
    }
    try record.close()
    let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema().prepare(connection, time: 0)
    let writing = Writing(connection: connection)
    let own = PostgresSchema.own.subtracting(["migration"])
    let postgres = try writing.all(
      """
      SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT), is_nullable = 'NO'
      FROM information_schema.columns WHERE table_schema = current_schema()
      """
    ) { row in (row.text(0), "\(row.text(0)).\(row.text(1)) \(row.text(2)) \(row.bool(3))") }
    .filter { !own.contains($0.0) }.map(\.1)
    let indexes = try writing.all(
      "SELECT CAST(indexname AS TEXT) FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey'"
    ) { row in row.text(0) }
    #expect(
      Set(postgres).subtracting(sqlite)
        == [
          "content.authority text true", "entry.position bigint false", "tally.share bigint true",
          "upload_count.share bigint true",
        ])
    #expect(Set(sqlite).subtracting(postgres) == ["entry.position bigint true"])
    #expect(
      Set(indexes)
        == Set(sqliteIndexes).subtracting(["attachment_subject"]).union(["attachment_file", "entry_unplaced"]))
  }

  /// What tells a schema apart: tables, columns, indexes.
  private func described(_ connection: PostgresConnection) throws -> [String] {
    let tables = try PostgresSchema.tables(on: connection)
    let indexes = try tables.all(
      "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname"
    ) { row in row.text(0) }
    return tables.list.map { "\($0)" } + indexes
  }

  @Test("is the same in a database that began before, but for what nodes of the version before need there")
  func grown() throws {
    let begun = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema().prepare(begun, time: 0)
    let grown = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema(migrations: PostgresSchema.grown).prepare(grown, time: 0)
    let (older, today) = (Set(try described(grown)), Set(try described(begun)))
    #expect(today.subtracting(older) == [])
    #expect(
      older.subtracting(today).map { $0.split(separator: " ")[2] }.sorted() == ["command_age", "content_entry"])
    func made(by kind: SQL, _ connection: PostgresConnection) throws -> Int64? {
      try Writing(connection: connection).first("SELECT count(*) FROM " + kind) { row in row.int(0) }
    }
    for kind in [
      "pg_trigger WHERE NOT tgisinternal", "pg_proc WHERE pronamespace = CAST(current_schema() AS regnamespace)",
    ] as [SQL] {
      #expect(try made(by: kind, begun) == 0, "a database that begins today does nothing by itself")
      #expect(try made(by: kind, grown) ?? 0 > 0)
    }
  }

  @Test(
    "comes from every earlier one to that of today, with what stands in it", arguments: 1..<PostgresSchema.grown.count)
  func upgrade(count: Int) throws {
    let fresh = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema(migrations: PostgresSchema.grown).prepare(fresh, time: 0)
    let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema(migrations: Array(PostgresSchema.grown.prefix(count))).prepare(connection, time: 1)
    let writing = Writing(connection: connection)
    try writing.run("INSERT INTO series (authority, name, last) VALUES ('a', 'document', 7)")
    try PostgresSchema().prepare(connection, time: 2)
    #expect(try described(connection) == described(fresh))
    let record = writing.record(of: "a")
    #expect(try record.lastNumber(in: .documents) == 7)
    #expect(try record.logSize() == 0)
    var failure: StoreFailure?
    let older = PostgresSchema(migrations: Array(PostgresSchema.grown.prefix(count)))
    do throws(StoreFailure) { try older.prepare(connection, time: 3) } catch { failure = error }
    #expect(failure?.code == .newer, "a program that does not know it leaves it alone")
  }

  @Test("is made once by nodes that start at the same time, and refused where others have tables")
  func schemaAtOnce() throws {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    DispatchQueue.concurrentPerform(iterations: 6) { _ in
      #expect(throws: Never.self) { try PostgresRecordStore(address, at: Instant(milliseconds: 0)).close() }
    }
    // Nor does a database do harm that shows a transaction what was when it began.
    let older = try PostgresServer.newDatabase()
    try PostgresServer.ask(
      older,
      """
      DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = ''repeatable read''', current_database());
      END $$
      """)
    try PostgresSchema(migrations: PostgresSchema.grown.filter { $0.number < 40 }).prepare(
      PostgresConnection(DatabaseAddress(older)), time: 0)
    DispatchQueue.concurrentPerform(iterations: 6) { _ in
      #expect(throws: Never.self) {
        try PostgresRecordStore(DatabaseAddress(older), at: Instant(milliseconds: 0)).close()
      }
    }
    let foreign = try PostgresServer.newDatabase()
    try PostgresServer.ask(foreign, "CREATE TABLE theirs (a INTEGER)")
    var failure: StoreFailure?
    let there = try DatabaseAddress(foreign)
    do throws(StoreFailure) { _ = try PostgresRecordStore(there, at: Instant(milliseconds: 0)) } catch {
      failure = error
    }
    #expect(failure?.code == .foreign)
    #expect(try PostgresServer.ask(foreign, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "1\n")
  }
}
