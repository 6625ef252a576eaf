/// Files that rows beside the log name, with their hashes.
public enum FileNaming: String, CaseIterable, Sendable {
  /// Messages as they were sent, or are to be.
  case sent
  /// Messages that came and are kept: taken, waiting, in quarantine.
  case received
  /// Messages that are held for partners.
  case held
  /// Uploads that a dossier may take.
  case uploads
}

/// A file that a row names.
public struct NamedFile: Sendable, Hashable {
  /// The name of the row among those of its kind; the next ones come behind it.
  public let row: String
  /// SHA-256 of the content.
  public let sha256: String
  /// Its size in bytes.
  public let bytes: Int

  /// A file.
  public init(row: String, sha256: String, bytes: Int) {
    self.row = row
    self.sha256 = sha256
    self.bytes = bytes
  }
}
