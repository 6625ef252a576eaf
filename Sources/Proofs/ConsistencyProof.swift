public import Crypto

/// The proof that an older tree stands unchanged at the beginning of a newer one (RFC 9162, 2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
  /// How many leaves the older tree has, at least 1.
  public let old: Int64
  /// How many leaves the newer one has.
  public let size: Int64
  /// The hashes, at most 64.
  public let path: [SHA256]

  /// A proof, as it is claimed.
  public init(old: Int64, size: Int64, path: [SHA256]) {
    self.old = old
    self.size = size
    self.path = path
  }

  /// Whether it proves that nothing was changed between two heads, but only added (RFC 9162, 2.1.4.2).
  public func holds(from oldHead: SHA256, to newHead: SHA256) -> Bool {
    guard old >= 1, old <= size else { return false }
    if old == size { return path.isEmpty && oldHead == newHead }
    // An older tree that is full is a part of the newer one itself.
    var hashes = (old & (old - 1) == 0 ? [oldHead] : []) + path
    guard !hashes.isEmpty else { return false }
    var (number, last) = (old - 1, size - 1)
    while number & 1 == 1 {
      number >>= 1
      last >>= 1
    }
    let first = hashes.removeFirst()
    var (older, newer) = (first, first)
    for hash in hashes {
      guard last > 0 else { return false }
      if number & 1 == 1 || number == last {
        older = MerkleHash.node(hash, older)
        newer = MerkleHash.node(hash, newer)
        while number & 1 == 0, number != 0 {
          number >>= 1
          last >>= 1
        }
      } else {
        newer = MerkleHash.node(newer, hash)
      }
      number >>= 1
      last >>= 1
    }
    return last == 0 && older == oldHead && newer == newHead
  }
}
