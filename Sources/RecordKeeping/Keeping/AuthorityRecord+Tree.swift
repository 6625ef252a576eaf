import Crypto
import OneStop
import Proofs

extension AuthorityRecord {
  func logSize() throws -> Int64 {
    try first(
      "SELECT position FROM entry WHERE authority = ? AND position > 0 ORDER BY position DESC LIMIT 1", authority
    ) { row in
      row.int(0)
    } ?? 0
  }

  func leaves(from position: Int64, limit: Int) throws -> [SHA256] {
    let rows = try all(
      "SELECT position, leaf FROM entry WHERE authority = ? AND position >= ? ORDER BY position LIMIT ?", authority,
      position, limit
    ) { row in (row.int(0), row.bytes(1)) }
    return try rows.enumerated().map { place, row in
      guard row.0 == position + Int64(place), let leaf = SHA256(bytes: row.1) else {
        throw damaged("entry \(position + Int64(place)) of the log is missing, or its leaf is no hash")
      }
      return leaf
    }
  }

  func treeNode(level: Int, number: Int64) throws -> SHA256? {
    let head = try first(
      "SELECT head FROM tree_node WHERE authority = ? AND level = ? AND number = ?", authority, level, number
    ) { row in row.bytes(0) }
    guard let head else { return nil }
    guard let hash = SHA256(bytes: head) else { throw damaged("a head in the tree of the log is no hash") }
    return hash
  }

  func save(_ head: SHA256, level: Int, number: Int64) throws {
    try run(
      """
      INSERT INTO tree_node (authority, level, number, head) VALUES (?, ?, ?, ?)
      ON CONFLICT (authority, level, number) DO UPDATE SET head = excluded.head
      """, authority, level, number, head.bytes)
  }

  /// One statement each, and so one moment: the log may grow meanwhile.
  func surplusTreeNodes() throws -> Int {
    try TreeNodes.levels.reduce(0) { sum, level in
      let count = try first("SELECT count(*)" + AuthorityRecord.surplus, authority, level, Int64(1) << Int64(level)) {
        row in Int(row.int(0))
      }
      return sum + (count ?? 0)
    }
  }

  func removeSurplusTreeNodes() throws {
    for level in TreeNodes.levels {
      try run("DELETE" + AuthorityRecord.surplus, authority, level, Int64(1) << Int64(level))
    }
  }

  private static let surplus: SQL = """
     FROM tree_node WHERE authority = ?1 AND level = ?2
      AND number >= (SELECT coalesce(max(position), 0) FROM entry WHERE authority = ?1) / ?3
    """

  /// Keeps the subtrees that the log has completed up to a position; those that earlier entries left out, too.
  func growTree(to position: Int64) throws {
    guard position.isMultiple(of: TreeNodes.width) else { return }
    try growTree(through: position)
  }

  /// Keeps the subtrees that are full by a position.
  func growTree(through position: Int64) throws {
    guard position >= TreeNodes.width else { return }
    let last = try first(
      "SELECT number FROM tree_node WHERE authority = ? AND level = ? ORDER BY number DESC LIMIT 1", authority,
      TreeNodes.step
    ) { row in row.int(0) }
    let (next, end) = ((last ?? -1) + 1, position / TreeNodes.width)
    guard next <= end else { throw damaged("the tree of the log goes beyond its end") }
    for number in next..<end {
      var (level, number) = (TreeNodes.step, number)
      try save(
        head(over: leaves(from: number * TreeNodes.width + 1, limit: Int(TreeNodes.width))), level: level,
        number: number)
      // The last of sixteen completes the one above them.
      while (number + 1).isMultiple(of: TreeNodes.width) {
        let first = number + 1 - TreeNodes.width
        let below = try (first...number).map { part in
          guard let head = try treeNode(level: level, number: part) else {
            throw damaged("a head in the tree of the log is missing")
          }
          return head
        }
        (level, number) = (level + TreeNodes.step, number / TreeNodes.width)
        try save(head(over: below), level: level, number: number)
      }
    }
  }

  private func head(over parts: [SHA256]) throws -> SHA256 {
    guard parts.count == TreeNodes.width else { throw damaged("the log ends before a part of its tree does") }
    var tree = GrowingTree()
    for part in parts { tree.append(part) }
    return tree.head
  }
}
