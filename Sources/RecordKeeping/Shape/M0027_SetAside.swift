extension Migration {
  /// Dossiers and documents on whose events the receiver of a webhook fails: where each goes on, as a list in JSON. They change together
  /// with the webhook's cursor, and are a few.
  static let m0027 = Migration(
    27, "set-aside",
    """
    ALTER TABLE webhook ADD COLUMN set_aside TEXT NOT NULL DEFAULT '[]';
    """)
}
