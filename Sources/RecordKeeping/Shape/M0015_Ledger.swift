extension Migration {
  /// The outbox serves official documents too, and keeps the order within a lane: of a partner, of a dossier. What is
  /// queued behind another one has no time of its own.
  ///
  /// What partners bring and what is held for them stands beside it. Both are record: that a message came can be derived from
  /// nothing else.
  static let m0015 = Migration(
    15, "ledger",
    """
    ALTER TABLE outbox RENAME COLUMN dossier TO subject;
    ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT '';
    CREATE INDEX outbox_lane ON outbox (authority, kind, lane, id) WHERE lane <> '' AND ended_at IS NULL;
    CREATE INDEX outbox_open ON outbox (authority, id) WHERE ended_at IS NULL;
    CREATE INDEX outbox_done ON outbox (authority, id) WHERE state = 'done';
    ALTER TABLE attachment RENAME COLUMN dossier TO subject;

    CREATE TABLE inbox (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      identity TEXT NOT NULL,
      partner TEXT NOT NULL,
      partners_name TEXT,
      kind TEXT NOT NULL,
      sender TEXT,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      fault TEXT,
      state TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      copies INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      next_try INTEGER,
      answer TEXT,
      subject TEXT
    ) STRICT;
    CREATE UNIQUE INDEX inbox_identity ON inbox (authority, identity);
    CREATE INDEX inbox_next ON inbox (authority, next_try, id) WHERE next_try IS NOT NULL;
    CREATE INDEX inbox_state ON inbox (authority, state, id);
    CREATE INDEX inbox_day ON inbox (authority, partner, received_at);
    CREATE INDEX inbox_file ON inbox (sha256);

    CREATE TABLE held_message (
      id TEXT NOT NULL,
      authority TEXT NOT NULL,
      identity TEXT NOT NULL,
      sender TEXT NOT NULL,
      receiver TEXT NOT NULL,
      kind TEXT NOT NULL,
      from_agency TEXT NOT NULL,
      to_agency TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      at INTEGER NOT NULL,
      status TEXT NOT NULL,
      updated_at INTEGER NOT NULL,
      PRIMARY KEY (authority, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX held_message_identity ON held_message (authority, receiver, to_agency, identity);
    CREATE INDEX held_message_received ON held_message (authority, receiver, status, at, id);
    CREATE INDEX held_message_waiting ON held_message (authority, receiver) WHERE status = 'initial';
    CREATE INDEX held_message_of_receiver ON held_message (authority, receiver, at, id);
    CREATE INDEX held_message_of_sender ON held_message (authority, sender, at, id);
    CREATE INDEX held_message_file ON held_message (sha256);

    CREATE INDEX outbox_day ON outbox (authority, kind, lane, made_at) WHERE lane <> '';
    """)
}
