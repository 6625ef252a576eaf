extension Migration {
  /// Which dossiers have papers or documents whose signatures are undecided, as queues mark and find them.
  ///
  /// Of what is there already it is known after `motcua log rebuild --repair`: it stands in the content of entries.
  static let m0019 = Migration(
    19, "undecided",
    """
    -- The undecided papers, by their evidence, as a JSON list; NULL without any.
    ALTER TABLE dossier ADD COLUMN undecided TEXT;
    -- How many documents wait for somebody to decide about them.
    ALTER TABLE dossier ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
    """)
}
