extension Migration {
  /// How often the taking of a message was begun and never ended: whoever did it died of it, or was killed meanwhile. And an index of
  /// what is held and not fetched, or could not be taken there.
  static let m0030 = Migration(
    30, "begun-tries",
    """
    ALTER TABLE inbox ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
    DROP INDEX held_message_waiting;
    CREATE INDEX held_message_open ON held_message (authority, receiver, status) WHERE status <> 'done';
    """)
}
