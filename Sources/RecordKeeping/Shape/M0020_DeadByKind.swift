extension Migration {
  /// What could not be sent to partners is found beside any number of notices that could not.
  static let m0020 = Migration(
    20, "dead by kind",
    """
    CREATE INDEX outbox_dead_kind ON outbox (authority, kind, id) WHERE state = 'dead';
    """)
}
