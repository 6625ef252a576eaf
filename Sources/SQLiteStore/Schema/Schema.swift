internal import Crypto
internal import RecordKeeping

/// Brings a database file to the schema of this program, and refuses a file it does not know.
struct Schema {
  /// "MCua" in the header of every file of ours (https://www.sqlite.org/fileformat.html#application_id).
  static let applicationID: Int64 = 0x4d43_7561

  let migrations: [Migration]

  /// Applies what is missing, in one transaction, in the order of the numbers.
  ///
  /// - Parameters:
  ///   - time: When this happens, in milliseconds since 1970.
  ///   - isVisiting: Whether another process works on the file: then it has to be right already.
  /// - Throws: ``StoreFailure/Code/foreign``, ``StoreFailure/Code/newer``, ``StoreFailure/Code/migration``, or what SQLite
  ///   says; the file is unchanged then.
  func prepare(_ connection: Connection, time: Int64, isVisiting: Bool = false) throws(StoreFailure) {
    precondition(migrations.map(\.number) == Array(1..<(migrations.count + 1)), "migrations are numbered 1, 2, 3, …")
    try connection.startTransaction("BEGIN IMMEDIATE")
    do throws(StoreFailure) {
      let writing = Writing(connection: connection)
      let applied = try appliedCount(connection)
      try compare(writing, applied)
      if isVisiting, applied < migrations.count {
        throw failure(.migration, "the program that works on it is older than this one; stop it, and start it anew")
      }
      for migration in migrations.dropFirst(applied) {
        try connection.script(migration.sql)
        try writing.run(
          "INSERT INTO migration (number, title, sha256, applied_at) VALUES (?, ?, ?, ?)", migration.number,
          migration.title, SHA256(of: migration.sql).bytes, time)
      }
      if applied < migrations.count { try connection.script("PRAGMA user_version=\(migrations.count)") }
      try connection.endTransaction("COMMIT")
    } catch {
      if !connection.isIdle { _ = try? connection.endTransaction("ROLLBACK") }
      throw error
    }
  }

  /// How many migrations the file has had; a new file is made ours.
  private func appliedCount(_ connection: Connection) throws(StoreFailure) -> Int {
    let writing = Writing(connection: connection)
    let identity = try writing.first("PRAGMA application_id") { row in row.int(0) }
    if identity == Self.applicationID {
      let version = try writing.first("PRAGMA user_version") { row in row.int(0) } ?? 0
      guard version <= migrations.count else {
        throw failure(
          .newer, "it has schema \(version) and this program knows up to \(migrations.count); use the newer program")
      }
      return Int(version)
    }
    guard identity == 0, try !writing.exists("SELECT 1 FROM sqlite_schema") else {
      throw failure(.foreign, "it is a database of another program")
    }
    try connection.script(
      """
      PRAGMA application_id=\(Self.applicationID);
      CREATE TABLE migration (
        number INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        applied_at INTEGER NOT NULL
      ) STRICT;
      """)
    return 0
  }

  /// What was applied must read today as it read then.
  private func compare(_ writing: borrowing Writing, _ applied: Int) throws(StoreFailure) {
    let recorded = try writing.all("SELECT number, sha256 FROM migration ORDER BY number") {
      row in (number: row.int(0), sha256: row.bytes(1))
    }
    guard recorded.map(\.number) == Array(1..<Int64(applied + 1)) else {
      throw failure(.corrupt, "its header says \(applied) migrations and its table \(recorded.count)")
    }
    for (migration, (number, sha256)) in zip(migrations, recorded) where sha256 != SHA256(of: migration.sql).bytes {
      throw failure(.migration, "migration \(number) was applied with another text than it has now")
    }
  }

  private func failure(_ code: StoreFailure.Code, _ message: String) -> StoreFailure {
    StoreFailure(code, doing: "preparing the database file", message: message)
  }
}
