import Crypto
import JSON
import Proofs
import Testing
import WorkingTime

@Suite("A receipt")
struct ReceiptTests {
  private static let entry = """
    {"actor":"applicant","at":"2026-11-26T08:14:00.000Z","authority":"so-gddt","content":"00","dossier":"H56-261126-0001",\
    "events":[{"code":"H56-261126-0001","type":"submitted"}],"form":1,"version":1}
    """

  /// A receipt of the last entry but some in a log of a length.
  private func receipt(in size: Int64, before: Int64 = 0, _ entry: String = ReceiptTests.entry) throws -> Receipt {
    let index = size - 1 - before
    let leaves = (0..<size).map { $0 == index ? MerkleHash.leaf(entry.utf8) : SHA256(of: "\($0)") }
    let tree = KeptTree { level, number in
      var part = GrowingTree()
      let width = 1 << level
      for leaf in leaves[(Int(number) * width)..<((Int(number) + 1) * width)] { part.append(leaf) }
      return part.head
    }
    let checkpoint = try CheckpointTests.checkpoint(size: size, head: tree.head(of: size))
    return try Receipt(
      entry: entry, proof: tree.inclusion(of: index, in: size),
      signed: SignedCheckpoint(checkpoint, signedBy: CheckpointTests.key.get()))
  }

  private var keys: [PublicKey] {
    get throws { [try CheckpointTests.other.get().publicKey, try CheckpointTests.key.get().publicKey] }
  }

  @Test(
    "is the same as a file and as the text of a code, and says what its entry says", arguments: [1, 2, 7, 64, 1000])
  func written(_ size: Int64) throws {
    let receipt = try receipt(in: size)
    #expect(receipt.holds && receipt.authority == "so-gddt" && receipt.dossier == "H56-261126-0001")
    #expect(receipt.receivedAt == Instant("2026-11-26T08:14:00.000Z") && receipt.position == size)
    #expect(try receipt.signer(among: keys) == CheckpointTests.key.get().publicKey)
    #expect(try receipt.signer(among: [CheckpointTests.other.get().publicKey]) == nil)
    let code = try #require(receipt.code)
    #expect(try Receipt(reading: receipt.json.canonical) == receipt)
    #expect(try Receipt(reading: Array("\r\n \(code)\n".utf8)) == receipt)
    #expect(code.utf8.allSatisfy { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8.contains($0) })
  }

  @Test("of which any byte was changed is refused, or is the same statement", arguments: [false, true])
  func changed(_ isCode: Bool) throws {
    let receipt = try receipt(in: 100, before: 3)
    let bytes = isCode ? Array(try #require(receipt.code).utf8) : receipt.json.canonical
    var refused = 0
    for place in bytes.indices {
      for value in [bytes[place] ^ 1, bytes[place] ^ 0x20, UInt8(ascii: "0"), 0] where value != bytes[place] {
        var other = bytes
        other[place] = value
        guard let read = try? Receipt(reading: other), read.holds, try read.signer(among: keys) != nil else {
          refused += 1
          continue
        }
        #expect(
          read.entry == receipt.entry && read.proof == receipt.proof
            && read.signed.checkpoint == receipt.signed.checkpoint,
          "\(place)")
      }
    }
    #expect(refused > 2 * bytes.count)
  }

  @Test("fits a code that can be printed, also in a log of a million entries")
  func sizes() throws {
    let hex = { (text: String) in SHA256(of: text).hex }
    let entry = """
      {"actor":"applicant","at":"2026-11-19T02:00:00.000Z","authority":"tinh-mau","content":"\(hex("a"))",\
      "dossier":"H56.06-261119-0001","events":[{"channel":"online","code":"H56.06-261119-0001","latestDue":1795082400000,\
      "number":1,"procedure":"cap-ban-sao-van-bang","revision":"\(hex("b"))","secret":"\(hex("c"))","type":"submitted",\
      "unit":"so-gddt"},{"step":"tiep-nhan","tasks":[{"due":1795075200000,"number":1,"openedAt":1795053600000,\
      "role":"can-bo-mot-cua","step":"tiep-nhan","unit":"so-gddt"}],"type":"step-entered"}],"form":1,"version":1}
      """
    func length(_ hashes: Int) throws -> Int {
      let path = (0..<hashes).map { SHA256(of: "\($0)") }
      let proof = InclusionProof(index: 0, size: 1 << Int64(hashes), path: path)
      let head = try #require(proof.head(of: MerkleHash.leaf(entry.utf8)))
      let checkpoint = Checkpoint(
        origin: "motcua/tinh-mau", size: proof.size, head: head, time: Instant(milliseconds: 1_795_053_600_000))
      let receipt = try Receipt(
        entry: entry, proof: proof, signed: SignedCheckpoint(checkpoint, signedBy: CheckpointTests.key.get()))
      return try #require(receipt.code).utf8.count
    }
    // Version 25, of 117 modules a side, holds 1,853 characters at level L.
    #expect(try (700...820).contains(length(0)) && (1_650...1_800).contains(length(20)))
  }

  @Test("that ends early is none", arguments: [false, true])
  func cut(_ isCode: Bool) throws {
    let receipt = try receipt(in: 100)
    let bytes = isCode ? Array(try #require(receipt.code).utf8) : receipt.json.canonical
    for count in 0..<bytes.count where isCode == false || count % 3 != 1 || count > 4 {
      #expect(throws: Receipt.Fault.self) { try Receipt(reading: Array(bytes.prefix(count))) }
    }
  }

  @Test("of another entry than a filing, or that says something else than its entry, is refused with the reason")
  func contradictory() throws {
    let acted = Self.entry.replacing("submitted", with: "taken")
    #expect(throws: Receipt.Fault.notAFiling) { try receipt(in: 5, acted) }
    #expect(throws: Receipt.Fault.malformed) { try receipt(in: 5, Self.entry + " ") }
    #expect(throws: Receipt.Fault.contradictory) {
      try receipt(in: 5, Self.entry.replacing("so-gddt", with: "so-khac"))
    }
    let json = String(decoding: try receipt(in: 5).json.canonical, as: UTF8.self)
    for (old, new) in [
      (#""dossier":"H56-261126-0001","entry""#, #""dossier":"H56-261126-0002","entry""#),
      (#""receivedAt":"2026-11-26T08:14:00.000Z""#, #""receivedAt":"2026-11-26T08:13:00.000Z""#),
    ] {
      #expect(json.contains(old))
      #expect(throws: Receipt.Fault.contradictory) {
        try Receipt(reading: Array(json.replacing(old, with: new).utf8))
      }
    }
  }

  @Test("that is no text, a bomb or endless is refused without harm")
  func hostile() throws {
    let code = try #require(try receipt(in: 5).code)
    for text in [
      "", "MC1:", "MC1:::::", "MC1:000", "{}", "[]", "null", code + code, String(repeating: "9", count: 200_000),
    ] {
      #expect(throws: Receipt.Fault.self) { try Receipt(reading: Array(text.utf8)) }
    }
    #expect(throws: Receipt.Fault.self) { try Receipt(reading: Array(repeating: 0xFF, count: 1000)) }
  }
}
