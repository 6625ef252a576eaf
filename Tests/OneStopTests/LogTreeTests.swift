import Crypto
import Documents
import Dossiers
import JSON
import OneStop
import Procedures
import Proofs
import Testing
import Text

@Suite("The tree over the log")
struct LogTreeTests {
  /// An office whose log has a number of entries, and their leaves.
  private func office(entries count: Int) throws -> (office: Office, leaves: [SHA256]) {
    let office = try Office()
    for number in 0..<count { _ = try office.received(office.arriving("Văn bản \(number)"), id: "n\(number)") }
    let leaves = try office.store.read(for: office.oneStop.authority) { record in
      try record.entries(from: 1, limit: count + 10).map { MerkleHash.leaf($0.body.utf8) }
    }
    return (office, leaves)
  }

  private func head(over leaves: some Sequence<SHA256>) -> SHA256 {
    var tree = GrowingTree()
    for leaf in leaves { tree.append(leaf) }
    return tree.head
  }

  @Test("has the head of any length that the log had, and proves every entry and every older log under it")
  func proofs() throws {
    let (office, leaves) = try office(entries: 275)
    let size = Int64(leaves.count)
    #expect(size == 275)
    let whole = try office.oneStop.logHead()
    #expect(whole.size == size && whole.head == head(over: leaves))
    #expect(try office.oneStop.verify().treeHead == whole.head.hex)
    #expect(try office.oneStop.logHead(of: 0).head == MerkleHash.empty)
    for length in [1, 15, 16, 17, 100, 255, 256, 257, size] {
      let then = try office.oneStop.logHead(of: length)
      #expect(then.head == head(over: leaves.prefix(Int(length))), "\(length)")
      let way = try office.oneStop.consistency(from: length)
      #expect(way.old == then && way.new == whole && way.proof.holds(from: then.head, to: whole.head))
      for position in [1, length / 2 + 1, length] where position <= length {
        let found = try office.oneStop.inclusion(of: position, in: length)
        #expect(found.position == position && found.head == then)
        #expect(MerkleHash.leaf(found.entry.utf8) == leaves[Int(position) - 1])
        #expect(found.proof.holds(for: leaves[Int(position) - 1], under: then.head))
        #expect(found.proof.path.count <= 9)
      }
    }
  }

  @Test("keeps one row for sixteen entries, in the commit that completes them, and makes the same of a log without any")
  func kept() throws {
    let (office, _) = try office(entries: 260)
    func nodes(_ level: Int, _ count: Int64) throws -> [SHA256?] {
      try office.store.read(for: office.oneStop.authority) { record in
        try (0..<count).map { try record.treeNode(level: level, number: $0) }
      }
    }
    let low = try nodes(4, 17)
    #expect(low.prefix(16).allSatisfy { $0 != nil } && low[16] == nil)
    #expect(try nodes(8, 2).map { $0 == nil } == [false, true])
    #expect(try office.oneStop.rebuildTree(repairing: false) == 0)

    // A record of an older program has none: what is asked for is made of the leaves, and kept when the log grows.
    let before = try office.oneStop.logHead()
    try office.damage("DELETE FROM tree_node")
    #expect(try office.oneStop.logHead() == before)
    #expect(try office.oneStop.rebuildTree(repairing: false) == 0)
    for number in 0..<12 { _ = try office.received(office.arriving("Thêm \(number)"), id: "m\(number)") }
    #expect(try nodes(4, 17) == low.prefix(16) + [try nodes(4, 17)[16]] && nodes(4, 17)[16] != nil)
    #expect(try nodes(8, 1)[0] != nil)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  @Test(
    "is proved with the log: a node that was changed is named, and made again",
    .enabled(if: !TrialStore.isPostgres, "it puts its hands on the files of SQLite's folder"))
  func damaged() throws {
    let (office, _) = try office(entries: 40)
    try office.damage("UPDATE tree_node SET head = zeroblob(32) WHERE level = 4 AND number = 1")
    let faults = try office.oneStop.verify().faults
    #expect(faults.map(\.words.en) == ["the Merkle tree is kept wrong over entries 17 to 32"])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 1)
    #expect(try office.oneStop.rebuild(repairing: true).differing == 1)
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }

  @Test("says how long the log is to whoever asks beyond it, and has a proof for a dossier that is there")
  func limits() throws {
    let office = try Office()
    #expect(try office.oneStop.logHead() == office.oneStop.logHead(of: 0))
    #expect(throws: UseRefusal.beyondLog(size: 0)) { try office.oneStop.consistency(from: 1) }
    #expect(throws: UseRefusal.beyondLog(size: 0)) { try office.oneStop.inclusion(of: 1) }
    let (code, _) = try office.filed()
    let size = try office.oneStop.logHead().size
    for (position, length) in [(Int64(0), Int64?.none), (size + 1, nil), (1, size + 1), (1, 0), (-5, nil)] {
      #expect(throws: UseRefusal.beyondLog(size: length == 0 ? 0 : size)) {
        try office.oneStop.inclusion(of: position, in: length)
      }
    }
    #expect(throws: UseRefusal.beyondLog(size: size)) { try office.oneStop.consistency(from: size + 1) }
    let proof = try #require(try office.oneStop.inclusion(of: code))
    #expect(proof.proof.holds(for: MerkleHash.leaf(proof.entry.utf8), under: proof.head.head))
    #expect(proof.entry.contains(code.text) && !proof.entry.contains("Trần Văn Đức"))
  }
}
