extension Migration {
  /// The outbox serves official documents too, and keeps the order within a lane: of a partner, of a dossier. What is
  /// queued behind another one has no time of its own.
  static let m0015 = Migration(
    15, "ledger",
    """
    ALTER TABLE outbox RENAME COLUMN dossier TO subject;
    ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT '';
    CREATE INDEX outbox_lane ON outbox (authority, kind, lane, id) WHERE lane <> '' AND ended_at IS NULL;
    CREATE INDEX outbox_open ON outbox (authority, id) WHERE ended_at IS NULL;
    CREATE INDEX outbox_done ON outbox (authority, id) WHERE state = 'done';
    ALTER TABLE attachment RENAME COLUMN dossier TO subject;
    """)
}
