public import Crypto

/// The hashes of Merkle trees (RFC 9162, 2.1.1): a leaf and a node can never have the same text, so that no entry of the log can
/// be passed off as a part of the tree, nor the other way round.
public enum MerkleHash {
  /// The head of a tree without leaves.
  public static let empty = SHA256(of: [UInt8]())

  /// The hash of an entry.
  public static func leaf(_ entry: some Collection<UInt8>) -> SHA256 { SHA256(of: [0] + entry) }

  /// The hash of two halves.
  public static func node(_ left: SHA256, _ right: SHA256) -> SHA256 { SHA256(of: [1] + left.bytes + right.bytes) }
}
