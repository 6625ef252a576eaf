public import Crypto

/// A Merkle tree that grows leaf by leaf and keeps only the heads of its full parts: all of a log goes through it in the memory of
/// a few dozen hashes.
public struct GrowingTree: Sendable {
  /// How many leaves it has.
  public private(set) var size: Int64 = 0
  /// The heads of full subtrees, the largest first, each with its height.
  private var parts: [(level: Int, head: SHA256)] = []

  /// A tree without leaves.
  public init() {}

  /// Adds a leaf.
  public mutating func append(_ leaf: SHA256) { append(leaf) { _, _, _ in } }

  /// Adds a leaf.
  ///
  /// - Parameter completed: Told of each subtree that the leaf completes, from the lowest: its height above the leaves, its
  ///   number among those of its height, from 0, and its head.
  public mutating func append(
    _ leaf: SHA256, completed: (_ level: Int, _ number: Int64, _ head: SHA256) throws -> Void
  ) rethrows {
    var new = (level: 0, head: leaf)
    let number = size
    while let last = parts.last, last.level == new.level {
      parts.removeLast()
      new = (last.level + 1, MerkleHash.node(last.head, new.head))
      try completed(new.level, number >> Int64(new.level), new.head)
    }
    parts.append(new)
    size += 1
  }

  /// The head.
  public var head: SHA256 {
    guard var head = parts.last?.head else { return MerkleHash.empty }
    for part in parts.dropLast().reversed() { head = MerkleHash.node(part.head, head) }
    return head
  }
}
