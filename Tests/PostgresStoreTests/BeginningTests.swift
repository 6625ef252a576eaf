import TestSupport
import Testing
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

@Suite(
  "A transaction that begins with its first statement",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct BeginningTests {
  private static let beginning = "BEGIN ISOLATION LEVEL READ COMMITTED"
  private let address: DatabaseAddress

  init() throws {
    let text = try PostgresServer.newDatabase()
    try PostgresServer.ask(text, "CREATE TABLE thing (name TEXT PRIMARY KEY)")
    address = try DatabaseAddress(text)
  }

  private func names() throws -> [String] {
    try Writing(connection: PostgresConnection(address)).all("SELECT name FROM thing ORDER BY name") { $0.text(0) }
  }

  @Test("is one: what was written within it is kept by its commit alone")
  func whole() throws {
    let connection = try PostgresConnection(address)
    let writing = Writing(connection: connection)
    for (name, end) in [("a", "ROLLBACK"), ("b", "COMMIT"), ("c", "COMMIT"), ("d", "ROLLBACK")] {
      try connection.startTransaction(Self.beginning)
      #expect(!connection.isIdle, "it is one before the server knows")
      try writing.run("INSERT INTO thing (name) VALUES (?)", name)
      try writing.run("INSERT INTO thing (name) VALUES (?)", name + name)
      try connection.script(end)
      #expect(connection.isIdle)
    }
    #expect(try names() == ["b", "bb", "c", "cc"])
  }

  @Test("may begin with statements without values, with rows that are copied in, or have none at all")
  func otherFirsts() throws {
    let connection = try PostgresConnection(address)
    let writing = Writing(connection: connection)
    try connection.startTransaction(Self.beginning)
    try connection.script("SET LOCAL statement_timeout = 60000; INSERT INTO thing (name) VALUES ('a')")
    #expect(!connection.isIdle)
    try connection.script("ROLLBACK")
    try connection.startTransaction(Self.beginning)
    let table = RecordTable("thing", columns: [RecordTable.Column("name", .text)], key: ["name"])
    let intake = try connection.intake(of: table)
    try intake.take([[.text("b")]])
    try intake.end()
    #expect(!connection.isIdle)
    try connection.script("COMMIT")
    for end in ["COMMIT", "ROLLBACK"] {
      try connection.startTransaction(Self.beginning)
      try connection.script(end)
      #expect(connection.isIdle)
    }
    // What stands behind an empty transaction is in none.
    try writing.run("INSERT INTO thing (name) VALUES ('c')")
    #expect(connection.isIdle)
    #expect(try names() == ["b", "c"])
  }

  @Test("whose first statement fails is undone, and the next one works")
  func failing() throws {
    let connection = try PostgresConnection(address)
    let writing = Writing(connection: connection)
    try writing.run("INSERT INTO thing (name) VALUES (?)", "a")
    // Twice: the statement is prepared the first time.
    for _ in 1...2 {
      try connection.startTransaction(Self.beginning)
      let failure = #expect(throws: StoreFailure.self) {
        try writing.run("INSERT INTO thing (name) VALUES (?)", "a")
      }
      #expect(failure?.code == .constraint && failure?.cause == "23505")
      #expect(connection.spoiled?.cause == "23505" && !connection.isIdle && !connection.isDead)
      try connection.script("ROLLBACK")
    }
    try connection.startTransaction(Self.beginning)
    try writing.run("INSERT INTO thing (name) VALUES (?)", "b")
    try connection.script("COMMIT")
    #expect(try names() == ["a", "b"])
  }

  @Test("that the server refuses fails at its first statement, with what the server said")
  func refused() throws {
    let connection = try PostgresConnection(address)
    let writing = Writing(connection: connection)
    try connection.startTransaction("BEGIN ISOLATION LEVEL NONE AT ALL")
    let failure = #expect(throws: StoreFailure.self) {
      try writing.run("INSERT INTO thing (name) VALUES (?)", "a")
    }
    #expect(failure?.code == .misuse && failure?.cause == "42601")
    #expect(!connection.isDead)
    try connection.startTransaction(Self.beginning)
    try writing.run("INSERT INTO thing (name) VALUES (?)", "b")
    try connection.script("COMMIT")
    #expect(try names() == ["b"])
  }

  @Test("in whose first statement the connection ends says so, and the connection is not used any more")
  func cut() throws {
    let connection = try PostgresConnection(address)
    try connection.startTransaction(Self.beginning)
    let failure = #expect(throws: StoreFailure.self) {
      try Writing(connection: connection).exists("SELECT pg_terminate_backend(pg_backend_pid())")
    }
    #expect(failure?.code == .unreachable && failure?.cause == "57P01")
    #expect(connection.isDead && !connection.wasGone, "it had begun")
  }

  @Test("of a look goes on by another connection when its own had gone before, and fails when it goes later")
  func looks() throws {
    let readers = Readers { [address] () throws(StoreFailure) in try PostgresConnection(address) }
    func sessions(_ reading: borrowing Reading) throws(StoreFailure) -> Int64? {
      try reading.first("SELECT CAST(pg_backend_pid() AS BIGINT)") { $0.int(0) }
    }
    func ended() throws {
      try PostgresServer.ask(
        address.text,
        """
        SELECT count(pg_terminate_backend(pid, 60000)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
    }
    let first = try readers.read(sessions)
    #expect(try readers.read(sessions) == first, "the connection is used again")
    try readers.read { _ in }
    #expect(try readers.read(sessions) == first, "also after a look that asked nothing")
    for _ in 1...3 {
      try ended()
      #expect(try readers.read(sessions) != first)
    }
    let failure = #expect(throws: StoreFailure.self) {
      try readers.read { (reading) throws(StoreFailure) in
        _ = try sessions(reading)
        // What fails here has seen something.
        _ = try reading.exists("SELECT pg_terminate_backend(pg_backend_pid())")
      }
    }
    #expect(failure?.code == .unreachable)
    #expect(try readers.read(sessions) != nil)
  }

  @Test("of a look ends with it: what was written since is seen by the next, and not by itself")
  func moments() throws {
    let readers = Readers { [address] () throws(StoreFailure) in try PostgresConnection(address) }
    let writing = Writing(connection: try PostgresConnection(address))
    for number in 0..<50 {
      let seen = try readers.read { (reading) throws(StoreFailure) in
        let before = try reading.first("SELECT count(*) FROM thing") { $0.int(0) }
        try writing.run("INSERT INTO thing (name) VALUES (?)", "\(number)")
        let after = try reading.first("SELECT count(*) FROM thing") { $0.int(0) }
        return [before, after]
      }
      #expect(seen == [Int64(number), Int64(number)])
    }
  }
}
