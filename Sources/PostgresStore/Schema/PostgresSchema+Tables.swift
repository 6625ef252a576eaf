internal import RecordKeeping

extension PostgresSchema {
  /// Tables that PostgreSQL alone has: what nodes need to know of each other, files, and what was done to the tables.
  static let own: Set = ["migration", "writer", "node_batch", "installation", "file", "arrival", "file_piece"]

  /// The tables of the record, as the database has them.
  static func tables(on connection: PostgresConnection) throws(StoreFailure) -> Tables {
    let asked = Writing(connection: connection)
    let columns = try asked.all(
      """
      SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT)
      FROM information_schema.columns WHERE table_schema = current_schema() AND is_generated = 'NEVER'
      """
    ) { row in
      (table: row.text(0), column: RecordTable.Column(row.text(1), ValueKind(type: row.text(2))))
    }
    let keys = try asked.all(
      """
      SELECT CAST(k.table_name AS TEXT), CAST(k.column_name AS TEXT)
      FROM information_schema.table_constraints AS t JOIN information_schema.key_column_usage AS k
        USING (constraint_schema, constraint_name, table_name)
      WHERE t.table_schema = current_schema() AND t.constraint_type = 'PRIMARY KEY' ORDER BY k.ordinal_position
      """
    ) { row in (table: row.text(0), column: row.text(1)) }
    let watched = try asked.all(
      """
      SELECT DISTINCT CAST(event_object_table AS TEXT) FROM information_schema.triggers
      WHERE event_object_schema = current_schema()
      """
    ) { row in row.text(0) }
    let byTable = Dictionary(grouping: columns, by: \.table).filter { !own.contains($0.key) }
    return Tables(
      byTable.sorted { $0.key < $1.key }.map { name, rows in
        RecordTable(
          name, columns: rows.map(\.column), key: keys.filter { $0.table == name }.map(\.column),
          isWatched: watched.contains(name))
      }, on: connection)
  }

  /// Has the numbers that the database gives go on behind those that came in.
  static func countOn(_ tables: Tables) throws(StoreFailure) {
    let counted = try tables.all(
      """
      SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
      WHERE table_schema = current_schema() AND is_identity = 'YES'
      """
    ) { row in (table: row.text(0), column: row.text(1)) }
    for (table, column) in counted {
      _ = try tables.exists(
        "SELECT setval(pg_get_serial_sequence(?, ?), max(" + .name(column) + ")) FROM " + .name(table) + " HAVING max("
          + .name(column) + ") IS NOT NULL", table, column)
    }
  }
}

extension ValueKind {
  /// The kind of a column by its type.
  fileprivate init(type: String) {
    self =
      switch type {
      case "bigint": .integer
      case "bytea": .bytes
      default: .text
      }
  }
}
