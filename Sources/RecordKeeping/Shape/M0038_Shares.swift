extension Migration {
  /// What one sender has of a room that several share is counted by its own messages alone, and in the index: of what a partner
  /// brought for the agencies behind it and nobody has taken, and of what is held for a receiver.
  static let m0038 = Migration(
    38, "shares",
    """
    CREATE INDEX inbox_untaken ON inbox (authority, partner, sender, state, bytes)
      WHERE state IN ('waiting', 'quarantined');
    CREATE INDEX held_message_share ON held_message (authority, receiver, sender, status, bytes) WHERE status <> 'done';
    """)
}
