import Crypto
import JSON
import Proofs
import Testing

@Suite("Filed content")
struct FiledContentTests {
  private static let text = #"{"answers":{"ho-ten":"Trần Văn Đức"}}"#
  private static let salt: [UInt8] = Array(0..<16)

  private func content(
    _ text: String = FiledContentTests.text, salt: [UInt8] = FiledContentTests.salt,
    of dossier: String = "H56-261126-0001", authority: String = "so-gddt"
  ) throws -> FiledContent {
    try #require(FiledContent(authority: authority, dossier: dossier, text: text, salt: salt))
  }

  /// A receipt whose entry names a hash of content.
  private func receipt(_ hash: String) throws -> Receipt {
    let entry = """
      {"actor":"applicant","at":"2026-11-26T08:14:00.000Z","authority":"so-gddt","content":"\(hash)","dossier":"H56-261126-0001",\
      "events":[{"code":"H56-261126-0001","type":"submitted"}],"form":1,"version":1}
      """
    let head = MerkleHash.leaf(entry.utf8)
    return try Receipt(
      entry: entry, proof: InclusionProof(index: 0, size: 1, path: []),
      signed: SignedCheckpoint(
        CheckpointTests.checkpoint(size: 1, head: head), signedBy: CheckpointTests.key.get()))
  }

  @Test("is what was filed to the last bit of its text and salt, and says when it is of another dossier")
  func findings() throws {
    let hash = SHA256(of: Self.salt + Array(Self.text.utf8)).hex
    let receipt = try receipt(hash)
    #expect(try receipt.finding(of: content()) == .asFiled)
    let bytes = Array(Self.text.utf8)
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      guard let changed = String(validating: other, as: UTF8.self) else { continue }
      #expect(try receipt.finding(of: content(changed)) == .changed, "\(place)")
    }
    for place in Self.salt.indices {
      var other = Self.salt
      other[place] ^= 0x80
      #expect(try receipt.finding(of: content(salt: other)) == .changed, "\(place)")
    }
    #expect(try receipt.finding(of: content(of: "H56-261126-0002")) == .ofAnother)
    #expect(try receipt.finding(of: content(authority: "so-khac")) == .ofAnother)
    #expect(try self.receipt("00").finding(of: content()) == .changed, "an entry that names no content")
  }

  @Test("is the same as a file, and nothing else is such a file")
  func written() throws {
    let content = try content()
    let file = content.json.canonical
    #expect(FiledContent(reading: file) == content)
    #expect(FiledContent(reading: Array("\n ".utf8) + file + Array("\n".utf8)) == content)
    let text = String(decoding: file, as: UTF8.self)
    for (old, new) in [
      ("motcua-content/1", "motcua-content/2"), ("000102", "00010"), ("000102", "0001"), ("000102", "00010G"),
      (#""dossier":"H56-261126-0001""#, #""dossier":1"#), (#","salt""#, #","more":1,"salt""#), ("}\"", "}"),
    ] {
      #expect(text.contains(old), "\(old)")
      #expect(FiledContent(reading: Array(text.replacing(old, with: new).utf8)) == nil, "\(old)")
    }
    for wrong in ["", "null", "[]", "{}", String(repeating: "[", count: 100_000)] {
      #expect(FiledContent(reading: Array(wrong.utf8)) == nil)
    }
    // A salt of another length could lend bytes to the text.
    let lent = FiledContent(
      authority: "so-gddt", dossier: "H56-261126-0001", text: String(Self.text.dropFirst()),
      salt: Self.salt + [UInt8(ascii: "{")])
    #expect(lent == nil)
  }
}
