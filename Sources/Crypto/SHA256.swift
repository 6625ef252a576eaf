/// A SHA-256 hash (FIPS 180-4): the name of a file's content, a leaf of the record, what is kept of a token.
public struct SHA256: Hashable, Sendable {
  // Four words instead of an array: a hash costs no allocation, and comparing two is four comparisons.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The hash of some bytes.
  public init(of bytes: some Collection<UInt8>) {
    let whole: SHA256? = bytes.withContiguousStorageIfAvailable { unsafe SHA256(hashing: $0) }
    self = unsafe whole ?? Array(bytes).withUnsafeBufferPointer { unsafe SHA256(hashing: $0) }
  }

  /// The hash of a text's UTF-8.
  public init(of text: String) {
    self.init(of: text.utf8)
  }

  private init(hashing bytes: UnsafeBufferPointer<UInt8>) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    unsafe withUnsafeMutableBytes(of: &words) { output in
      unsafe HashAlgorithm.sha256.digest(bytes, into: output.assumingMemoryBound(to: UInt8.self))
    }
    self.words = words
  }

  /// A hash that was kept as 32 bytes; nil for any other number of them.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyBytes(from: bytes) }
    self.words = words
  }

  /// A hash that was kept as 64 hexadecimal digits in lower case; nil for anything else.
  public init?(hex: String) {
    guard let bytes = [UInt8](hex: hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    unsafe withUnsafeBytes(of: words) { unsafe Array($0) }
  }

  /// The 64 hexadecimal digits, in lower case.
  public var hex: String { bytes.hex }

  /// Equal when all bytes are; for secrets use ``isEqualInConstantTime(_:_:)``.
  public static func == (a: SHA256, b: SHA256) -> Bool { a.words == b.words }

  /// Hashes the hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension SHA256: CustomStringConvertible {
  /// The 64 hexadecimal digits.
  public var description: String { hex }
}
