import Synchronization
import TestSupport
import Testing
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

@Suite(
  "A writer beside others",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct SharedOrderTests {
  @Test("counts beside whoever counts the same, also where the numbers of their connections give the same share")
  func shares() throws {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    try PostgresSchema().prepare(PostgresConnection(address), time: 0)
    // Of seventeen connections two have the same remainder.
    var seen: [Int64: PostgresConnection] = [:]
    var pair: (PostgresConnection, PostgresConnection)?
    while pair == nil {
      let connection = try PostgresConnection(address)
      let share = try Writing(connection: connection).first("SELECT pg_backend_pid() % 16") { row in row.int(0) }
      if let other = seen.updateValue(connection, forKey: try #require(share)) { pair = (other, connection) }
    }
    let (one, other) = try #require(pair)
    for (connection, code) in [(one, "a"), (other, "b")] {
      try connection.startTransaction("BEGIN")
      try connection.script("SET LOCAL lock_timeout = 5000")
      try Writing(connection: connection).run(
        """
        INSERT INTO dossier (authority, code, procedure, place, national, version, submitted_at, is_late, secret,
          last_position, answers_position, state) VALUES ('tinh', ?, 'p', 'x', 1, 1, 0, 0, 's', 1, 1, '{}')
        """, code)
    }
    for connection in [one, other] { try connection.script("COMMIT") }
    let counted = try Writing(connection: one).first("SELECT sum(received), count(*) FROM tally") { row in
      [row.int(0), row.int(1)]
    }
    #expect(counted == [2, 2])
  }

  @Test("takes a paper while another one takes one, though both are counted in one row")
  func papers() throws {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    let (one, other) = (try PostgresConnection(address), try PostgresConnection(address))
    try PostgresSchema().prepare(one, time: 0)
    try one.script(
      """
      INSERT INTO upload (authority, id, sha256, name, bytes, type, at) VALUES
        ('tinh', '1', 'a', 'n', 5, 't', 0), ('tinh', '2', 'b', 'n', 7, 't', 0), ('tinh', '3', 'c', 'n', 9, 't', 0)
      """)
    func waiting() throws -> [Int64]? {
      try Writing(connection: one).first("SELECT files, bytes FROM waiting_uploads") { row in [row.int(0), row.int(1)] }
    }
    #expect(try waiting() == [3, 21])
    for (connection, sha256) in [(one, "a"), (other, "b")] {
      try connection.startTransaction("BEGIN")
      try connection.script("SET LOCAL lock_timeout = 5000")
      try Writing(connection: connection).run(
        "UPDATE upload SET is_waiting = 0 WHERE authority = 'tinh' AND sha256 = ? AND is_waiting = 1", sha256)
    }
    for connection in [one, other] { try connection.script("COMMIT") }
    #expect(try waiting() == [1, 9])
    try one.script("DELETE FROM upload")
    #expect(try waiting() == [0, 0])
  }

  @Test("does what waits for it in the order of what it is about, so that two of them never wait for each other")
  func order() throws {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    let store = try PostgresRecordStore(address, at: Instant(milliseconds: 0))
    defer { try? store.close() }
    func done(isShared: Bool) -> [String] {
      var desk = PostgresDesk(node: "n\(isShared)", isShared: isShared, parallel: Parallel(), limits: Limits()) {
        () throws(StoreFailure) in try PostgresConnection(address)
      }
      let order = Mutex<[String]>([])
      desk.commit(
        ["c", "a", "b"].map { subject in
          PieceOf(of: "tinh", on: subject, since: .now) { _ in order.withLock { $0.append(subject) } }
        })
      return order.withLock { $0 }
    }
    #expect(done(isShared: true) == ["a", "b", "c"])
    #expect(done(isShared: false) == ["c", "a", "b"], "whoever has the record alone takes it as it comes")
  }
}
