extension Migration {
  /// How far an upload has come with the scanner: empty before, then `clean`, `too-long` or `infected:NAME`.
  static let m0008 = Migration(
    8, "upload scan",
    """
    ALTER TABLE upload ADD COLUMN scan TEXT NOT NULL DEFAULT '';
    CREATE INDEX upload_unscanned ON upload (authority, at) WHERE scan = '' AND is_waiting = 1;
    """)
}
