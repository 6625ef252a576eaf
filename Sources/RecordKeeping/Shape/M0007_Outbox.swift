extension Migration {
  /// What is done outside after a commit. It is record: whether a mail went out can be derived from nothing else.
  static let m0007 = Migration(
    7, "outbox",
    """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      kind TEXT NOT NULL,
      dossier TEXT NOT NULL,
      version INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      number INTEGER NOT NULL,
      state TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      next_try INTEGER,
      answer TEXT,
      ended_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX outbox_identity ON outbox (authority, dossier, version, number, kind);
    CREATE INDEX outbox_next ON outbox (authority, kind, next_try) WHERE next_try IS NOT NULL;
    CREATE INDEX outbox_dead ON outbox (authority, id) WHERE state = 'dead';
    """)
}
