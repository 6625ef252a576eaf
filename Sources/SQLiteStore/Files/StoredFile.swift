public import Crypto

/// A file as the record knows it: what it is, not what somebody called it.
public struct StoredFile: Hashable, Sendable {
  /// The SHA-256 of its content, which is its name in the store.
  public let sha256: SHA256
  /// Its length in bytes.
  public let bytes: Int64

  /// A file by its content's hash and length, as the record has them.
  public init(sha256: SHA256, bytes: Int64) {
    self.sha256 = sha256
    self.bytes = bytes
  }
}
