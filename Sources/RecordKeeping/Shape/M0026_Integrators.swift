extension Migration {
  /// Programs of others that the operator lets in, and the addresses to which they are told what happens.
  ///
  /// Both are settings of the operator's and no record: what is told stands in the log, and a webhook keeps how far in the log it
  /// has come.
  static let m0026 = Migration(
    26, "integrators",
    """
    CREATE TABLE integrator (
      authority TEXT NOT NULL,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      scopes TEXT NOT NULL,
      -- Parted by blanks; NULL for all.
      procedures TEXT,
      token TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      revoked_at INTEGER,
      used_at INTEGER,
      PRIMARY KEY (authority, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX integrator_token ON integrator (authority, token);

    CREATE TABLE webhook (
      authority TEXT NOT NULL,
      number INTEGER NOT NULL,
      integrator TEXT NOT NULL,
      url TEXT NOT NULL,
      -- Parted by blanks; NULL for all.
      procedures TEXT,
      types TEXT,
      -- What the secret is made of, with the secret of the installation; the one before it counts for a while.
      nonce BLOB NOT NULL,
      earlier_nonce BLOB,
      earlier_until INTEGER,
      made_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      reason TEXT,
      -- Raised by every order of the operator's, so that a delivery under way does not undo it.
      revision INTEGER NOT NULL,
      -- Behind which event of which entry of the log it goes on.
      cursor TEXT NOT NULL,
      next_try INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      failing_since INTEGER,
      answer TEXT,
      told_at INTEGER,
      PRIMARY KEY (authority, number)
    ) STRICT, WITHOUT ROWID;
    """)
}
