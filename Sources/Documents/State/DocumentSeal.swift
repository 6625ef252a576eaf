/// The seal that the server put on a file of an outgoing document: what the log says of it, never what is in the file.
public struct DocumentSeal: Hashable, Sendable {
  /// SHA-256 of the sealed file in hexadecimal, by which it is kept: nobody makes the same bytes without the key, so it tells
  /// nothing of what they hold.
  public let sha256: String
  /// Its size in bytes.
  public let bytes: Int
  /// SHA-256 of the seal's certificate in hexadecimal.
  public let certificate: String
  /// Whether an authority's time stamp proves when.
  public let isStamped: Bool

  /// A seal.
  public init(sha256: String, bytes: Int, certificate: String, isStamped: Bool) {
    self.sha256 = sha256
    self.bytes = bytes
    self.certificate = certificate
    self.isStamped = isStamped
  }
}

/// A file that carries the seal now, and the one whose place it takes.
public struct AffixedFile: Hashable, Sendable {
  /// SHA-256 of the file before, in hexadecimal.
  public let before: String
  /// The sealed file.
  public let file: DocumentFile
  /// What the log says of it.
  public let seal: DocumentSeal

  /// A sealed file.
  public init(before: String, file: DocumentFile, seal: DocumentSeal) {
    self.before = before
    self.file = file
    self.seal = seal
  }
}

extension OfficialDocument {
  /// Whether the server still has to put the seal on it.
  public var waitsForSeal: Bool { state == .numbered && isSealAsked }
}

extension DocumentContent {
  /// The files that a seal can be put on (PAdES).
  public var sealable: [DocumentFile] { files.filter(\.isSealable) }
}

extension DocumentFile {
  /// Whether a seal can be put on it.
  var isSealable: Bool { type == "application/pdf" }
}
