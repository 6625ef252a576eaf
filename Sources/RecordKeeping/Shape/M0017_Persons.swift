extension Migration {
  /// By what applicants find their dossiers after logging in, and the log-ins of their browsers.
  ///
  /// Hashes are keyed with the secret of the installation, which no statement knows: dossiers that are there already are
  /// looked through by the office afterwards.
  static let m0017 = Migration(
    17, "persons",
    """
    CREATE TABLE person (
      authority TEXT NOT NULL,
      -- A keyed hash of a personal number or an account.
      hash TEXT NOT NULL,
      submitted_at INTEGER NOT NULL,
      dossier TEXT NOT NULL,
      PRIMARY KEY (authority, hash, submitted_at, dossier)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_dossier ON person (authority, dossier);
    -- Dossiers that nobody has looked through yet.
    CREATE TABLE without_persons (
      authority TEXT NOT NULL,
      dossier TEXT NOT NULL,
      PRIMARY KEY (authority, dossier)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO without_persons SELECT authority, code FROM dossier;
    CREATE TABLE log_in (
      authority TEXT NOT NULL,
      hash TEXT NOT NULL,
      -- Who it is, readable with the token of the browser alone.
      sealed BLOB NOT NULL,
      seen_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      PRIMARY KEY (authority, hash)
    ) STRICT;
    """)
}
