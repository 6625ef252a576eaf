import Documents
import Exchange
import OneStop
import TestSupport
import Testing
import Text
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

/// A database that began with a program before migration 43 has triggers that count for nodes of the version before.
@Suite(
  "A database whose triggers counted",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct CountedForBeforeTests {
  private let start = Instant(milliseconds: 0)

  @Test("is counted right while nodes of the version before write beside those of today, each row once")
  func mixed() throws {
    let address = try DatabaseAddress(PostgresServer.newDatabase())
    let before = try PostgresConnection(address)
    try PostgresSchema(migrations: PostgresSchema.grown.filter { $0.number < 43 }).prepare(before, time: 0)
    // As a node of before wrote them before the database was brought to today's schema, and goes on writing them.
    func write(_ row: Int) throws {
      try before.script(
        """
        INSERT INTO dossier (authority, code, procedure, place, national, version, submitted_at, is_late, secret,
          last_position, answers_position, state) VALUES ('tinh', 'd\(row)', 'p', 'x', 1, 1, 0, 0, 's\(row)', 1, 1, '{}');
        UPDATE dossier SET handled_at = 5, rating = 4 WHERE code = 'd\(row)';
        INSERT INTO upload (authority, id, sha256, name, bytes, type, at, scan) VALUES
          ('tinh', 'a\(row)', 'a\(row)', 'n', 5, 't', 0, 'clean'), ('tinh', 'b\(row)', 'b\(row)', 'n', 7, 't', 0, 'clean'),
          ('tinh', 'c\(row)', 'c\(row)', 'n', 9, 't', 0, 'clean');
        UPDATE upload SET is_waiting = 0 WHERE id = 'a\(row)';
        DELETE FROM upload WHERE id = 'b\(row)';
        INSERT INTO outbox (authority, kind, subject, version, entry, number, lane, state, made_at, attempts)
          VALUES ('tinh', 'dispatch', 'VB-\(row)', 1, 1, 1, 'xa', 'waiting', 0, 0);
        INSERT INTO inbox (authority, identity, partner, kind, sha256, bytes, state, received_at, copies, attempts)
          VALUES ('tinh', 'i\(row)', 'xa', 'edoc', 'f', 3, 'waiting', 0, 1, 0);
        INSERT INTO held_message VALUES
          ('h\(row)', 'tinh', 'h\(row)', 'xa', 'ban', 'edoc', 'x', 'y', 'f', 3, 0, 'initial', 0)
        """)
    }
    try write(1)
    let store = try PostgresRecordStore(address, at: start)
    defer { try? store.close() }
    try write(2)
    let later = Instant(milliseconds: 10)
    try store.write(for: "tinh") { record in
      try record.save(
        Upload(
          id: "u", sha256: "u", name: "n", bytes: 11, type: "t", at: Instant(milliseconds: 0), owner: "", scan: .clean))
      try record.forgetUpload("c1")
      _ = try record.keep(
        IncomingMessage(identity: "today", partner: "xa", kind: .document, from: nil, sha256: "f", bytes: 2), at: later)
      _ = try record.note(.done, of: "h2", for: "ban", at: later)
      _ = try record.discardHeld(for: "ban", limit: 10)
    }
    // Beside others, each counts what it takes in a share of its own.
    try before.script("UPDATE writer SET is_parallel = 1")
    try store.write(for: "tinh") { try $0.forgetUpload("u") }
    try store.write(for: "tinh", on: "x") { try $0.attach(sha256: "c2", to: .document(DocumentKey(number: 1))) }
    try write(3)
    let shares = try Writing(connection: before).all("SELECT share FROM upload_count") { row in row.int(0) }
    #expect(shares.contains(0) && shares.contains { $0 > 15 })
    let read = try Writing(connection: before).first(
      "SELECT files, bytes FROM waiting_uploads WHERE authority = ?", "tinh"
    ) { row in [row.int(0), row.int(1)] }
    #expect(read == [1, 9], "as the version before reads it")
    try store.read(for: "tinh") { record in
      #expect(try record.differingTallies() == 0)
      #expect(try record.differingExchangeCounts() == 0)
      #expect(try record.isWaitingCountRight())
      let waiting = try record.waitingUploads(of: nil)
      #expect([waiting.files, waiting.bytes] == [1, 9])
    }
  }

  @Test("is told by whoever counts by himself, and one without triggers is told nothing")
  func announced() throws {
    func setting(_ migrations: [Migration]) throws -> String? {
      let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
      try PostgresSchema(migrations: migrations).prepare(connection, time: 0)
      try PostgresSchema.announce(connection)
      return try Writing(connection: connection).first(
        "SELECT coalesce(current_setting('motcua.counts', TRUE), '')"
      ) { row in row.text(0) }
    }
    #expect(try setting(PostgresSchema.grown) == "written")
    #expect(try setting(PostgresSchema.all) == "")
  }
}
