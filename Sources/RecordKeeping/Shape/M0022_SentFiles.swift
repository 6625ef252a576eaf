extension Migration {
  /// Which files went out, so that every try sends the same.
  static let m0022 = Migration(
    22, "sent-files",
    """
    -- By the identity of the effect that sends it; the file is attached to the subject of the effect.
    CREATE TABLE sent_file (
      authority TEXT NOT NULL,
      effect TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (authority, effect)
    ) STRICT, WITHOUT ROWID;
    """)
}
