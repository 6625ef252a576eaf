extension Migration {
  /// The record: log, personal content, what is derived of them, and what stands beside them.
  static let m0001 = Migration(
    1, "the record",
    """
    -- The log. Rows are only ever added, in the order of their positions.
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      position INTEGER NOT NULL,
      dossier TEXT NOT NULL,
      version INTEGER NOT NULL,
      -- The entry of the same dossier before it: a dossier is read backwards, without an index on the log.
      previous INTEGER,
      body TEXT NOT NULL,
      leaf BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX entry_position ON entry (authority, position);

    -- Personal content beside the log; a row can be erased without breaking a proof.
    CREATE TABLE content (
      entry INTEGER PRIMARY KEY,
      salt BLOB NOT NULL,
      body TEXT NOT NULL
    ) STRICT;

    -- Derived of the log, one row a dossier.
    CREATE TABLE dossier (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      code TEXT NOT NULL,
      procedure TEXT NOT NULL,
      place TEXT NOT NULL,
      national INTEGER NOT NULL,
      version INTEGER NOT NULL,
      submitted_at INTEGER NOT NULL,
      due INTEGER,
      ended_at INTEGER,
      is_late INTEGER NOT NULL,
      next_moment INTEGER,
      secret TEXT NOT NULL,
      last_position INTEGER NOT NULL,
      answers_position INTEGER NOT NULL,
      lookup_position INTEGER,
      state TEXT NOT NULL,
      subject TEXT
    ) STRICT;
    CREATE UNIQUE INDEX dossier_code ON dossier (authority, code);
    CREATE INDEX dossier_moment ON dossier (authority, next_moment) WHERE next_moment IS NOT NULL;

    -- Open tasks in the order of queues; no due date counts as the last.
    CREATE TABLE task (
      authority TEXT NOT NULL,
      unit TEXT NOT NULL,
      role TEXT NOT NULL,
      due INTEGER NOT NULL,
      dossier TEXT NOT NULL,
      number INTEGER NOT NULL,
      step TEXT NOT NULL,
      officer TEXT,
      PRIMARY KEY (authority, unit, role, due, dossier, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX task_dossier ON task (authority, dossier);

    -- Units whose officers may see a dossier.
    CREATE TABLE sight (
      authority TEXT NOT NULL,
      dossier TEXT NOT NULL,
      unit TEXT NOT NULL,
      PRIMARY KEY (authority, dossier, unit)
    ) STRICT, WITHOUT ROWID;

    -- Folded words by which a dossier is found.
    CREATE TABLE term (
      authority TEXT NOT NULL,
      word TEXT NOT NULL,
      dossier TEXT NOT NULL,
      PRIMARY KEY (authority, word, dossier)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX term_dossier ON term (authority, dossier);

    -- The last number of each series.
    CREATE TABLE series (
      authority TEXT NOT NULL,
      name TEXT NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (authority, name)
    ) STRICT, WITHOUT ROWID;

    -- Answers to commands, kept for repeats; older rows have smaller ids.
    CREATE TABLE command (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      owner TEXT NOT NULL,
      key TEXT NOT NULL,
      request TEXT NOT NULL,
      answer TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX command_key ON command (authority, owner, key);

    CREATE TABLE definition (
      authority TEXT NOT NULL,
      revision TEXT NOT NULL,
      procedure TEXT NOT NULL,
      bundle TEXT NOT NULL,
      since INTEGER NOT NULL,
      PRIMARY KEY (authority, revision)
    ) STRICT;

    CREATE TABLE register_entry (
      authority TEXT NOT NULL,
      register TEXT NOT NULL,
      identity TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (authority, register, identity)
    ) STRICT;
    CREATE TABLE register_key (
      authority TEXT NOT NULL,
      register TEXT NOT NULL,
      fields TEXT NOT NULL,
      value TEXT NOT NULL,
      identity TEXT NOT NULL,
      PRIMARY KEY (authority, register, fields, value, identity)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX register_key_identity ON register_key (authority, register, identity);

    CREATE TABLE upload (
      authority TEXT NOT NULL,
      id TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      type TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (authority, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX upload_at ON upload (authority, at);
    CREATE INDEX upload_sha256 ON upload (sha256);
    CREATE TABLE attachment (
      sha256 TEXT NOT NULL,
      authority TEXT NOT NULL,
      dossier TEXT NOT NULL,
      PRIMARY KEY (sha256, authority, dossier)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account (
      authority TEXT NOT NULL,
      name TEXT NOT NULL,
      password TEXT NOT NULL,
      is_enabled INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      locked_until INTEGER,
      created_at INTEGER NOT NULL,
      PRIMARY KEY (authority, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE token (
      authority TEXT NOT NULL,
      hash TEXT NOT NULL,
      account TEXT NOT NULL,
      scopes TEXT NOT NULL,
      expires_at INTEGER NOT NULL,
      PRIMARY KEY (authority, hash)
    ) STRICT, WITHOUT ROWID;

    -- Who read whose personal data; rows are only ever added.
    CREATE TABLE reading (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      at INTEGER NOT NULL,
      officer TEXT NOT NULL,
      subject TEXT NOT NULL,
      what TEXT NOT NULL
    ) STRICT;
    """)
}
