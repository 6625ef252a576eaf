extension Migration {
  /// The heads of the log that were signed, and the keys that signed them.
  ///
  /// Both are record: others hold these heads, and nothing here could make one again. Keys stay when newer ones come, so that
  /// older heads can be verified.
  static let m0028 = Migration(
    28, "heads",
    """
    CREATE TABLE log_key (
      authority TEXT NOT NULL,
      -- SHA-256 of the SubjectPublicKeyInfo.
      id TEXT NOT NULL,
      public_key BLOB NOT NULL,
      since INTEGER NOT NULL,
      PRIMARY KEY (authority, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE signed_head (
      authority TEXT NOT NULL,
      -- Over how many entries of the log.
      size INTEGER NOT NULL,
      note TEXT NOT NULL,
      key TEXT NOT NULL,
      -- A token of RFC 3161 over the note; NULL for most.
      time_stamp BLOB,
      PRIMARY KEY (authority, size)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX signed_head_stamped ON signed_head (authority, size) WHERE time_stamp IS NOT NULL;
    """)
}
