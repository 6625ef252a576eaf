import OneStop
import TestSupport
import Testing
import WorkingTime

@testable import RecordKeeping
@testable import SQLiteStore

@Suite("Lists of documents")
struct DocumentPlansTests {
  private let folder = OwnFolder()

  /// Makes sure how a statement is run: by an index, in its order, with nothing else gone through.
  private func plan<each Value: Bindable>(
    _ record: Record, _ sql: SQL, by index: String, _ values: repeat each Value
  ) throws {
    let lines = try record.readers.read { reading throws(StoreFailure) in
      try reading.all("EXPLAIN QUERY PLAN " + sql, repeat each values) { row in row.text(3) }
    }
    #expect(lines.contains { $0.hasPrefix("SEARCH ") && $0.contains(index) }, "\(lines)")
    #expect(!lines.contains { $0.hasPrefix("SCAN document") || $0.contains("TEMP B-TREE") }, "\(lines)")
  }

  @Test("are read by an index alone, with no sorting: a page costs the same however many there are")
  func plans() throws {
    let record = try Record(DataFolder(folder.file("data")), migrations: Migration.all, time: 0)
    try plan(
      record, AuthorityRecord.seenDocuments, by: "PRIMARY KEY (authority=? AND viewer=? AND document<?", "a",
      "unit/so-gddt", 9, nil as String?, nil as String?, nil as String?, nil as Int?, 50)
    try plan(
      record, AuthorityRecord.waitingDocuments, by: "PRIMARY KEY (authority=? AND viewer=? AND ", "a", "unit/so-gddt",
      0, 0, 0, 50)
    try plan(
      record, AuthorityRecord.registeredDocuments, by: "document_register (authority=? AND agency=? AND direction=?",
      "a",
      "so-gddt", "incoming", false, 0, 0, 0, 9, "[]", 50)
    try plan(
      record, AuthorityRecord.openInFile, by: "document_open_in_file (authority=? AND work_file=?)", "a", 1, 5)
    try record.close()
  }

  @Test("that could not be sent are found at once, however many messages and notices the ledger has")
  func deadLetters() throws {
    let record = try Record(DataFolder(folder.file("data")), migrations: Migration.all, time: 0)
    try plan(
      record, AuthorityRecord.outbox(.dead, ofOneKind: true), by: "outbox_dead_kind (authority=? AND kind=? AND id>?",
      "a", "dispatch", 0, 50)
    try plan(record, AuthorityRecord.outbox(.dead, ofOneKind: false), by: "outbox_dead (authority=? AND", "a", 0, 50)
    try record.close()
  }
}
