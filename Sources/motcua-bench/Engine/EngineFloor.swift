internal import CSQLite
internal import Dossiers
internal import SQLiteStore

/// The floor of the engine's transition: the same statements on the same tables with rows of the same size, by a bare
/// loop on SQLite's C API, one thread, so many transitions in a commit.
@safe final class EngineFloor {
  private let database: OpaquePointer
  private var statements: [OpaquePointer] = unsafe []
  private let dossiers: Int
  private var chance: SeededGenerator
  private var count = 0
  private let state: String
  private let body = String(repeating: "0123456789abcdef", count: 18)
  private let answer = "{\"done\":{\"code\":\"H56.06-261118-0001\",\"version\":2}}"

  private static let sql = [
    "SELECT request, answer, at FROM command WHERE authority = ?1 AND owner = 'officer/lan' AND key = ?2",
    "SELECT state, last_position, answers_position FROM dossier WHERE authority = ?1 AND code = ?2",
    "SELECT version, last_position, answers_position, lookup_position FROM dossier WHERE authority = ?1 AND code = ?2",
    "SELECT position FROM entry WHERE authority = ?1 ORDER BY position DESC LIMIT 1",
    "INSERT INTO entry (authority, position, dossier, version, previous, body, leaf) VALUES (?1, ?3, ?2, ?4, ?3, ?5, zeroblob(32))",
    """
    UPDATE dossier SET place = 'tiep-nhan', national = 1, version = ?4, due = NULL, ended_at = NULL, is_late = 0,
      last_position = ?3, answers_position = ?3, lookup_position = NULL, state = ?5
    WHERE authority = ?1 AND code = ?2
    """,
    "SELECT unit, role, due, number, step, officer FROM task INDEXED BY task_dossier WHERE authority = ?1 AND dossier = ?2",
    "UPDATE task SET officer = CASE WHEN officer IS NULL THEN 'lan' END WHERE authority = ?1 AND dossier = ?2",
    "INSERT INTO sight (authority, dossier, unit) VALUES (?1, ?2, 'so-gddt') ON CONFLICT DO NOTHING",
    "INSERT INTO command (authority, owner, key, request, answer, at) VALUES (?1, 'officer/lan', ?2, 'x', ?5, 1)",
    // The tree of the log gets a row with each sixteenth entry.
    "SELECT position, leaf FROM entry WHERE authority = ?1 AND position > ?3 - 16 ORDER BY position LIMIT 16",
    "INSERT INTO tree_node (authority, level, number, head) VALUES (?1, 4, ?3 / 16, zeroblob(32))",
  ]

  init(_ path: String, _ options: Options, dossiers: Int, _ disturbance: Disturbance?) throws {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
    guard unsafe sqlite3_open_v2(path, &opened, flags, disturbance?.layerName()) == SQLITE_OK,
      let database = unsafe opened
    else { throw Trouble("cannot open \(path)") }
    unsafe self.database = database
    self.dossiers = dossiers
    chance = SeededGenerator(seed: options.seed)
    state = String(repeating: "x", count: 620)
    let pragmas = """
      PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;
      PRAGMA temp_store=MEMORY; PRAGMA cache_size=-\(options.limits.writerCacheKiB);
      PRAGMA wal_autocheckpoint=\(options.limits.checkpointPages)
      """
    guard unsafe sqlite3_exec(database, pragmas, nil, nil, nil) == SQLITE_OK else { throw Trouble("pragmas") }
    for text in EngineFloor.sql + ["BEGIN IMMEDIATE", "COMMIT"] {
      var made: OpaquePointer?
      guard unsafe sqlite3_prepare_v3(database, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil) == SQLITE_OK,
        let statement = unsafe made
      else { throw Trouble("cannot prepare \(text)") }
      unsafe statements.append(statement)
    }
  }

  deinit {
    while let statement = unsafe sqlite3_next_stmt(database, nil) { unsafe sqlite3_finalize(statement) }
    unsafe sqlite3_close(database)
  }

  func round(grouping: Int, for time: Duration) throws -> Contest.Round {
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var done = 0
    while ContinuousClock.now < end {
      try run(EngineFloor.sql.count, "", 0, "")
      for _ in 0..<grouping { try transition() }
      try run(EngineFloor.sql.count + 1, "", 0, "")
      done += grouping
    }
    return Contest.Round(done: done, seconds: seconds(start.duration(to: .now)))
  }

  private func transition() throws {
    count += 1
    let number = Int(chance.next() % UInt64(dossiers)) + 1
    let code = BenchOffice.code(number).text
    try run(0, "k\(count)", 0, "")
    for step in 1...3 { try run(step, code, 0, "") }
    let position = Int64(10_000_000 + count)
    try run(4, code, position, body)
    try run(5, code, position, state)
    try run(6, code, 0, "")
    try run(7, code, 0, "")
    try run(8, code, 0, "")
    try run(9, "k\(count)", 0, answer)
    if position.isMultiple(of: 16) { for step in 10...11 { try run(step, "", position, "") } }
  }

  private func run(_ index: Int, _ name: String, _ number: Int64, _ text: String) throws {
    let statement = unsafe statements[index]
    let parameters = unsafe sqlite3_bind_parameter_count(statement)
    if parameters > 0 { _ = unsafe motcua_bind_text(statement, 1, "tinh-mau", 8) }
    if parameters > 1 { _ = unsafe motcua_bind_text(statement, 2, name, UInt64(name.utf8.count)) }
    if parameters > 2 { unsafe sqlite3_bind_int64(statement, 3, number) }
    if parameters > 3 { unsafe sqlite3_bind_int64(statement, 4, number) }
    if parameters > 4 { _ = unsafe motcua_bind_text(statement, 5, text, UInt64(text.utf8.count)) }
    var result = unsafe sqlite3_step(statement)
    while result == SQLITE_ROW { result = unsafe sqlite3_step(statement) }
    unsafe sqlite3_reset(statement)
    guard result == SQLITE_DONE else {
      throw Trouble("SQLite answers \(result): \(unsafe String(cString: sqlite3_errmsg(database)))")
    }
  }
}
