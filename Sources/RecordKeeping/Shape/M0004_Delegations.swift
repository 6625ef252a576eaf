extension Migration {
  /// Work of absent officers that others do in their place; rows are only ever added, and once ended.
  static let m0004 = Migration(
    4, "delegations",
    """
    CREATE TABLE delegation (
      authority TEXT NOT NULL,
      number INTEGER NOT NULL,
      giver TEXT NOT NULL,
      receiver TEXT NOT NULL,
      -- Both null for all posts of the giver.
      unit TEXT,
      role TEXT,
      -- Days since 1 January 1970; the last one still counts.
      first_day INTEGER NOT NULL,
      last_day INTEGER NOT NULL,
      reason TEXT NOT NULL,
      ordered_by TEXT NOT NULL,
      ordered_at INTEGER NOT NULL,
      ended_by TEXT,
      ended_at INTEGER,
      PRIMARY KEY (authority, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delegation_giver ON delegation (authority, giver, last_day);
    CREATE INDEX delegation_receiver ON delegation (authority, receiver, last_day);
    """)
}
