internal import CSQLite
internal import Glibc
internal import SQLiteStore

/// The floor of a registered message: what a program on the bare C API must do to have it read, kept and in the register. It parses,
/// decodes, inflates and hashes the one attachment that it knows to be there, writes both files and syncs them and their names, and
/// inserts the very rows that the office wrote for its first message, again under other names, in three commits: the message is kept, the document is
/// recorded, it is registered.
@safe final class RegisteredFloor {
  private let database: OpaquePointer
  private let folder: String
  /// The folder itself, to be synced: a file is there after a broken power line when its name is.
  private let names: CInt
  private let reading: ReceivedFloor
  private var steps: [[OpaquePointer]] = unsafe []
  private var count: Int64 = 0
  private var asideCount = 0

  /// - Parameters:
  ///   - path: The record of an office that has registered one message and nothing else.
  ///   - folder: Where files go.
  init(_ path: String, files folder: String, _ options: Options, _ disturbance: Disturbance?) throws {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
    guard unsafe sqlite3_open_v2(path, &opened, flags, disturbance?.layerName()) == SQLITE_OK,
      let database = unsafe opened
    else { throw Trouble("cannot open \(path)") }
    unsafe self.database = database
    self.folder = folder
    reading = try ReceivedFloor()
    guard unsafe mkdir(folder, 0o700) == 0 else { throw Trouble("cannot make \(folder)") }
    names = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard names >= 0 else { throw Trouble("cannot open \(folder)") }
    let pragmas = """
      PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;
      PRAGMA temp_store=MEMORY; PRAGMA cache_size=-\(options.limits.writerCacheKiB);
      PRAGMA wal_autocheckpoint=\(options.limits.checkpointPages)
      """
    guard unsafe sqlite3_exec(database, pragmas, nil, nil, nil) == SQLITE_OK else { throw Trouble("pragmas") }
    for step in RegisteredFloor.rows {
      let inserting = try step.inserted.map { try copying($0.table, $0.of) }
      var statements: [OpaquePointer] = unsafe []
      for text in ["BEGIN IMMEDIATE"] + inserting + step.changed + ["COMMIT"] {
        try unsafe statements.append(prepare(text))
      }
      unsafe steps.append(statements)
    }
  }

  deinit {
    while let statement = unsafe sqlite3_next_stmt(database, nil) { unsafe sqlite3_finalize(statement) }
    unsafe sqlite3_close(database)
    close(names)
  }

  /// Which rows of the first message each commit writes, by table, and what it changes besides.
  private static let rows: [(inserted: [(table: String, of: String)], changed: [String])] = [
    ([("inbox", "id = 1")], [counting("to_take = to_take + 1, untaken_bytes = untaken_bytes + 1")]),
    (
      [
        ("entry", "dossier = 'VB-1' AND version = 1"),
        ("content", "entry = (SELECT id FROM entry WHERE dossier = 'VB-1' AND version = 1)"),
        ("document", "number = 1"), ("document_sight", "document = 1"), ("document_task", "document = 1"),
        ("document_identity", "document = 1"), ("document_term", "document IN ('1', 'VB-1')"),
        ("attachment", "subject = 'VB-1'"), ("outbox", "subject = 'VB-1' AND version = 1"),
        ("command", "owner LIKE 'partner/%'"),
      ],
      [
        "UPDATE inbox SET state = 'taken', answer = 'taken', next_try = NULL WHERE id = ?1 + 1",
        counting("to_take = to_take - 1, untaken_bytes = untaken_bytes - 1"), counting("to_send = to_send + 1"),
      ]
    ),
    (
      [
        ("entry", "dossier = 'VB-1' AND version = 2"),
        ("content", "entry = (SELECT id FROM entry WHERE dossier = 'VB-1' AND version = 2)"),
        ("outbox", "subject = 'VB-1' AND version = 2"), ("command", "owner = 'officer/minh'"),
      ],
      [
        """
        UPDATE document SET version = 2, state = 'registered', entry_number = ?1
        WHERE authority = (SELECT authority FROM series LIMIT 1) AND number = ?1 + 1
        """,
        "UPDATE series SET last = last + 1 WHERE name = (SELECT min(name) FROM series)",
        counting("to_send = to_send + 1"),
      ]
    ),
  ]

  /// What counts of a message, counted.
  private static func counting(_ change: String) -> String {
    "UPDATE exchange_count SET \(change) WHERE (authority, partner) = (SELECT authority, partner FROM exchange_count LIMIT 1)"
  }

  /// A statement that writes some rows again, as those of the message of number `?1`. They are put aside first: among all that is
  /// written later they would have to be looked for.
  private func copying(_ table: String, _ of: String) throws -> String {
    let columns = try columns(of: table)
    asideCount += 1
    let aside = "aside_\(asideCount)"
    guard
      unsafe sqlite3_exec(database, "CREATE TEMP TABLE \(aside) AS SELECT * FROM \(table) WHERE \(of)", nil, nil, nil)
        == SQLITE_OK
    else { throw Trouble("cannot put \(table) aside") }
    let values = columns.map { column in
      switch (table, column) {
      case ("entry", "id"), ("entry", "position"): "\(column) + ?1 * 10"
      case ("content", "entry"): "entry + ?1 * 10"
      case ("document", "number"): "?1 + 1"
      case ("document", "entry_number"), ("document", "entry_year"): "NULL"
      case ("document_term", "document"): "CASE document WHEN 'VB-1' THEN 'VB-' || (?1 + 1) ELSE ?1 + 1 END"
      case (_, "document"): "?1 + 1"
      case ("inbox", "id"): "?1 + 1"
      case ("outbox", "id"), ("command", "id"): "NULL"
      case (_, "identity"), (_, "key"): "\(column) || '-' || ?1"
      case (_, "subject"), ("entry", "dossier"): "'VB-' || (?1 + 1)"
      default: column
      }
    }
    return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) SELECT \(values.joined(separator: ", ")) "
      + "FROM \(aside)"
  }

  private func columns(of table: String) throws -> [String] {
    let statement = try unsafe prepare("SELECT name FROM pragma_table_info('\(table)')")
    defer { unsafe sqlite3_finalize(statement) }
    var columns: [String] = []
    while unsafe sqlite3_step(statement) == SQLITE_ROW {
      if let name = unsafe sqlite3_column_text(statement, 0) { columns.append(unsafe String(cString: name)) }
    }
    guard !columns.isEmpty else { throw Trouble("no table \(table)") }
    return columns
  }

  private func prepare(_ text: String) throws -> OpaquePointer {
    var made: OpaquePointer?
    guard unsafe sqlite3_prepare_v3(database, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil) == SQLITE_OK,
      let statement = unsafe made
    else { throw Trouble("cannot prepare \(text): \(unsafe String(cString: sqlite3_errmsg(database)))") }
    return unsafe statement
  }

  /// Reads, keeps and registers a message; the hash of its attachment.
  func register(_ bytes: [UInt8]) throws -> [UInt8] {
    count += 1
    try keep(bytes, as: "\(count).edxml")
    try commit(0)
    let content = reading.attachment(in: bytes)
    let hash = reading.hash(content)
    try keep(content, as: "\(count).pdf")
    try commit(1)
    try commit(2)
    return hash
  }

  /// Writes a file that is there after a broken power line: itself synced, then named.
  private func keep(_ bytes: [UInt8], as name: String) throws {
    let part = "\(folder)/part"
    let file = unsafe open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Trouble("cannot write \(part)") }
    defer { close(file) }
    let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    guard written == bytes.count, fsync(file) == 0, unsafe rename(part, "\(folder)/\(name)") == 0,
      fsync(names) == 0
    else { throw Trouble("cannot keep \(name)") }
  }

  private func commit(_ step: Int) throws {
    for place in unsafe steps[step].indices {
      let statement = unsafe steps[step][place]
      if unsafe sqlite3_bind_parameter_count(statement) > 0 { unsafe sqlite3_bind_int64(statement, 1, count) }
      let result = unsafe sqlite3_step(statement)
      unsafe sqlite3_reset(statement)
      guard result == SQLITE_DONE else {
        throw Trouble("SQLite answers \(result): \(unsafe String(cString: sqlite3_errmsg(database)))")
      }
    }
  }
}
