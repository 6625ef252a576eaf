extension Migration {
  /// Drafts that other one-stops have handed to this office, with what they want to see again and where the answer goes. It is
  /// record: it can be derived from nothing else.
  static let m0025 = Migration(
    25, "hand-overs",
    """
    CREATE TABLE handed_draft (
      authority TEXT NOT NULL,
      document TEXT NOT NULL,
      partner TEXT NOT NULL,
      dossier_id TEXT NOT NULL,
      dossier TEXT NOT NULL,
      hidden TEXT NOT NULL,
      answer_address TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (authority, document)
    ) STRICT, WITHOUT ROWID;
    """)
}
