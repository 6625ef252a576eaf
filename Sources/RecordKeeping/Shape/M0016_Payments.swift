extension Migration {
  /// Payments on line by their references, every message about them as it was, and what a person has to look into. It is
  /// record: what the platform said can be derived from nothing else.
  static let m0016 = Migration(
    16, "payments",
    """
    CREATE TABLE payment (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      reference TEXT NOT NULL,
      dossier TEXT NOT NULL,
      number INTEGER NOT NULL,
      unit TEXT NOT NULL,
      partner TEXT NOT NULL,
      amount INTEGER NOT NULL,
      status TEXT NOT NULL,
      begun_at INTEGER NOT NULL,
      -- Where the payer makes it; until the platform has said, there is none.
      address TEXT
    ) STRICT;
    CREATE UNIQUE INDEX payment_reference ON payment (authority, reference);
    CREATE INDEX payment_status ON payment (authority, status, id);
    CREATE INDEX payment_begun ON payment (authority, begun_at);
    CREATE TABLE payment_message (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      reference TEXT NOT NULL,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX payment_message_reference ON payment_message (authority, reference, id);
    CREATE TABLE payment_question (
      id INTEGER PRIMARY KEY,
      authority TEXT NOT NULL,
      reference TEXT NOT NULL,
      dossier TEXT,
      unit TEXT NOT NULL,
      doubt TEXT NOT NULL,
      amount INTEGER,
      platform_transaction TEXT NOT NULL,
      raised_at INTEGER NOT NULL,
      settled_at INTEGER,
      settled_by TEXT,
      reason TEXT
    ) STRICT;
    CREATE UNIQUE INDEX payment_question_once
      ON payment_question (authority, reference, doubt, platform_transaction);
    CREATE INDEX payment_question_open ON payment_question (authority, id) WHERE settled_at IS NULL;
    """)
}
