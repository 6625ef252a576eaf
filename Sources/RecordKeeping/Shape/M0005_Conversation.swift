extension Migration {
  /// How a service was rated, and since when a message of the applicant waits for an answer.
  static let m0005 = Migration(
    5, "ratings and messages",
    """
    ALTER TABLE dossier ADD COLUMN rating INTEGER;
    ALTER TABLE dossier ADD COLUMN message_since INTEGER;
    """)
}
