public import Crypto

/// A Merkle tree of which the full subtrees can be asked for: proofs about a log of any length are made from a few dozen hashes
/// (RFC 9162, 2.1.3 and 2.1.4).
public struct KeptTree {
  private let subtree: (_ level: Int, _ number: Int64) throws -> SHA256

  /// A tree.
  ///
  /// - Parameter subtree: Gives the head of a full subtree: its height above the leaves, and its number among those of its height,
  ///   from 0. Only subtrees that are full within the sizes asked for are wanted.
  public init(subtree: @escaping (_ level: Int, _ number: Int64) throws -> SHA256) {
    self.subtree = subtree
  }

  /// The head over the first leaves.
  public func head(of size: Int64) throws -> SHA256 {
    size <= 0 ? MerkleHash.empty : try head(from: 0, to: size)
  }

  /// The way from a leaf to the head of the first leaves.
  ///
  /// - Parameter index: The number of the leaf, from 0; less than `size`.
  public func inclusion(of index: Int64, in size: Int64) throws -> InclusionProof {
    precondition((0..<size).contains(index), "a leaf within the tree")
    var (start, end, path) = (Int64(0), size, [SHA256]())
    while end - start > 1 {
      let middle = start + KeptTree.split(end - start)
      if index < middle {
        path.append(try head(from: middle, to: end))
        end = middle
      } else {
        path.append(try head(from: start, to: middle))
        start = middle
      }
    }
    return InclusionProof(index: index, size: size, path: path.reversed())
  }

  /// The proof that the first leaves stand unchanged at the beginning of more.
  ///
  /// - Parameter old: How many leaves there were, 1 to `size`.
  public func consistency(from old: Int64, to size: Int64) throws -> ConsistencyProof {
    precondition((1...size).contains(old), "an older tree within the newer one")
    var (start, end, path) = (Int64(0), size, [SHA256]())
    // Whether the part that is left is the old tree as a whole, whose head whoever checks has already.
    var isWhole = true
    while old != end {
      let middle = start + KeptTree.split(end - start)
      if old <= middle {
        path.append(try head(from: middle, to: end))
        end = middle
      } else {
        path.append(try head(from: start, to: middle))
        start = middle
        isWhole = false
      }
    }
    if !isWhole { path.append(try head(from: start, to: end)) }
    return ConsistencyProof(old: old, size: size, path: path.reversed())
  }

  /// The head over some leaves that begin where a subtree of the tree does.
  private func head(from start: Int64, to end: Int64) throws -> SHA256 {
    let count = end - start
    if count & (count - 1) == 0 {
      let level = count.trailingZeroBitCount
      return try subtree(level, start >> Int64(level))
    }
    let middle = start + KeptTree.split(count)
    return MerkleHash.node(try head(from: start, to: middle), try head(from: middle, to: end))
  }

  /// Where a tree of more than one leaf is divided: the largest power of two below its size.
  private static func split(_ count: Int64) -> Int64 {
    1 << Int64(63 - (count - 1).leadingZeroBitCount)
  }
}
