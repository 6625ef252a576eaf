internal import CSQLite
internal import SQLiteStore

/// The floor: the same rows written by a bare loop on SQLite's C API, one thread, so many transitions in a commit.
@safe final class BareTransitions {
  private let database: OpaquePointer
  private let statements: Statements
  private let dossiers: Int
  private var chance: SeededGenerator

  @unsafe private struct Statements {
    let begin, commit, read, insertEvent, insertCommand, updateDossier, deleteTask, insertTask: OpaquePointer
  }

  init(_ path: String, _ options: Options, _ disturbance: Disturbance?) throws {
    try Self.fill(path, dossiers: options.dossiers)
    unsafe database = try Self.open(path, disturbance)
    try Self.check(
      unsafe sqlite3_exec(
        database,
        """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;
        PRAGMA temp_store=MEMORY; PRAGMA cache_size=-\(options.limits.writerCacheKiB);
        PRAGMA wal_autocheckpoint=\(options.limits.checkpointPages)
        """, nil, nil, nil))
    unsafe statements = Statements(
      begin: try Self.prepare(database, "BEGIN IMMEDIATE"), commit: try Self.prepare(database, "COMMIT"),
      read: try Self.prepare(database, TransitionSchema.read),
      insertEvent: try Self.prepare(database, TransitionSchema.insertEvent),
      insertCommand: try Self.prepare(database, TransitionSchema.insertCommand),
      updateDossier: try Self.prepare(database, TransitionSchema.updateDossier),
      deleteTask: try Self.prepare(database, TransitionSchema.deleteTask),
      insertTask: try Self.prepare(database, TransitionSchema.insertTask))
    dossiers = options.dossiers
    chance = SeededGenerator(seed: options.seed)
  }

  deinit {
    while let statement = unsafe sqlite3_next_stmt(database, nil) { unsafe sqlite3_finalize(statement) }
    unsafe sqlite3_close(database)
  }

  /// Makes a database with so many old dossiers.
  static func fill(_ path: String, dossiers: Int) throws {
    let database = try unsafe open(path, nil)
    defer { unsafe sqlite3_close(database) }
    try check(
      unsafe sqlite3_exec(
        database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; BEGIN;" + TransitionSchema.sql, nil, nil, nil))
    for (sql, text) in [
      (TransitionSchema.fill, TransitionSchema.dossierContent),
      (TransitionSchema.fillEvents, TransitionSchema.eventContent),
      (TransitionSchema.fillTasks, ""),
    ] {
      let statement = try unsafe prepare(database, sql)
      defer { unsafe sqlite3_finalize(statement) }
      if sql == TransitionSchema.fill { unsafe sqlite3_bind_int64(statement, 1, Int64(dossiers)) }
      if !text.isEmpty {
        let place = unsafe sqlite3_bind_parameter_count(statement)
        _ = unsafe motcua_bind_text(statement, place, text, UInt64(text.utf8.count))
      }
      guard unsafe sqlite3_step(statement) == SQLITE_DONE else { throw Trouble("cannot fill \(path)") }
    }
    try check(unsafe sqlite3_exec(database, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", nil, nil, nil))
  }

  func round(grouping: Int, for time: Duration) throws -> Contest.Round {
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var done = 0
    try unsafe TransitionSchema.eventContent.withContents { event in
      try unsafe TransitionSchema.answer.withContents { answer in
        try unsafe "checked".withContents { state in
          let leaf = [UInt8](repeating: 7, count: 32)
          try unsafe leaf.withUnsafeBytes { leaf in
            while ContinuousClock.now < end {
              try unsafe run(statements.begin)
              for _ in 0..<grouping { try unsafe transition(event, answer, state, leaf) }
              try unsafe run(statements.commit)
              done += grouping
            }
          }
        }
      }
    }
    return Contest.Round(done: done, seconds: seconds(start.duration(to: .now)))
  }

  private func transition(
    _ event: UnsafeBufferPointer<CChar>, _ answer: UnsafeBufferPointer<CChar>, _ state: UnsafeBufferPointer<CChar>,
    _ leaf: UnsafeRawBufferPointer
  ) throws {
    let step = TransitionStep(&chance, dossiers: dossiers)
    let read = unsafe statements.read
    unsafe sqlite3_bind_int64(read, 1, step.dossier)
    guard unsafe sqlite3_step(read) == SQLITE_ROW else { throw Trouble("no dossier \(step.dossier)") }
    let version = unsafe sqlite3_column_int64(read, 0)
    unsafe sqlite3_reset(read)

    let insertEvent = unsafe statements.insertEvent
    unsafe sqlite3_bind_int64(insertEvent, 1, step.dossier)
    unsafe sqlite3_bind_int64(insertEvent, 2, version + 1)
    unsafe sqlite3_bind_int64(insertEvent, 3, step.dueAt)
    unsafe sqlite3_bind_text(insertEvent, 4, event.baseAddress, Int32(event.count), nil)
    unsafe sqlite3_bind_blob(insertEvent, 5, leaf.baseAddress, Int32(leaf.count), nil)
    try unsafe run(insertEvent)

    let insertCommand = unsafe statements.insertCommand
    try unsafe step.command.withUnsafeBytes { command in
      unsafe sqlite3_bind_blob(insertCommand, 1, command.baseAddress, Int32(command.count), nil)
      unsafe sqlite3_bind_int64(insertCommand, 2, sqlite3_last_insert_rowid(database))
      unsafe sqlite3_bind_text(insertCommand, 3, answer.baseAddress, Int32(answer.count), nil)
      try unsafe run(insertCommand)
    }

    let update = unsafe statements.updateDossier
    unsafe sqlite3_bind_int64(update, 1, version + 1)
    unsafe sqlite3_bind_text(update, 2, state.baseAddress, Int32(state.count), nil)
    unsafe sqlite3_bind_int64(update, 3, step.role)
    unsafe sqlite3_bind_int64(update, 4, step.dueAt)
    unsafe sqlite3_bind_int64(update, 5, step.dossier)
    unsafe sqlite3_bind_int64(update, 6, version)
    try unsafe run(update)

    unsafe sqlite3_bind_int64(statements.deleteTask, 1, step.dossier)
    try unsafe run(statements.deleteTask)
    let insertTask = unsafe statements.insertTask
    unsafe sqlite3_bind_int64(insertTask, 1, step.dossier)
    unsafe sqlite3_bind_int64(insertTask, 2, step.role)
    unsafe sqlite3_bind_int64(insertTask, 3, step.dueAt)
    try unsafe run(insertTask)
  }

  private func run(_ statement: OpaquePointer) throws {
    let result = unsafe sqlite3_step(statement)
    unsafe sqlite3_reset(statement)
    guard result == SQLITE_DONE else { throw Trouble("SQLite answers \(result)") }
  }

  private static func open(_ path: String, _ disturbance: Disturbance?) throws -> OpaquePointer {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    try check(unsafe sqlite3_open_v2(path, &opened, flags, disturbance?.layerName()))
    guard let database = unsafe opened else { throw Trouble("cannot open \(path)") }
    return unsafe database
  }

  private static func prepare(_ database: OpaquePointer, _ sql: String) throws -> OpaquePointer {
    var made: OpaquePointer?
    try check(unsafe sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil))
    guard let statement = unsafe made else { throw Trouble("cannot prepare \(sql)") }
    return unsafe statement
  }

  private static func check(_ result: Int32) throws {
    guard result == SQLITE_OK else { throw Trouble("SQLite answers \(result)") }
  }
}

extension String {
  fileprivate func withContents(_ body: (UnsafeBufferPointer<CChar>) throws -> Void) throws {
    var text = self
    try text.withUTF8 { bytes in
      try unsafe bytes.withMemoryRebound(to: CChar.self) { try unsafe body($0) }
    }
  }
}
