extension Migration {
  /// How the clock was seen last, and whether a person has to look at it before anything is erased by it.
  static let m0032 = Migration(
    32, "clock-watch",
    """
    CREATE TABLE clock_watch (
      authority TEXT PRIMARY KEY NOT NULL,
      -- The latest moment at which it was not doubted, in milliseconds since 1970.
      seen_at INTEGER NOT NULL,
      -- Why it is doubted, and what it said then; NULL while it is not.
      doubt TEXT,
      doubted_at INTEGER
    ) STRICT, WITHOUT ROWID;
    """)
}
