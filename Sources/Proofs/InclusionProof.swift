public import Crypto

/// The proof that a leaf stands in a tree (RFC 9162, 2.1.3): the hashes beside the way from it to the head, from below.
public struct InclusionProof: Hashable, Sendable {
  /// The number of the leaf, from 0.
  public let index: Int64
  /// How many leaves the tree has.
  public let size: Int64
  /// The hashes, at most 63.
  public let path: [SHA256]

  /// A proof, as it is claimed.
  public init(index: Int64, size: Int64, path: [SHA256]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Whether it proves that the leaf stands in the tree of a head, and nowhere else in it.
  public func holds(for leaf: SHA256, under head: SHA256) -> Bool { self.head(of: leaf) == head }

  /// To which head it leads (RFC 9162, 2.1.3.2); nil for a proof that has too many or too few hashes.
  public func head(of leaf: SHA256) -> SHA256? {
    guard index >= 0, index < size else { return nil }
    var (number, last, head) = (index, size - 1, leaf)
    for hash in path {
      guard last > 0 else { return nil }
      if number & 1 == 1 || number == last {
        head = MerkleHash.node(hash, head)
        while number & 1 == 0, number != 0 {
          number >>= 1
          last >>= 1
        }
      } else {
        head = MerkleHash.node(head, hash)
      }
      number >>= 1
      last >>= 1
    }
    return last == 0 ? head : nil
  }
}
