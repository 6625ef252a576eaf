import Documents
import OneStop
import Synchronization
import TestSupport
import Testing
import Text
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

@Suite(
  "A writer beside others",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct SharedOrderTests {
  /// Has two writers beside others, as two nodes have them, do a work each: the second while the transaction of the first is open.
  private func beside(
    _ address: DatabaseAddress, _ first: @escaping @Sendable (any RecordWriting) throws -> Void,
    _ second: @escaping @Sendable (any RecordWriting) throws -> Void
  ) throws {
    let parallel = Parallel()
    parallel.insert("tinh")
    func pen(_ node: String) -> Pen {
      let desk = PostgresDesk(node: node, isShared: true, parallel: parallel, limits: Limits()) {
        () throws(StoreFailure) in
        let connection = try PostgresConnection(address)
        try connection.script("SET lock_timeout = 5000")
        return connection
      }
      return Pen(desk, limits: Limits().pen)
    }
    let (one, other) = (pen("a"), pen("b"))
    defer { for pen in [one, other] { try? pen.close() } }
    try one.write(of: "tinh", on: "a") { (writing) throws(any Error) in
      try first(writing.record(of: "tinh"))
      try other.write(of: "tinh", on: "b") { (writing) throws(any Error) in try second(writing.record(of: "tinh")) }
    }
  }

  /// A database with three papers that wait, and an authority whose dossiers are written beside each other.
  private func papers() throws -> DatabaseAddress {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    let store = try PostgresRecordStore(address, at: Instant(milliseconds: 0))
    for (id, bytes) in [("1", 5), ("2", 7), ("3", 9)] {
      try store.write(for: "tinh") { record in
        try record.save(
          Upload(
            id: id, sha256: id, name: "n", bytes: bytes, type: "t", at: Instant(milliseconds: 0), owner: "",
            scan: .clean))
      }
    }
    try store.close()
    return address
  }

  @Test("takes a paper while another one takes one, and counts what waits in a share of its own")
  func takesPapers() throws {
    let address = try papers()
    try beside(
      address, { try $0.attach(sha256: "1", to: .document(DocumentKey(number: 1))) },
      { try $0.attach(sha256: "2", to: .document(DocumentKey(number: 2))) })
    let store = try PostgresRecordStore(address, at: Instant(milliseconds: 0))
    defer { try? store.close() }
    let waiting = try store.read(for: "tinh") { try $0.waitingUploads(of: nil) }
    #expect([waiting.files, waiting.bytes] == [1, 9])
    #expect(try store.read(for: "tinh") { try $0.isWaitingCountRight() })
    let shares = try Writing(connection: PostgresConnection(address)).all(
      "SELECT share, files FROM upload_count ORDER BY share"
    ) { row in (share: row.int(0), files: row.int(1)) }
    #expect(shares.map(\.files) == [3, -1, -1])
    #expect(shares.first?.share == 0 && shares.dropFirst().allSatisfy { (16...79).contains($0.share) })
    try store.write(for: "tinh") { try $0.forgetUpload("3") }
    #expect(try store.read(for: "tinh") { try $0.waitingUploads(of: nil).files } == 0)
    try store.write(for: "tinh") { try $0.recountWaitingUploads() }
    #expect(try store.read(for: "tinh") { try $0.waitingUploads(of: nil).files } == 0)
  }

  @Test("has a share of counts that no other connection has, and any where none is left")
  func shares() throws {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    let (one, other, third) = (
      try PostgresConnection(address), try PostgresConnection(address), try PostgresConnection(address)
    )
    let shares = try [one, other].map { try PostgresDesk.share(of: $0) }
    #expect(Set(shares).count == 2 && shares.allSatisfy { (16...79).contains($0) })
    for _ in 0..<64 { _ = try PostgresDesk.share(of: other) }
    #expect(try PostgresDesk.share(of: one) == shares[0], "what it has it is given again")
    _ = try Writing(connection: other).exists(
      """
      SELECT count(pg_try_advisory_lock(((hashtextextended('motcua ' || current_schema(), 43) >> 8) << 8) + n))
      FROM generate_series(16, 79) AS n
      """)
    #expect((16...79).contains(try PostgresDesk.share(of: third)))
    #expect(try PostgresConnection(address).share == 0, "who writes alone counts in the first")
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
