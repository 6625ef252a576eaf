import TestSupport
import Testing
import WorkingTime

@testable import PostgresStore
@testable import RecordKeeping

/// What a database that keeps each authority in a part of its own asks of keys and indexes.
@Suite(
  "Keys in PostgreSQL",
  .enabled(if: PostgresServer.isInstalled, "no PostgreSQL: script/bootstrap --tests installs it"))
struct KeyTests {
  /// Tables without an authority, and why.
  static let installation = [
    "migration": "what was done to the tables is the same for all authorities",
    "installation": "what all nodes have alike, and the row that whoever holds the files has locked",
    "node_news": "how often an address has asked all of them is told by node to node, and forgotten at once",
    "file": "a content is kept once, whoever names it: its key is its hash",
    "arrival": "what arrives is nobody's yet: its key is its place",
    "file_piece": "the pieces of a file, beside it: their key begins with its place",
  ]

  /// Indexes that do not begin with the authority and forbid nothing, and why.
  static let lookups = [
    "attachment_file": "whether any authority names a file", "held_message_file": "whether any authority names a file",
    "inbox_file": "whether any authority names a file", "upload_sha256": "whether any authority names a file",
  ]

  /// A new database whose tables are kept in parts by the authority: PostgreSQL refuses in it any key without the authority.
  static func partedDatabase(_ migrations: [Migration] = PostgresSchema.all) throws -> String {
    let address = try PostgresServer.newDatabase()
    try PostgresSchema(migrations: migrations).prepare(PostgresConnection(DatabaseAddress(address)), time: 0)
    _ = try DatabaseRecord(filling: DatabaseAddress(address), at: Instant(milliseconds: 0)).partition(into: 3)
    return address
  }

  private struct Key: Equatable {
    let table: String
    let name: String
    let isUnique: Bool
    let column: String
  }

  private func keys(_ connection: PostgresConnection) throws -> [Key] {
    try Writing(connection: connection).all(
      """
      SELECT CAST(t.relname AS TEXT), CAST(i.relname AS TEXT), x.indisunique, coalesce(CAST(a.attname AS TEXT), '')
      FROM pg_index AS x JOIN pg_class AS t ON t.oid = x.indrelid JOIN pg_class AS i ON i.oid = x.indexrelid
        LEFT JOIN pg_attribute AS a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
      WHERE t.relnamespace = CAST(current_schema() AS regnamespace) ORDER BY t.relname, i.relname
      """
    ) { row in Key(table: row.text(0), name: row.text(1), isUnique: row.bool(2), column: row.text(3)) }
  }

  private func tables(without column: String, _ connection: PostgresConnection) throws -> [String] {
    try Writing(connection: connection).all(
      """
      SELECT CAST(relname AS TEXT) FROM pg_class WHERE relkind IN ('r', 'p')
        AND relnamespace = CAST(current_schema() AS regnamespace)
        AND NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = ? AND attnotnull)
      ORDER BY relname
      """, column
    ) { row in row.text(0) }
  }

  @Test("begin with the authority in every table that has one, and all have but those of the installation")
  func authorityFirst() throws {
    let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema().prepare(connection, time: 0)
    #expect(try tables(without: "authority", connection) == Self.installation.keys.sorted())
    let others = try keys(connection).filter { $0.column != "authority" && Self.installation[$0.table] == nil }
    #expect(others.filter(\.isUnique) == [])
    #expect(others.map(\.name).sorted() == Self.lookups.keys.sorted())
    let foreign = try Writing(connection: connection).all(
      """
      SELECT CAST(conname AS TEXT) FROM pg_constraint
      WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)
      """
    ) { row in row.text(0) }
    #expect(foreign == [])
  }

  @Test("find what one sender has of a room that several share among many messages, and go through nothing else")
  func shares() throws {
    let connection = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema().prepare(connection, time: 0)
    try connection.script(
      """
      INSERT INTO inbox (authority, identity, partner, kind, sender, sha256, bytes, state, received_at, copies, attempts)
        SELECT 'a', i, 'truc', 'edoc', 'H' || i % 3, i, 1, CASE WHEN i % 50 = 0 THEN 'waiting' ELSE 'taken' END, i, 1, 0
        FROM generate_series(1, 5000) AS i;
      INSERT INTO held_message
        SELECT i, 'a', i, 'tinh-' || i % 3, 'ngu', 'edoc', 'H1', 'H2', i, 1, i,
          CASE WHEN i % 50 = 0 THEN 'initial' ELSE 'done' END, i
        FROM generate_series(1, 5000) AS i;
      ANALYZE inbox; ANALYZE held_message
      """)
    for (statement, index, room, sender) in [
      (AuthorityRecord.untakenOfSender, "inbox_untaken", "truc", "H1"),
      (AuthorityRecord.heldOfSender, "held_message_share", "ngu", "tinh-1"),
    ] {
      let lines = try Writing(connection: connection).all("EXPLAIN " + statement, "a", room, sender) { $0.text(0) }
      #expect(lines.contains { $0.contains(index) } && !lines.contains { $0.contains("Seq Scan") }, "\(lines)")
    }
  }

  @Test(
    "are the same when the tables are kept in parts: keys, indexes, columns, triggers, functions",
    arguments: [false, true])
  func parted(isGrown: Bool) throws {
    let migrations = isGrown ? PostgresSchema.grown : PostgresSchema.all
    func described(_ connection: PostgresConnection) throws -> [String] {
      try Writing(connection: connection).all(
        """
        SELECT 'index ' || pg_get_indexdef(x.indexrelid) FROM pg_index AS x JOIN pg_class AS c ON c.oid = x.indrelid
        WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND NOT c.relispartition
        UNION ALL
        SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
        WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND NOT c.relispartition AND NOT t.tgisinternal
        UNION ALL
        SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = CAST(current_schema() AS regnamespace)
        UNION ALL
        SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation,
          a.attnotnull, a.attidentity, a.attgenerated, a.attstorage, pg_get_expr(d.adbin, d.adrelid))
        FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
          LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p')
          AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT 'counted ' || table_name || ' ' || column_name FROM information_schema.columns
        WHERE is_identity = 'YES' AND table_schema = current_schema()
          AND pg_get_serial_sequence(table_name, column_name) IS NOT NULL
        """
      ) { row in row.text(0).replacing(" ON ONLY ", with: " ON ") }.sorted()
    }
    let whole = try PostgresConnection(DatabaseAddress(PostgresServer.newDatabase()))
    try PostgresSchema(migrations: migrations).prepare(whole, time: 0)
    try whole.script(PostgresSchema.withoutTheVersionBefore)
    let address = try Self.partedDatabase(migrations)
    let parted = try PostgresConnection(DatabaseAddress(address))
    #expect(try described(parted) == described(whole))
    #expect(
      try PostgresSchema.tables(on: parted).list.map(\.name) == PostgresSchema.tables(on: whole).list.map(\.name))
    let record = try DatabaseRecord(reading: DatabaseAddress(address), at: Instant(milliseconds: 0))
    #expect(throws: Never.self) { try record.look { _ in } }
  }
}
