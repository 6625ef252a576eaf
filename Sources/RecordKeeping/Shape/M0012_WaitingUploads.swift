extension Migration {
  /// How much of an authority's uploads waits, counted as it comes and goes: in a season of admissions tens of thousands
  /// wait at once, and each further one asks for the sum.
  static let m0012 = Migration(
    12, "waiting uploads",
    """
    CREATE TABLE waiting_uploads (
      authority TEXT PRIMARY KEY,
      files INTEGER NOT NULL,
      bytes INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO waiting_uploads (authority, files, bytes)
      SELECT authority, count(*), sum(bytes) FROM upload WHERE is_waiting = 1 GROUP BY authority;
    CREATE INDEX upload_oldest ON upload (authority, at) WHERE is_waiting = 1;
    CREATE TRIGGER upload_waits AFTER INSERT ON upload WHEN NEW.is_waiting = 1 BEGIN
      INSERT INTO waiting_uploads (authority, files, bytes) VALUES (NEW.authority, 1, NEW.bytes)
        ON CONFLICT (authority) DO UPDATE SET files = files + 1, bytes = bytes + excluded.bytes;
    END;
    CREATE TRIGGER upload_taken AFTER UPDATE OF is_waiting ON upload
      WHEN OLD.is_waiting = 1 AND NEW.is_waiting = 0 BEGIN
      UPDATE waiting_uploads SET files = files - 1, bytes = bytes - OLD.bytes WHERE authority = OLD.authority;
    END;
    CREATE TRIGGER upload_forgotten AFTER DELETE ON upload WHEN OLD.is_waiting = 1 BEGIN
      UPDATE waiting_uploads SET files = files - 1, bytes = bytes - OLD.bytes WHERE authority = OLD.authority;
    END;
    """)
}
