extension Migration {
  /// Which node tells a webhook: until when nobody else does, and a number for each time that one begins.
  static let m0036 = Migration(
    36, "held-webhooks",
    """
    ALTER TABLE webhook ADD COLUMN token INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE webhook ADD COLUMN held_until INTEGER;
    """)
}
