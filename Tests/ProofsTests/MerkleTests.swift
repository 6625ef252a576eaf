import Crypto
import Proofs
import Testing

@Suite("Merkle trees")
struct MerkleTests {
  private static func leaf(_ number: Int64) -> SHA256 { MerkleHash.leaf(Array("entry \(number)".utf8)) }

  /// The definition of RFC 9162, 2.1.1, word by word: slow, and nothing of it is shared with what is tested.
  private static func head(_ leaves: ArraySlice<SHA256>) -> SHA256 {
    guard let first = leaves.first else { return SHA256(of: "") }
    guard leaves.count > 1 else { return first }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return SHA256(of: [1] + head(leaves[..<middle]).bytes + head(leaves[middle...]).bytes)
  }

  private static let leaves = (0..<70).map { leaf($0) }

  private static var tree: KeptTree {
    KeptTree { level, number in
      let start = Int(number) << level
      return head(leaves[start..<start + (1 << level)])
    }
  }

  @Test("have the heads that the RFC defines, whatever their size, and tell every part that is completed once")
  func heads() throws {
    var tree = GrowingTree()
    var parts: Set<String> = []
    #expect(tree.head == SHA256(of: "") && tree.head == MerkleHash.empty)
    for (size, leaf) in Self.leaves.enumerated() {
      #expect(tree.size == Int64(size) && tree.head == Self.head(Self.leaves[..<size]))
      #expect(try Self.tree.head(of: Int64(size)) == tree.head)
      tree.append(leaf) { level, number, head in
        let start = Int(number) << level
        #expect(head == Self.head(Self.leaves[start..<start + (1 << level)]))
        #expect(parts.insert("\(level)/\(number)").inserted)
      }
    }
    #expect(parts.count == (1...6).reduce(0) { $0 + 70 >> $1 })
  }

  @Test("have the heads that other programs have published")
  func published() {
    // Those of the certificate transparency project: eight entries of growing length.
    let entries: [[UInt8]] = [
      [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
      [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
      [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ]
    var tree = GrowingTree()
    var heads: [String] = []
    for entry in entries {
      tree.append(MerkleHash.leaf(entry))
      heads.append(tree.head.hex)
    }
    #expect(heads.first == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    #expect(heads[4] == "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")
    #expect(heads.last == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
  }

  @Test("prove every leaf in every tree, in as many hashes as the tree is high, and no other leaf, place, size or head")
  func inclusion() throws {
    for size in 1...Int64(Self.leaves.count) {
      let head = try Self.tree.head(of: size)
      for index in 0..<size {
        let proof = try Self.tree.inclusion(of: index, in: size)
        #expect(proof.holds(for: Self.leaf(index), under: head), "\(index) of \(size)")
        #expect(proof.path.count <= 64 - (size - 1).leadingZeroBitCount)
        #expect(!proof.holds(for: Self.leaf(index + 1), under: head))
        guard size < 20 else { continue }
        for other in 0..<size where other != index {
          #expect(!InclusionProof(index: other, size: size, path: proof.path).holds(for: Self.leaf(index), under: head))
        }
        for change in Self.damaged(proof.path) {
          #expect(!InclusionProof(index: index, size: size, path: change).holds(for: Self.leaf(index), under: head))
        }
      }
    }
    #expect(InclusionProof(index: 0, size: 0, path: []).head(of: Self.leaf(0)) == nil)
    #expect(InclusionProof(index: -1, size: 1, path: []).head(of: Self.leaf(0)) == nil)
    #expect(InclusionProof(index: 5, size: 5, path: []).head(of: Self.leaf(0)) == nil)
    let long = [SHA256](repeating: MerkleHash.empty, count: 100)
    #expect(InclusionProof(index: .max - 1, size: .max, path: long).head(of: Self.leaf(0)) == nil)
  }

  @Test("prove that every older tree stands in every newer one, and nothing else")
  func consistency() throws {
    let heads = try (0...Int64(Self.leaves.count)).map { try Self.tree.head(of: $0) }
    for size in 1...Self.leaves.count {
      for old in 1...size {
        let proof = try Self.tree.consistency(from: Int64(old), to: Int64(size))
        #expect(proof.holds(from: heads[old], to: heads[size]), "\(old) in \(size)")
        #expect(proof.path.count <= 65 - Int64(size).leadingZeroBitCount)
        if old != size {
          #expect(!proof.holds(from: heads[old - 1], to: heads[size]))
          #expect(!proof.holds(from: heads[old], to: heads[size - 1]))
        }
        guard size < 20 else { continue }
        for change in Self.damaged(proof.path) {
          #expect(
            !ConsistencyProof(old: Int64(old), size: Int64(size), path: change).holds(
              from: heads[old], to: heads[size]))
        }
      }
    }
    #expect(!ConsistencyProof(old: 0, size: 5, path: []).holds(from: heads[0], to: heads[5]))
    #expect(!ConsistencyProof(old: 6, size: 5, path: []).holds(from: heads[6], to: heads[5]))
    #expect(!ConsistencyProof(old: 3, size: 5, path: []).holds(from: heads[3], to: heads[5]))
  }

  /// A path that is not the one of a proof: one hash changed, one too many, one too few.
  private static func damaged(_ path: [SHA256]) -> [[SHA256]] {
    let other = MerkleHash.leaf([9])
    let changed = path.indices.map { place in
      var path = path
      path[place] = other
      return path
    }
    return changed + [path + [other]] + (path.isEmpty ? [] : [Array(path.dropLast()), Array(path.dropFirst())])
  }
}
