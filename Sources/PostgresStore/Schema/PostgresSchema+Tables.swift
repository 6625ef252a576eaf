internal import RecordKeeping

extension PostgresSchema {
  /// Tables that PostgreSQL alone has: what nodes need to know of each other, files, and what was done to the tables.
  static let own: Set = [
    "migration", "writer", "sequencer", "node_batch", "node_news", "installation", "file", "arrival", "file_piece",
  ]

  /// A table of this schema that is no part of another one, and no view for nodes of the version before.
  static let whole: SQL = """
    table_schema = current_schema() AND table_name NOT IN (
      SELECT relname FROM pg_class
      WHERE (relispartition OR relkind = 'v') AND relnamespace = CAST(current_schema() AS regnamespace))
    """

  /// The tables of the record, as the database has them.
  static func tables(on connection: PostgresConnection) throws(StoreFailure) -> Tables {
    let asked = Writing(connection: connection)
    let columns = try asked.all(
      """
      SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(data_type AS TEXT)
      FROM information_schema.columns
      WHERE is_generated = 'NEVER' AND NOT (column_name = 'share' AND table_name IN ('tally', 'upload_count')) AND
      """ + " " + whole
    ) { row in
      (table: row.text(0), column: RecordTable.Column(row.text(1), ValueKind(type: row.text(2))))
    }
    let keys = try asked.all(
      """
      SELECT CAST(k.table_name AS TEXT), CAST(k.column_name AS TEXT)
      FROM information_schema.table_constraints AS t JOIN information_schema.key_column_usage AS k
        USING (constraint_schema, constraint_name, table_name)
      WHERE t.table_schema = current_schema() AND t.constraint_type = 'PRIMARY KEY'
        AND NOT (k.column_name = 'share' AND k.table_name IN ('tally', 'upload_count')) ORDER BY k.ordinal_position
      """
    ) { row in (table: row.text(0), column: row.text(1)) }
    let references = [
      "dossier": ["last_position", "answers_position", "lookup_position"], "document": ["last_position"],
      "entry": ["previous"], "outbox": ["entry"],
    ]
    let byTable = Dictionary(grouping: columns, by: \.table).filter { !own.contains($0.key) }
    return Tables(
      byTable.sorted { $0.key < $1.key }.map { name, rows in
        RecordTable(
          name, columns: rows.map(\.column), key: keys.filter { $0.table == name }.map(\.column),
          source: inShares[name]
            ?? references[name].map { placed($0, of: name, rows.map(\.column.name).sorted()) })
      }, on: connection)
  }

  /// A table as it reads where all entries have their places: what names an entry by the number of its row names it by its
  /// position. Numbers of rows begin behind all positions (`StoredEntry.firstTicket`).
  private static func placed(_ references: [String], of table: String, _ columns: [String]) -> SQL {
    let read = columns.map { column -> SQL in
      guard references.contains(column) else { return "one." + .name(column) }
      let own: SQL = "one." + .name(column)
      return "CASE WHEN " + own + " < 1099511627776 THEN " + own + """
         ELSE (SELECT named.position FROM entry AS named WHERE named.authority = one.authority
          AND named.id =
        """ + " " + own + " - 1099511627776) END AS " + .name(column)
    }
    return "SELECT " + read.dropFirst().reduce(read.first ?? "") { $0 + ", " + $1 } + " FROM " + .name(table)
      + " AS one"
  }

  /// Counts, of all shares together.
  private static let inShares: [String: SQL] = ["tally": tally, "upload_count": uploads]

  private static let uploads: SQL = """
    SELECT authority, CAST(sum(files) AS BIGINT) AS files, CAST(sum(bytes) AS BIGINT) AS bytes
    FROM upload_count GROUP BY authority
    """
  private static let tally: SQL = """
    SELECT authority, unit, day, procedure, channel, CAST(sum(received) AS BIGINT) AS received,
      CAST(sum(lapsed) AS BIGINT) AS lapsed, CAST(sum(on_time) AS BIGINT) AS on_time, CAST(sum(late) AS BIGINT) AS late,
      CAST(sum(unrated) AS BIGINT) AS unrated, CAST(sum(stars_1) AS BIGINT) AS stars_1,
      CAST(sum(stars_2) AS BIGINT) AS stars_2, CAST(sum(stars_3) AS BIGINT) AS stars_3,
      CAST(sum(stars_4) AS BIGINT) AS stars_4, CAST(sum(stars_5) AS BIGINT) AS stars_5
    FROM tally GROUP BY authority, unit, day, procedure, channel
    """

  /// The names of the tables of a record at whose rows the database does something by itself.
  static func withTriggers(_ tables: Tables) throws(StoreFailure) -> [SQL] {
    let watched = try tables.all(
      """
      SELECT DISTINCT CAST(event_object_table AS TEXT) FROM information_schema.triggers
      WHERE event_object_schema = current_schema()
      """
    ) { row in row.text(0) }
    // What keeps a table in parts has its triggers too, and hands the order on to them.
    return tables.list.filter { watched.contains($0.name) }.map { SQL.name($0.name) }
  }

  /// Has the numbers that the database gives go on behind those that came in.
  static func countOn(_ tables: Tables) throws(StoreFailure) {
    let counted = try tables.all(
      """
      SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns
      WHERE is_identity = 'YES' AND
      """ + " " + whole
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
