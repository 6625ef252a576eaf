extension Migration {
  /// What is still being handled in a file of work, which is closed once nothing is.
  static let m0021 = Migration(
    21, "open in files",
    """
    CREATE INDEX document_open_in_file ON document (authority, work_file, number)
      WHERE work_file IS NOT NULL AND ended_at IS NULL;
    """)
}
