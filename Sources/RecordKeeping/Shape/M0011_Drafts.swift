extension Migration {
  /// Forms that were begun: what was entered, under the hash of a code, until it is submitted or its days have passed.
  static let m0011 = Migration(
    11, "drafts",
    """
    CREATE TABLE draft (
      authority TEXT NOT NULL,
      hash TEXT NOT NULL,
      procedure TEXT NOT NULL,
      owner TEXT NOT NULL,
      body TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      PRIMARY KEY (authority, hash)
    ) STRICT;
    CREATE INDEX draft_owner ON draft (authority, owner, bytes);
    CREATE INDEX draft_expiry ON draft (authority, expires_at);
    """)
}
