/// The tables of the benchmark: as few columns as an engine of this kind can live with, indexes where its lists need them.
enum TransitionSchema {
  static let sql = """
    CREATE TABLE dossier (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, role INTEGER NOT NULL,
      due_at INTEGER NOT NULL, content TEXT NOT NULL
    ) STRICT;
    CREATE INDEX dossier_queue ON dossier (role, due_at);
    CREATE TABLE event (
      pos INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL,
      content TEXT NOT NULL, leaf BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX event_dossier ON event (dossier, version);
    CREATE TABLE command (id BLOB PRIMARY KEY, pos INTEGER NOT NULL, answer TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE task (
      id INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, role INTEGER NOT NULL, due_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX task_dossier ON task (dossier);
    CREATE INDEX task_queue ON task (role, due_at);
    """

  static let fill = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
    INSERT INTO dossier SELECT i, 1, 'received', i % 50, i * 7919 % 1000003, ?2 FROM n
    """
  static let fillEvents = "INSERT INTO event SELECT id, id, 1, due_at, ?1, zeroblob(32) FROM dossier"
  static let fillTasks = "INSERT INTO task SELECT id, id, role, due_at FROM dossier"

  static let read = "SELECT version, state, role, due_at, content FROM dossier WHERE id = ?"
  static let insertEvent = "INSERT INTO event (dossier, version, at, content, leaf) VALUES (?, ?, ?, ?, ?)"
  static let insertCommand = "INSERT INTO command (id, pos, answer) VALUES (?, ?, ?)"
  static let updateDossier =
    "UPDATE dossier SET version = ?, state = ?, role = ?, due_at = ? WHERE id = ? AND version = ?"
  static let deleteTask = "DELETE FROM task WHERE dossier = ?"
  static let insertTask = "INSERT INTO task (dossier, role, due_at) VALUES (?, ?, ?)"

  /// About what an event of an officer's action weighs, and what a dossier carries for its lists.
  static let eventContent = String(repeating: "0123456789abcdef", count: 20)
  static let dossierContent = String(repeating: "hồ sơ ", count: 50)
  static let answer = "{\"version\":2,\"state\":\"checked\"}"
}

/// One transition: which dossier, and the identifier of the command.
struct TransitionStep {
  let dossier: Int64
  let command: [UInt8]
  let role: Int64
  let dueAt: Int64

  init(_ chance: inout SeededGenerator, dossiers: Int) {
    let drawn = chance.next()
    dossier = Int64(drawn % UInt64(dossiers)) + 1
    let first = chance.next()
    let second = chance.next()
    command = (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? first : second) >> (8 * UInt64($0 % 8))) }
    role = Int64(first % 50)
    dueAt = Int64(second % 1_000_003)
  }
}
