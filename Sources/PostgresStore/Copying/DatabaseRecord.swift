package import OneStop
package import RecordKeeping
package import WorkingTime

/// The whole record of a database.
package final class DatabaseRecord: WholeRecord {
  private let address: DatabaseAddress
  private let limits: Limits
  private let kept: DatabaseFiles
  private let readers: Readers

  /// The files that people hand in.
  package var files: any FileKeeping { kept }

  /// The record of a database that has one, to be copied elsewhere; nodes go on meanwhile.
  ///
  /// - Throws: ``StoreFailure/Code/missing`` when there is none; what the server says.
  package convenience init(reading address: DatabaseAddress, at now: Instant) throws(StoreFailure) {
    try self.init(address, at: now, mayBegin: false)
  }

  /// The record of a database, to be filled; tables are made when there are none.
  ///
  /// - Throws: What the server says.
  package convenience init(filling address: DatabaseAddress, at now: Instant) throws(StoreFailure) {
    try self.init(address, at: now, mayBegin: true)
  }

  private init(_ address: DatabaseAddress, at now: Instant, mayBegin: Bool) throws(StoreFailure) {
    var limits = Limits()
    // A record is as long as it is, and either side waits for the other.
    (limits.statementMilliseconds, limits.idleMilliseconds) = (0, 0)
    self.address = address
    self.limits = limits
    let open: @Sendable () throws(StoreFailure) -> PostgresConnection = { [limits] () throws(StoreFailure) in
      try PostgresConnection(address, limits: limits)
    }
    let connection = try open()
    let isThere = try DatabaseRecord.hasRecord(connection)
    guard mayBegin || isThere else {
      throw StoreFailure(.missing, doing: "opening the record", message: "there is none in the database")
    }
    try PostgresSchema().prepare(connection, time: now.milliseconds)
    readers = Readers { () throws(StoreFailure) in try open() }
    kept = DatabaseFiles(readers, Hands(limits: limits, open: open), holder: open)
  }

  private static func hasRecord(_ connection: PostgresConnection) throws(StoreFailure) -> Bool {
    try Writing(connection: connection).exists(
      "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'migration'")
  }

  /// See ``WholeRecord``.
  package func look<Value>(_ work: (Tables) throws -> Value) throws -> Value {
    let connection = try PostgresConnection(address, limits: limits)
    try beginLook(on: connection)
    defer { _ = connection.endLook() }
    return try work(PostgresSchema.tables(on: connection))
  }

  /// Begins a look at a moment at which every entry has its place: nobody writes in the wink before it.
  private func beginLook(on connection: PostgresConnection) throws {
    let writers = try PostgresConnection(address, limits: limits)
    // A failure ends the connection, and the transaction with it.
    try writers.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
    // Whoever is stopped here is let go by the server, and keeps nobody from writing.
    try writers.script("SET LOCAL idle_in_transaction_session_timeout = 60000; SET LOCAL statement_timeout = 60000")
    let authorities = try Writing(connection: writers).all("SELECT authority FROM writer ORDER BY authority") { row in
      row.text(0)
    }
    for authority in authorities { try PostgresDesk.hold(authority, Writing(connection: writers)) }
    let sequencer = Sequencer(limits: limits) { [address, limits] () throws(StoreFailure) in
      try PostgresConnection(address, limits: limits)
    }
    for authority in authorities { try sequencer.place(authority, waits: true) }
    try connection.beginLook { false }
    // The moment of a look is that of its first statement.
    _ = try Writing(connection: connection).exists("SELECT 1 FROM migration LIMIT 1")
    // Where the server had let go of it before, somebody may have written in the wink: that fails.
    try writers.script("ROLLBACK")
  }

  /// See ``WholeRecord``.
  package func fill(keyPrint: String?, _ work: (Tables) throws -> Void) throws {
    let connection = try PostgresConnection(address, limits: limits)
    try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
    do {
      // A node that starts now waits for this, and finds all of the record or nothing.
      try PostgresSchema.hold(Writing(connection: connection))
      let tables = try PostgresSchema.tables(on: connection)
      if let name = try tables.occupied() {
        throw StoreFailure(.occupied, doing: "filling the record", message: "there is something in its table \(name)")
      }
      // Triggers for nodes of the version before, where a database has any: what they would count comes with the rows.
      let watched = try PostgresSchema.withTriggers(tables)
      for name in watched { try connection.script("ALTER TABLE \(name.text) DISABLE TRIGGER USER") }
      try work(tables)
      for name in watched { try connection.script("ALTER TABLE \(name.text) ENABLE TRIGGER USER") }
      try PostgresSchema.countOn(tables)
      // No node is at work on it: what comes in begins as a new record does.
      try connection.run(
        """
        INSERT INTO writer (authority, is_parallel) SELECT DISTINCT authority, 1 FROM entry
        ON CONFLICT (authority) DO UPDATE SET is_parallel = 1
        """)
      try connection.run("INSERT INTO sequencer (authority) SELECT authority FROM writer ON CONFLICT DO NOTHING")
      try connection.run("DELETE FROM installation")
      if let keyPrint { try connection.run("INSERT INTO installation (name, value) VALUES ('key', ?)", keyPrint) }
      try connection.script("COMMIT")
    } catch {
      if !connection.isIdle { _ = try? connection.script("ROLLBACK") }
      throw error
    }
    // The planner knows nothing of what came in at once until somebody looks.
    try connection.script("ANALYZE")
  }

  /// Has entries placed behind the commit from now on, and for ever, so that works on different dossiers do not wait for each
  /// other. Nodes that run go on with it at once; those of a version that knows nothing of it are refused.
  ///
  /// - Returns: Of which authorities they were not before.
  package func placeLater() throws -> [String] {
    let connection = try PostgresConnection(address, limits: limits)
    try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
    let writing = Writing(connection: connection)
    let authorities = try writing.all(
      "SELECT authority FROM writer WHERE is_parallel = 0 ORDER BY authority FOR UPDATE"
    ) { row in row.text(0) }
    try writing.run("UPDATE writer SET is_parallel = 1 WHERE is_parallel = 0")
    try writing.run("INSERT INTO sequencer (authority) SELECT authority FROM writer ON CONFLICT DO NOTHING")
    try connection.script("COMMIT")
    return authorities
  }

  /// How many parts tables may be kept in: of more a server as it comes has not the locks to make them in one transaction.
  package static let mostParts = 32

  /// Has each table of the record kept in parts by the authority, as PostgreSQL partitions tables; it holds nothing yet.
  ///
  /// - Parameter parts: How many, from 1 to ``mostParts``.
  /// - Returns: How many tables are in parts now.
  /// - Throws: ``StoreFailure/Code/occupied`` when there is something in it; what the server says.
  package func partition(into parts: Int) throws -> Int {
    precondition((1...DatabaseRecord.mostParts).contains(parts), "no number of parts")
    let connection = try PostgresConnection(address, limits: limits)
    try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
    // A node that starts now waits for this, and one that runs already for the locks.
    try connection.script("SET LOCAL statement_timeout = 0")
    try PostgresSchema.hold(Writing(connection: connection))
    try connection.script(
      """
      DO $locks$ DECLARE name TEXT; BEGIN
        FOR name IN SELECT table_name FROM information_schema.columns
          WHERE table_schema = current_schema() AND column_name = 'authority' ORDER BY table_name
        LOOP EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', name); END LOOP;
      END $locks$
      """)
    if let name = try PostgresSchema.tables(on: connection).occupied() {
      throw StoreFailure(.occupied, doing: "making parts", message: "there is something in its table \(name)")
    }
    try connection.script(PostgresSchema.partition(into: parts))
    let count = try Writing(connection: connection).first(
      "SELECT count(*) FROM pg_class WHERE relkind = 'p' AND relnamespace = CAST(current_schema() AS regnamespace)"
    ) { row in Int(row.int(0)) }
    try connection.script("COMMIT")
    return count ?? 0
  }

  /// See ``WholeRecord``.
  package func keyPrint() throws -> String? {
    try readers.read { reading throws(StoreFailure) in
      try reading.first("SELECT value FROM installation WHERE name = 'key'") { row in row.text(0) }
    }
  }

  /// See ``WholeRecord``.
  package func eachFile(_ visit: (_ sha256: String, _ bytes: Int) throws -> Void) throws {
    var last = ""
    while true {
      let files = try readers.read { [last] reading throws(StoreFailure) in
        try reading.all("SELECT sha256, bytes FROM file WHERE sha256 > ? ORDER BY sha256 LIMIT 500", last) { row in
          (row.text(0), Int(row.int(1)))
        }
      }
      guard let end = files.last else { return }
      for (sha256, bytes) in files { try visit(sha256, bytes) }
      last = end.0
    }
  }

  /// See ``WholeRecord``.
  package func open(sha256: String, bytes: Int) throws -> (any ReadingFile)? {
    do { return try kept.open(sha256: sha256, bytes: bytes) } catch let failure as StoreFailure
      where [.missing, .corrupt].contains(failure.code)
    { return nil }
  }
}
