/// The file that an effect of the outbox sends: the same at every try, although a seal is never put on twice alike.
public struct SentFile: Hashable, Sendable {
  /// SHA-256 of its content in hexadecimal, by which it is kept.
  public let sha256: String
  /// Its size in bytes.
  public let bytes: Int

  /// A file.
  public init(sha256: String, bytes: Int) {
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// Reading which files effects send.
public protocol SentFileReading {
  /// The file that an effect sends; nil as long as it was never tried.
  func sentFile(of effect: Effect) throws -> SentFile?
}

/// Noting which files effects send.
public protocol SentFileWriting: SentFileReading {
  /// Notes the file that an effect sends; one that was noted before stays.
  ///
  /// - Returns: The file that it sends, this one or the first.
  func note(_ file: SentFile, of effect: Effect) throws -> SentFile
}
