import Foundation
import OneStop
import PostgresStore
import RecordKeeping
import SQLiteStore
import TestSupport
import Testing
import Text
import WorkingTime

@Suite("A record whose database is damaged")
struct DamagedRecordTests {
  /// An index that has cells, and where the last one of its first page ends.
  private struct Index {
    let name: String
    let lastByte: Int
  }

  /// The file of a record, without any room between its cells.
  private func packed(_ copy: CopiedRecord) throws -> Data {
    let file = copy.folder + "/packed.sqlite"
    try copy.damage("VACUUM INTO '\(file)'")
    return try Data(contentsOf: URL(filePath: file))
  }

  /// The indexes of a file (https://www.sqlite.org/fileformat2.html, 1.6: the cells of a page are counted in its bytes 3 and 4).
  private func indexes(in file: Data, of copy: CopiedRecord) throws -> [Index] {
    let connection = try Connection(copy.folder + "/packed.sqlite", mode: .reader)
    let reading = Writing(connection: connection)
    let page = try #require(try reading.first("PRAGMA page_size") { Int($0.int(0)) })
    return try reading.all("SELECT name, rootpage FROM sqlite_schema WHERE type = 'index' ORDER BY name") {
      (name: $0.text(0), end: Int($0.int(1)) * page)
    }.filter { file[$0.end - page + 3] > 0 || file[$0.end - page + 4] > 0 }.map {
      Index(name: $0.name, lastByte: $0.end - 1)
    }
  }

  /// What is found when the record of a copy is that file.
  private func faults(_ file: Data, _ office: Office, _ copy: CopiedRecord) throws -> [String] {
    let record = copy.folder + "/record.sqlite"
    for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: record + end) }
    try file.write(to: URL(filePath: record))
    return try copy.work(like: office) { try $0.prove().faults.map(\.words.en) }
  }

  @Test(
    "is found so wherever a byte of an index is another, and the index is named",
    .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
  func everyIndex() throws {
    let office = try ChangedValueTests.office()
    let copy = try CopiedRecord(of: office)
    let whole = try packed(copy)
    let indexes = try indexes(in: whole, of: copy)
    #expect(indexes.count > 40)
    #expect(try faults(whole, office, copy) == [])
    for index in indexes {
      var changed = whole
      changed[index.lastByte] ^= 1
      let told = try faults(changed, office, copy)
      #expect(told.contains { $0.hasPrefix("the database is damaged: ") && $0.contains(index.name) }, "\(index.name)")
    }
  }

  @Test(
    "is found so where a table cannot be read at all, and what cannot be proved of the rest is told",
    arguments: [
      ("content", "it cannot be made again from the log"),
      ("signed_head", "the rest cannot be proved, since the database is damaged"),
    ])
  func unreadable(table: String, words: String) throws {
    let office = try Office()
    for number in 0..<3 { _ = try office.filed("n\(number)") }
    let copy = try CopiedRecord(of: office)
    var file = try packed(copy)
    let connection = try Connection(copy.folder + "/packed.sqlite", mode: .reader)
    let reading = Writing(connection: connection)
    let size = try #require(try reading.first("PRAGMA page_size") { Int($0.int(0)) })
    let root = try #require(
      try reading.first("SELECT rootpage FROM sqlite_schema WHERE name = ?", table) { Int($0.int(0)) })
    // No page is of this kind.
    file[(root - 1) * size] = 0
    let told = try faults(file, office, copy)
    #expect(told.contains { $0.hasPrefix("the database is damaged: \(table): ") }, "\(told)")
    #expect(told.contains(words), "\(told)")
  }

  @Test(
    "is found so on PostgreSQL when an index leads to other rows, where amcheck is installed",
    .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
  func onPostgres() throws {
    let address = try PostgresServer.newDatabase()
    let store = try PostgresRecordStore(DatabaseAddress(address), at: Instant(milliseconds: 0))
    var indexes: [String] = []
    #expect(try store.damages { indexes.append($0) } == [] && indexes.isEmpty)
    try PostgresServer.ask(address, "CREATE EXTENSION amcheck")
    #expect(try store.damages { indexes.append($0) } == [] && indexes.contains("dossier_pkey"))
    try PostgresServer.ask(
      address,
      """
      CREATE TABLE one AS SELECT number, number * 7 % 100 AS other FROM generate_series(1, 100) AS number;
      CREATE INDEX one_by_number ON one (number);
      CREATE INDEX one_by_other ON one (other);
      UPDATE pg_class SET relfilenode = pg_relation_filenode('one_by_other') WHERE relname = 'one_by_number'
      """)
    let damages = try store.damages { _ in }
    #expect(damages.count == 1 && damages.first?.contains("one_by_number") == true, "\(damages)")
    try store.close()
  }
}
