extension Migration {
  /// An upload whose content a dossier has taken waits for the scanner as any other does: whoever brought it is to hand it in, too.
  static let m0042 = Migration(
    42, "unscanned-uploads",
    """
    DROP INDEX upload_unscanned;
    CREATE INDEX upload_unscanned ON upload (authority, at) WHERE scan = '';
    """)
}
