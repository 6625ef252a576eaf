extension Migration {
  /// The Merkle tree over the log. It can be derived from the log, and is made for what is there already when the log next
  /// grows by sixteen entries.
  static let m0024 = Migration(
    24, "tree",
    """
    CREATE TABLE tree_node (
      authority TEXT NOT NULL,
      -- Its height above the leaves: 4, 8, 12 ...
      level INTEGER NOT NULL,
      number INTEGER NOT NULL,
      head BLOB NOT NULL,
      PRIMARY KEY (authority, level, number)
    ) STRICT, WITHOUT ROWID;
    """)
}
