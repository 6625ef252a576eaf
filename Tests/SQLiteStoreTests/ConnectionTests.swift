import RecordKeeping
import SQLiteStore
import TestSupport
import Testing

@Suite("A connection")
struct ConnectionTests {
  private let folder = OwnFolder()

  private func pen() throws -> Pen {
    Pen(try Connection(folder.file("c.sqlite"), mode: .writer))
  }

  @Test(
    "gives back every kind of value as it was given",
    arguments: ["", "Nguyễn Văn Đức", "a\u{0}b", "'; DROP TABLE v; --", String(repeating: "ễ", count: 100_000)])
  func roundTrip(text: String) throws {
    let answer = try pen().write { writing throws(StoreFailure) in
      try writing.run("CREATE TABLE v (a, b, c, d, e, f)")
      try writing.run(
        "INSERT INTO v VALUES (?, ?, ?, ?, ?, ?)", text, Array(text.utf8), Int64.min, Int64.max, true, String?.none)
      return try writing.first("SELECT a, b, c, d, e, f FROM v") { row in
        let numbers = [row.int(2), row.int(3)]
        return (row.text(0), row.bytes(1), numbers, row.bool(4), row.textOrNil(5), row.isNull(1))
      }
    }
    let (readText, bytes, numbers, flag, none, emptyIsNull) = try #require(answer)
    #expect(readText == text)
    #expect(bytes == Array(text.utf8))
    #expect(numbers == [.min, .max])
    #expect(flag)
    #expect(none == nil)
    #expect(!emptyIsNull)
  }

  @Test("refuses a column of another type, null and missing columns included")
  func types() throws {
    let pen = try pen()
    for sql: SQL in ["SELECT 'a'", "SELECT NULL", "SELECT 1.5", "SELECT x'00'"] {
      #expect(throws: StoreFailure.self) {
        try pen.write { writing throws(StoreFailure) in
          try writing.first(sql) { row in row.int(0) }
        }
      }
    }
    let failure = failureOf { () throws(StoreFailure) in
      try pen.write { writing throws(StoreFailure) in
        try writing.first("SELECT 1") { row in row.int(7) }
      }
    }
    #expect(failure?.code == .unexpectedValue)
    #expect(failure?.message == "column 7 does not hold an integer")
  }

  @Test("refuses text that is not UTF-8")
  func badText() throws {
    let pen = try pen()
    let failure = failureOf { () throws(StoreFailure) in
      try pen.write { writing throws(StoreFailure) in
        try writing.first("SELECT CAST(x'ff41' AS TEXT)") { row in row.text(0) }
      }
    }
    #expect(failure?.code == .unexpectedValue)
  }

  @Test("refuses more or fewer values than a statement takes")
  func valueCount() throws {
    let pen = try pen()
    let few = failureOf { () throws(StoreFailure) in
      try pen.write { writing throws(StoreFailure) in try writing.exists("SELECT ?, ?", 1) }
    }
    #expect(few?.code == .misuse)
    #expect(few?.message == "it takes 2 values and got 1")
    let many = failureOf { () throws(StoreFailure) in
      try pen.write { writing throws(StoreFailure) in try writing.exists("SELECT ?", 1, 2, 3) }
    }
    #expect(many?.message == "it takes 1 values and got 3")
  }

  @Test("never shows a value in a failure")
  func hiddenValues() throws {
    let pen = try pen()
    let secret = "079203001234"
    let broken = failureOf { () throws(StoreFailure) in
      try pen.write { writing throws(StoreFailure) in
        try writing.run("CREATE TABLE person (number TEXT UNIQUE)")
        try writing.run("INSERT INTO person VALUES (?)", secret)
        try writing.run("INSERT INTO person VALUES (?)", secret)
      }
    }
    #expect(broken?.code == .constraint)
    #expect(broken?.description.contains("person.number") == true)
    #expect(broken?.description.contains(secret) == false)
    // SQLite itself would answer: bad JSON path: '079203001234'.
    let quoting = failureOf { () throws(StoreFailure) in
      try pen.write { writing throws(StoreFailure) in try writing.exists("SELECT json_extract('{}', ?)", secret) }
    }
    #expect(quoting != nil)
    #expect(quoting?.description.contains(secret) == false)
  }

  @Test("reads a query again within its own rows")
  func nested() throws {
    let pairs = try pen().write { writing throws(StoreFailure) in
      let numbers: SQL = "SELECT value FROM json_each('[1,2,3]')"
      var pairs: [Int64] = []
      try writing.each(numbers) { outer throws(StoreFailure) in
        let ten = outer.int(0) * 10
        pairs += try writing.all(numbers) { inner in ten + (inner.int(0)) }
        return true
      }
      return pairs
    }
    #expect(pairs == [11, 12, 13, 21, 22, 23, 31, 32, 33])
  }

  @Test("stops reading when told")
  func stops() throws {
    let seen = try pen().write { writing throws(StoreFailure) in
      var seen: [Int64] = []
      try writing.each("SELECT value FROM json_each('[1,2,3]')") { row in
        seen.append(row.int(0))
        return seen.count < 2
      }
      return seen
    }
    #expect(seen == [1, 2])
  }

  @Test("keeps no more prepared statements than allowed, and forgets none that it still needs")
  func cache() throws {
    var limits = Limits()
    limits.statements = 2
    let pen = Pen(try Connection(folder.file("c.sqlite"), mode: .writer, limits: limits), limits: limits)
    let answers = try pen.write { writing throws(StoreFailure) in
      var answers: [Int64] = []
      for number: SQL in ["1", "2", "3", "4", "1", "2"] {
        let read = { @Sendable (row: borrowing Row) in row.int(0) }
        if let answer = try writing.first("SELECT " + number, read: read) { answers.append(answer) }
      }
      return answers
    }
    #expect(answers == [1, 2, 3, 4, 1, 2])
  }

  @Test("opened for reading, cannot write")
  func readOnly() throws {
    let pen = try pen()
    try pen.write { writing throws(StoreFailure) in try writing.run("CREATE TABLE t (a)") }
    let readers = Readers(folder.file("c.sqlite"))
    let failure = failureOf { () throws(StoreFailure) in
      try readers.read { reading throws(StoreFailure) in try reading.exists("INSERT INTO t VALUES (1) RETURNING a") }
    }
    #expect(failure?.code == .readOnly)
  }

  @Test("keeps what is acknowledged and trusts no schema", arguments: [true, false])
  func settings(isWriter: Bool) throws {
    let pen = try pen()
    try pen.write { _ in }
    func setting(_ sql: SQL) throws -> String? {
      let read = { @Sendable (row: borrowing Row) in
        row.text(0)
      }
      return isWriter
        ? try pen.write { writing throws(StoreFailure) in try writing.first(sql, read: read) }
        : try Readers(folder.file("c.sqlite")).read { reading throws(StoreFailure) in
          try reading.first(sql, read: read)
        }
    }
    #expect(try setting("SELECT CAST(journal_mode AS TEXT) FROM pragma_journal_mode") == "wal")
    #expect(try setting("SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous") == "2")
    #expect(try setting("SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys") == "1")
    #expect(try setting("SELECT CAST(trusted_schema AS TEXT) FROM pragma_trusted_schema") == "0")
    #expect(try setting("SELECT CAST(cell_size_check AS TEXT) FROM pragma_cell_size_check") == "1")
    #expect(try setting("SELECT CAST(query_only AS TEXT) FROM pragma_query_only") == (isWriter ? "0" : "1"))
  }
}

/// The failure of a piece of work, if it fails.
func failureOf<Value>(_ work: () throws(StoreFailure) -> Value) -> StoreFailure? {
  do throws(StoreFailure) {
    _ = try work()
    return nil
  } catch {
    return error
  }
}
