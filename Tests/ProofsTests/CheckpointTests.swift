import Crypto
import JSON
import Proofs
import Testing
import WorkingTime

@Suite("A signed checkpoint")
struct CheckpointTests {
  static let key = Result { try Ed25519Key(seed: Array(0..<32)) }
  static let other = Result { try Ed25519Key(seed: Array(1..<33)) }

  static func checkpoint(size: Int64 = 1042, head: SHA256 = SHA256(of: "gốc")) throws -> Checkpoint {
    Checkpoint(
      origin: "motcua/so-gddt", size: size, head: head, time: try #require(Instant("2026-11-26T15:15:00+07:00")))
  }

  @Test("is a note of four lines, a gap, and one line of whoever signed, the same every time")
  func written() throws {
    let signed = try SignedCheckpoint(Self.checkpoint(), signedBy: Self.key.get())
    let lines = signed.note.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.prefix(2) == ["motcua/so-gddt", "1042"] && lines[3] == "time 2026-11-26T08:15:00.000Z" && lines[4] == ""
        && lines[5].hasPrefix("— motcua/so-gddt ") && lines[6] == "" && lines.count == 7)
    #expect(try SignedCheckpoint(Self.checkpoint(), signedBy: Self.key.get()) == signed)
    #expect(SignedCheckpoint(note: signed.note) == signed)
    #expect(try signed.isSigned(by: Self.key.get().publicKey) && !signed.isSigned(by: Self.other.get().publicKey))
  }

  @Test("may carry lines of witnesses, which are kept and say nothing")
  func witnessed() throws {
    let signed = try SignedCheckpoint(Self.checkpoint(), signedBy: Self.key.get())
    let witness = "— witness.example/w1 " + (Array(repeating: UInt8(7), count: 76)).base64 + "\n"
    let both = try #require(SignedCheckpoint(note: signed.note + witness))
    #expect(both.note == signed.note + witness && both.checkpoint == signed.checkpoint)
    #expect(try both.isSigned(by: Self.key.get().publicKey))
  }

  @Test("of which any byte was changed, left out or put in is none, or is not signed")
  func changed() throws {
    let signed = try SignedCheckpoint(Self.checkpoint(), signedBy: Self.key.get())
    let (bytes, key) = (Array(signed.note.utf8), try Self.key.get().publicKey)
    var tried = 0
    for place in bytes.indices {
      var others = [bytes, bytes, bytes]
      others[0][place] ^= 1
      others[1].remove(at: place)
      others[2].insert(UInt8(ascii: "0"), at: place)
      for other in others where other != bytes {
        guard let text = String(validating: other, as: UTF8.self), let read = SignedCheckpoint(note: text) else {
          tried += 1
          continue
        }
        #expect(!read.isSigned(by: key), "\(place)")
        tried += 1
      }
    }
    #expect(tried > 500)
  }

  @Test("is none without a name, a size, a time or a signature, or with too many lines")
  func malformed() throws {
    let note = try SignedCheckpoint(Self.checkpoint(), signedBy: Self.key.get()).note
    for (old, new) in [
      ("motcua/so-gddt\n1", "\n1"), ("motcua/so-gddt\n1", "mot cua\n1"), ("1042", "0"), ("1042", "-1"),
      ("1042", "+1042"),
      ("1042", "9223372036854775808"), ("time ", ""), ("000Z", "Z"), ("— ", "- "), ("\n\n", "\n"),
    ] {
      #expect(SignedCheckpoint(note: note.replacing(old, with: new)) == nil, "\(old) → \(new)")
    }
    let line = String(note.split(separator: "\n").last ?? "") + "\n"
    #expect(SignedCheckpoint(note: note + String(repeating: line, count: 31)) != nil)
    #expect(SignedCheckpoint(note: note + String(repeating: line, count: 32)) == nil)
    #expect(SignedCheckpoint(note: "") == nil && SignedCheckpoint(note: "\n\n\n") == nil)
  }

  @Test("has a key that OpenSSL's files hold, and that has one name")
  func keys() throws {
    let pem = Ed25519Key.pem(ofSeed: Array(0..<32))
    let read = try Ed25519Key(pem: Array(pem.utf8))
    #expect(try read.publicKey == Self.key.get().publicKey)
    #expect(try PublicKey(pem: Array(read.publicKey.pem.utf8)) == read.publicKey)
    #expect(read.publicKey.id.count == 64)
    #expect(read.publicKey.verifierKey(ofLog: "motcua/so-gddt")?.hasPrefix("motcua/so-gddt+") ?? false)
    for wrong in [pem + pem, "", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
      #expect(throws: SigningRefusal.unsupportedKey) { try Ed25519Key(pem: Array(wrong.utf8)) }
    }
    #expect(throws: SigningRefusal.unsupportedKey) { try Ed25519Key(seed: [1, 2, 3]) }
  }
}
