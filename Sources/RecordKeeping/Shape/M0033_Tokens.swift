extension Migration {
  /// How often a message was tried since a person last let it be tried again, beside the number of the try, which never comes again;
  /// and a number for each try of an effect that never comes again either.
  static let m0033 = Migration(
    33, "tokens",
    """
    ALTER TABLE inbox ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
    UPDATE inbox SET tries = attempts % 16 WHERE attempts > 0;
    ALTER TABLE outbox ADD COLUMN token INTEGER NOT NULL DEFAULT 0;
    UPDATE outbox SET token = attempts WHERE attempts > 0;
    """)
}
