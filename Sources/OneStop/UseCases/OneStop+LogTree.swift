public import Crypto
public import Dossiers
public import JSON
public import Proofs

/// The head of the Merkle tree over the first entries of an authority's log: whoever keeps it can have proved later that none of
/// them was changed.
public struct LogHead: Hashable, Sendable {
  /// Over how many entries.
  public let size: Int64
  /// The head (RFC 9162, 2.1.1).
  public let head: SHA256
}

/// The proof that an entry stands in the log.
public struct LogInclusion: Hashable, Sendable {
  /// The canonical form (RFC 8785) of the entry; it holds no personal content, only the salted hash of it.
  public let entry: String
  /// The way from its leaf to the head.
  public let proof: InclusionProof
  /// The head.
  public let head: LogHead

  /// The position of the entry in the log, from 1.
  public var position: Int64 { proof.index + 1 }
}

/// The proof that an older log stands unchanged at the beginning of a newer one.
public struct LogConsistency: Hashable, Sendable {
  /// The older head.
  public let old: LogHead
  /// The newer head.
  public let new: LogHead
  /// What leads from one to the other.
  public let proof: ConsistencyProof
}

extension OneStop {
  /// The head over the first entries of the log.
  ///
  /// - Parameter size: How many; nil for all that there are.
  /// - Throws: ``UseRefusal/beyondLog(size:)``.
  public func logHead(of size: Int64? = nil) throws -> LogHead {
    try store.read(for: authority) { record in
      let tree = LogTree(record)
      return try tree.head(of: tree.size(size))
    }
  }

  /// Proves that an entry stands in the log; in as many reads as the logarithm of its length.
  ///
  /// - Parameters:
  ///   - position: The position of the entry, from 1.
  ///   - size: The length of the log whose head it is to lead to; nil for all of it.
  /// - Throws: ``UseRefusal/beyondLog(size:)``.
  public func inclusion(of position: Int64, in size: Int64? = nil) throws -> LogInclusion {
    try store.read(for: authority) { try LogTree($0).inclusion(of: position, in: size) }
  }

  /// Proves that a dossier was recorded: that the entry with which it began stands in the log.
  ///
  /// - Returns: nil when there is no such dossier.
  public func inclusion(of code: DossierCode, in size: Int64? = nil) throws -> LogInclusion? {
    guard let position = try place(of: code) else { return nil }
    return try inclusion(of: position, in: size)
  }

  /// Proves that the log as it was stands unchanged at the beginning of the log as it is.
  ///
  /// - Parameters:
  ///   - old: How many entries it had, at least 1.
  ///   - size: How many the newer one has; nil for all that there are.
  /// - Throws: ``UseRefusal/beyondLog(size:)``.
  public func consistency(from old: Int64, to size: Int64? = nil) throws -> LogConsistency {
    try store.read(for: authority) { record in
      let tree = LogTree(record)
      let size = try tree.size(size)
      guard (1...max(size, 1)).contains(old), size > 0 else { throw UseRefusal.beyondLog(size: size) }
      return LogConsistency(
        old: try tree.head(of: old), new: try tree.head(of: size),
        proof: try tree.tree.consistency(from: old, to: size))
    }
  }
}

extension OneStop {
  /// Makes the tree again from the leaves of the log, and compares it with what is kept.
  ///
  /// - Parameter repairing: Whether what differs, or is not kept yet, is kept; otherwise it is only counted.
  /// - Returns: How many subtrees differed; those that were not kept yet are none.
  public func rebuildTree(repairing: Bool) throws -> Int {
    // Over a damaged tree nothing can be placed: it is mended first.
    guard let failure = unplaceable() else { return try rebuildTreeOfPlaced(repairing: repairing) }
    let differing = try rebuildTreeOfPlaced(repairing: repairing)
    if repairing { try store.placeEntries(of: authority) } else if differing == 0 { throw failure }
    return differing
  }

  /// Places what has no place yet; why that fails.
  func unplaceable() -> (any Error)? {
    do { try store.placeEntries(of: authority) } catch { return error }
    return nil
  }

  private func rebuildTreeOfPlaced(repairing: Bool) throws -> Int {
    var (tree, differing) = (GrowingTree(), try store.read(for: authority) { try $0.surplusTreeNodes() })
    if repairing, differing > 0 { try store.write(for: authority) { try $0.removeSurplusTreeNodes() } }
    while true {
      let from = tree.size + 1
      let leaves = try store.read(for: authority) { try $0.leaves(from: from, limit: 4096) }
      guard !leaves.isEmpty else { return differing }
      var parts: [(level: Int, number: Int64, head: SHA256)] = []
      for leaf in leaves {
        tree.append(leaf) { level, number, head in
          if level.isMultiple(of: TreeNodes.step) { parts.append((level, number, head)) }
        }
      }
      let made = parts
      let kept = try store.read(for: authority) { record in
        try made.map { try record.treeNode(level: $0.level, number: $0.number) }
      }
      differing += zip(made, kept).count { $1 != nil && $1 != $0.head }
      guard repairing, zip(made, kept).contains(where: { $1 != $0.head }) else { continue }
      try store.write(for: authority) { record in
        for part in made { try record.save(part.head, level: part.level, number: part.number) }
      }
    }
  }
}

extension LogHead {
  /// The head for programs.
  public var json: JSONValue { ["size": .integer(size), "head": .string(head.hex)] }
}

extension LogInclusion {
  /// The proof for programs, from which anybody can check it: `motcua log check FILE`.
  public var json: JSONValue {
    [
      "kind": "inclusion", "position": .integer(position), "entry": .string(entry),
      "path": .array(proof.path.map { .string($0.hex) }), "log": head.json,
    ]
  }
}

extension LogConsistency {
  /// The proof for programs, from which anybody can check it: `motcua log check FILE`.
  public var json: JSONValue {
    [
      "kind": "consistency", "old": old.json, "path": .array(proof.path.map { .string($0.hex) }), "log": new.json,
    ]
  }
}

/// The tree over one view of the log.
struct LogTree {
  private let record: any RecordReading
  let tree: KeptTree

  init(_ record: any RecordReading) {
    self.record = record
    tree = KeptTree { try LogTree.subtree($0, $1, record) }
  }

  /// A length that the log has, or had.
  func size(_ asked: Int64?) throws -> Int64 {
    let size = try record.logSize()
    guard let asked else { return size }
    guard (0...size).contains(asked) else { throw UseRefusal.beyondLog(size: size) }
    return asked
  }

  func head(of size: Int64) throws -> LogHead { LogHead(size: size, head: try tree.head(of: size)) }

  func inclusion(of position: Int64, in asked: Int64?) throws -> LogInclusion {
    let size = try size(asked)
    guard size > 0, (1...size).contains(position) else { throw UseRefusal.beyondLog(size: size) }
    guard let entry = try record.entries(from: position, limit: 1).first, entry.position == position else {
      throw LogGap(position: position)
    }
    return LogInclusion(
      entry: entry.body, proof: try tree.inclusion(of: position - 1, in: size), head: try head(of: size))
  }

  /// The head of a full subtree: as it is kept, or out of the nearest that are.
  private static func subtree(_ level: Int, _ number: Int64, _ record: any RecordReading) throws -> SHA256 {
    if level > 0, level.isMultiple(of: TreeNodes.step),
      let kept = try record.treeNode(level: level, number: number)
    {
      return kept
    }
    let below = max(0, (level - 1) / TreeNodes.step * TreeNodes.step)
    let width = Int64(1) << Int64(level - below)
    let first = number << Int64(level - below)
    let heads =
      below == 0
      ? try record.leaves(from: first + 1, limit: Int(width))
      : try (first..<first + width).map { try subtree(below, $0, record) }
    guard heads.count == width else { throw LogGap(position: (first << Int64(below)) + 1) }
    var part = GrowingTree()
    for head in heads { part.append(head) }
    return part.head
  }
}

/// An entry of the log is missing: a failure, which `motcua log verify` tells in full.
struct LogGap: Error {
  let position: Int64
}
