import Crypto

/// One line below a signed note (https://c2sp.org/signed-note): who signed, and the signature.
struct NoteSignature: Hashable, Sendable {
  /// The name of the key.
  let name: String
  /// Four bytes by which keys of one name are told apart.
  let keyHash: [UInt8]
  /// The signature: of Ed25519 64 bytes, of witnesses more.
  let signature: [UInt8]

  /// The sign at the beginning of each line: a long dash and a blank.
  private static let dash = "— "
  /// What says Ed25519 in a key's hash.
  private static let ed25519: UInt8 = 1
  /// Bytes of a signature at most, so that nobody hides a load in one.
  private static let most = 4096

  init(name: String, keyHash: [UInt8], signature: [UInt8]) {
    self.name = name
    self.keyHash = keyHash
    self.signature = signature
  }

  /// Reads a line; nil for anything that ``line`` would not have written so.
  init?(line: Substring) {
    guard line.utf8.starts(with: NoteSignature.dash.utf8) else { return nil }
    let parts = line.dropFirst(NoteSignature.dash.count).split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, NoteSignature.isName(String(parts[0])), let bytes = [UInt8](base64: String(parts[1])),
      (5...NoteSignature.most).contains(bytes.count)
    else { return nil }
    self.init(name: String(parts[0]), keyHash: Array(bytes.prefix(4)), signature: Array(bytes.dropFirst(4)))
    guard self.line.utf8.elementsEqual(line.utf8) else { return nil }
  }

  /// The line, without its break.
  var line: String { NoteSignature.dash + name + " " + (keyHash + signature).base64 }

  /// Whether a text can name a key: neither blanks nor plus signs (https://c2sp.org/signed-note).
  static func isName(_ text: String) -> Bool {
    (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2B }
  }

  /// The hash of a key of Ed25519 under a name.
  static func hash(of key: [UInt8], name: String) -> [UInt8] {
    Array(SHA256(of: Array(name.utf8) + [0x0A, ed25519] + key).bytes.prefix(4))
  }

  /// The key as other programs are told it: name, hash and key, parted by plus signs.
  static func verifierKey(_ key: [UInt8], name: String) -> String {
    "\(name)+\(hash(of: key, name: name).hex)+\(([ed25519] + key).base64)"
  }
}
