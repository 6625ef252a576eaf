extension Migration {
  /// Who uploaded what, and whether a dossier has taken it, so that a quota can count what waits.
  static let m0003 = Migration(
    3, "upload quota",
    """
    ALTER TABLE upload ADD COLUMN owner TEXT NOT NULL DEFAULT '';
    ALTER TABLE upload ADD COLUMN is_waiting INTEGER NOT NULL DEFAULT 1;
    UPDATE upload SET is_waiting = 0 WHERE sha256 IN (SELECT sha256 FROM attachment);
    CREATE INDEX upload_waiting ON upload (authority, owner, at, bytes) WHERE is_waiting = 1;
    """)
}
