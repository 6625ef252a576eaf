extension Migration {
  /// Authenticator apps that share a secret with the office, and what is left of their recovery codes.
  static let m0010 = Migration(
    10, "second factors",
    """
    CREATE TABLE second_factor (
      authority TEXT NOT NULL,
      account TEXT NOT NULL,
      -- Closed in under the key of the installation.
      secret BLOB NOT NULL,
      confirmed_at INTEGER,
      last_step INTEGER,
      -- Hashes parted by blanks.
      recovery TEXT NOT NULL,
      PRIMARY KEY (authority, account)
    ) STRICT, WITHOUT ROWID;
    """)
}
