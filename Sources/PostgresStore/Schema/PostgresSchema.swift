internal import Crypto
internal import RecordKeeping

/// Brings a database to the schema of this program, and refuses a database it does not know.
struct PostgresSchema {
  /// The first shape, and what came after it, put in PostgreSQL's words: so a database begins today.
  static let all: [Migration] =
    [FirstShape.migration]
    + Migration.all.dropFirst(FirstShape.number).map {
      Migration($0.number, $0.title, $0.begun ?? $0.postgres ?? Dialect.shape($0.sql))
    }

  /// What a database has that began with a program before migration 43, and goes on with: triggers count in it for nodes of
  /// the version before, as long as there may be any.
  static let grown: [Migration] =
    [FirstShape.migrationOfBefore]
    + Migration.all.dropFirst(FirstShape.number).map {
      Migration($0.number, $0.title, $0.postgres ?? Dialect.shape($0.sql))
    }

  /// Those that are applied to a database that has none.
  var migrations = all

  /// Applies what is missing, in one transaction, in the order of the numbers. Of several nodes that start at once one does
  /// it.
  ///
  /// - Parameter time: When this happens, in milliseconds since 1970.
  /// - Throws: ``StoreFailure/Code/foreign``, ``StoreFailure/Code/newer``, ``StoreFailure/Code/migration``, or what the
  ///   server says; the database is unchanged then.
  func prepare(_ connection: PostgresConnection, time: Int64) throws(StoreFailure) {
    for attempt in 1... {
      do throws(StoreFailure) { return try prepareOnce(connection, time: time) } catch {
        if !connection.isIdle { _ = try? connection.script("ROLLBACK") }
        // Two that make the first table at the same time meet in the server's own catalogue; nodes of the version before, which
        // are at work, may hold tables in another order.
        // Whoever reads a table for long does not hold up everybody else behind this.
        let tries = ["23505": 5, "42P07": 5, "40P01": 5, "40001": 5, "55P03": 12]
        guard let cause = error.cause, attempt < tries[cause] ?? 0 else { throw error }
      }
    }
  }

  private func prepareOnce(_ connection: PostgresConnection, time: Int64) throws(StoreFailure) {
    try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
    let writing = Writing(connection: connection)
    try checkSurroundings(writing)
    let tables = try writing.all(
      "SELECT CAST(tablename AS TEXT) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
    ) { row in row.text(0) }
    guard tables.isEmpty || tables.contains("migration") else {
      throw failure(.foreign, "it holds tables of another program; give this one a database or a schema of its own")
    }
    try connection.script(
      """
      SET LOCAL statement_timeout = 0;
      CREATE TABLE IF NOT EXISTS migration (
        number BIGINT PRIMARY KEY,
        title TEXT COLLATE "C" NOT NULL,
        sha256 BYTEA NOT NULL,
        applied_at BIGINT NOT NULL
      )
      """)
    try PostgresSchema.hold(writing)
    let missing = try compare(writing)
    // Whoever only looks writes nothing, and waits for no replica.
    guard !missing.isEmpty else { return try connection.script("ROLLBACK") }
    try connection.script("SET LOCAL lock_timeout = 5000")
    for migration in missing {
      try connection.script(migration.sql)
      try writing.run(
        "INSERT INTO migration (number, title, sha256, applied_at) VALUES (?, ?, ?, ?)", migration.number,
        migration.title, SHA256(of: migration.sql).bytes, time)
    }
    try connection.script("COMMIT")
  }

  /// Waits until nobody else makes the tables, fills the record or has it made anew in parts, and keeps it so until the transaction
  /// ends. Where there are no tables yet nothing can be held: whoever makes them later than another fails, and tries again.
  static func hold(_ writing: borrowing Writing) throws(StoreFailure) {
    _ = try writing.exists("SELECT 1 FROM migration WHERE number = ? FOR UPDATE", FirstShape.number)
  }

  private func checkSurroundings(_ writing: borrowing Writing) throws(StoreFailure) {
    let found = try writing.first(
      """
      SELECT current_setting('server_version_num'), current_setting('server_encoding'),
        coalesce(CAST(current_schema() AS TEXT), '')
      """
    ) { row in (version: Int(row.text(0)) ?? 0, encoding: row.text(1), schema: row.text(2)) }
    guard let found, found.version >= 130_000 else {
      throw failure(.foreign, "the server is older than PostgreSQL 13")
    }
    guard found.encoding == "UTF8" else {
      throw failure(.foreign, "its encoding is \(found.encoding); make it with ENCODING 'UTF8'")
    }
    guard !found.schema.isEmpty else {
      throw failure(.cannotOpen, "no schema of the search_path is there; make one, or leave the search_path alone")
    }
  }

  /// Says to a database with triggers for nodes of the version before that this connection counts what it writes by itself.
  static func announce(_ connection: PostgresConnection) throws(StoreFailure) {
    _ = try Writing(connection: connection).exists(
      "SELECT set_config('motcua.counts', 'written', FALSE) FROM migration WHERE number = ? AND sha256 = ?",
      FirstShape.number, SHA256(of: FirstShape.migrationOfBefore.sql).bytes)
  }

  /// What was applied must read today as it read then; what is still to be applied.
  private func compare(_ writing: borrowing Writing) throws(StoreFailure) -> ArraySlice<Migration> {
    let recorded = try writing.all("SELECT number, sha256 FROM migration ORDER BY number") {
      row in (number: Int(row.int(0)), sha256: row.bytes(1))
    }
    let isGrown = recorded.first.map { $0.sha256 == SHA256(of: FirstShape.migrationOfBefore.sql).bytes } ?? false
    let known = isGrown ? PostgresSchema.grown.prefix(migrations.count) : migrations[...]
    guard recorded.count <= known.count else {
      throw failure(
        .newer,
        "it has schema \(recorded.last?.number ?? 0) and this program knows up to \(Migration.all.count); use the newer program"
      )
    }
    for (migration, (number, sha256)) in zip(known, recorded) {
      guard migration.number == number else {
        throw failure(.foreign, "its migrations are not those of this program")
      }
      guard sha256 == SHA256(of: migration.sql).bytes else {
        throw failure(.migration, "migration \(number) was applied with another text than it has now")
      }
    }
    return known.dropFirst(recorded.count)
  }

  private func failure(_ code: StoreFailure.Code, _ message: String) -> StoreFailure {
    StoreFailure(code, doing: "preparing the database", message: message)
  }
}
