internal import Crypto

/// What a signature is over, with its hashes: the facts and the checks ask for the same one, and hashing a large file takes
/// longer than everything else about it.
///
/// For one thread at a time.
final class CoveredContent {
  /// The number of octets.
  let count: Int
  private let source: Source
  private var hashes: [DigestAlgorithm: [UInt8]] = [:]

  private enum Source {
    case octets([UInt8])
    case pieces(DocumentBytes, ByteRange)
    case hashed
  }

  /// Content that stands by itself.
  init(_ octets: [UInt8]) {
    count = octets.count
    source = .octets(octets)
  }

  /// Content too long to be kept, of which the hashes alone are known: those that will be asked for.
  init(hashedAs hashes: [DigestAlgorithm: [UInt8]], count: Int) {
    self.hashes = hashes
    self.count = count
    source = .hashed
  }

  /// Whether the octets are at hand.
  var isKept: Bool { if case .hashed = source { false } else { true } }

  /// The two pieces of a PDF that a signature covers.
  init(_ document: DocumentBytes, _ range: ByteRange) {
    count = range.first.count + range.second.count
    source = .pieces(document, range)
  }

  /// The octets, put together each time; none when they are not at hand.
  var octets: [UInt8] { maker() }

  /// What puts the octets together, for whoever may ask for them later.
  var maker: @Sendable () -> [UInt8] {
    switch source {
    case .octets(let octets): return { octets }
    case .pieces(let document, let range):
      let bytes = document.bytes
      return { range.octets(of: bytes) }
    case .hashed: return { [] }
    }
  }

  /// The hash of the octets, computed once.
  func hash(by algorithm: DigestAlgorithm) -> [UInt8] {
    if let known = hashes[algorithm] { return known }
    let hash =
      switch source {
      case .octets(let octets): algorithm.hash(octets)
      case .pieces(let document, let range):
        algorithm == .sha256 ? document.sha256(of: range).bytes : algorithm.hash(range.octets(of: document.bytes))
      // No hash of anything: nothing is as it was signed by a function that was not asked for.
      case .hashed: [UInt8]()
      }
    hashes[algorithm] = hash
    return hash
  }

  /// The SHA-256 of the octets.
  var sha256: SHA256 {
    SHA256(bytes: hash(by: .sha256)) ?? SHA256(of: octets)
  }
}

/// A document that is verified: its bytes, and their hash.
///
/// For one thread at a time.
final class DocumentBytes {
  let bytes: [UInt8]
  /// The SHA-256 of all bytes, computed once.
  private(set) lazy var sha256 = SHA256(of: bytes)
  private var isHashed = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The SHA-256 of what a signature in a PDF covers. As that begins as the document does, both are hashed in one go as far as
  /// they are the same.
  func sha256(of range: ByteRange) -> SHA256 {
    guard range.end <= bytes.count else { return SHA256(of: range.octets(of: bytes)) }
    do throws(CryptoFailure) {
      let covered = try HashStream()
      try covered.update(bytes[range.first])
      if !isHashed {
        let whole = try covered.copy()
        try whole.update(bytes[range.first.upperBound...])
        if let hash = SHA256(bytes: try whole.finish()) {
          sha256 = hash
          isHashed = true
        }
      }
      try covered.update(bytes[range.second])
      return SHA256(bytes: try covered.finish()) ?? SHA256(of: range.octets(of: bytes))
    } catch {
      return SHA256(of: range.octets(of: bytes))
    }
  }
}
