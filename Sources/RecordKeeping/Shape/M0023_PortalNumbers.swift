extension Migration {
  /// By what the national portal knows dossiers and the files that it was given. It is record: the portal alone can say it.
  static let m0023 = Migration(
    23, "portal-numbers",
    """
    CREATE TABLE portal_number (
      authority TEXT NOT NULL,
      dossier TEXT NOT NULL,
      -- The SHA-256 of the file; empty for the dossier itself.
      file TEXT NOT NULL,
      number TEXT NOT NULL,
      hash TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (authority, dossier, file)
    ) STRICT, WITHOUT ROWID;
    """)
}
