public import Crypto

/// What a view of a record shows of the Merkle tree over the authority's log.
public protocol TreeReading {
  /// How many entries the log has.
  func logSize() throws -> Int64
  /// The leaf hashes of entries from a position on, in order.
  func leaves(from position: Int64, limit: Int) throws -> [SHA256]
  /// The head of a full subtree, of those that are kept; nil for others.
  ///
  /// - Parameters:
  ///   - level: Its height above the leaves.
  ///   - number: Its number among those of its height, from 0.
  func treeNode(level: Int, number: Int64) throws -> SHA256?
  /// How many subtrees are kept that lie beyond the end of the log: none, unless somebody has meddled.
  func surplusTreeNodes() throws -> Int
}

/// How the tree is put right.
public protocol TreeWriting: TreeReading {
  /// Keeps the head of a full subtree in place of what was kept.
  func save(_ head: SHA256, level: Int, number: Int64) throws
  /// Removes what lies beyond the end of the log.
  func removeSurplusTreeNodes() throws
}

/// Which subtrees are kept: those of every fourth height. Sixteen rows of the log cost one row more, and no proof needs more than
/// sixteen hashes to find one that is not kept.
public enum TreeNodes {
  /// How much higher than the ones before it each kept height is.
  public static let step = 4
  /// How many of one kept height make one of the next.
  public static let width: Int64 = 1 << Int64(step)
  /// The heights of subtrees that a log of any length may have.
  public static let levels = Array(Swift.stride(from: step, to: 62, by: step))
}
