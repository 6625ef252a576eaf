public import Crypto

/// A signed head of a log: a checkpoint with the office's signature below it (https://c2sp.org/signed-note).
///
/// The office signs with Ed25519 under the name of the log. Witnesses may add lines of their own; they are kept and say nothing
/// here.
public struct SignedCheckpoint: Hashable, Sendable {
  /// What is signed.
  public let checkpoint: Checkpoint
  private let signatures: [NoteSignature]

  /// Lines of signatures at most.
  private static let most = 32
  /// Bytes of a note at most.
  public static let byteLimit = 64 * 1024

  /// Signs a checkpoint.
  ///
  /// - Throws: `SigningRefusal` when the key makes no signature.
  public init(_ checkpoint: Checkpoint, signedBy key: Ed25519Key) throws(SigningRefusal) {
    precondition(NoteSignature.isName(checkpoint.origin), "a log has a name")
    let bytes = key.publicKey.ed25519Bytes ?? []
    self.checkpoint = checkpoint
    signatures = [
      NoteSignature(
        name: checkpoint.origin, keyHash: NoteSignature.hash(of: bytes, name: checkpoint.origin),
        signature: try key.signature(of: Array(checkpoint.text.utf8)))
    ]
  }

  /// A checkpoint with the office's signature as somebody carried it; whether it holds, ``isSigned(by:)`` says.
  ///
  /// - Parameter signature: Four bytes that tell the key, and 64 of the signature; nil comes of anything else.
  init?(_ checkpoint: Checkpoint, signature: [UInt8]) {
    guard NoteSignature.isName(checkpoint.origin), signature.count == SignedCheckpoint.signatureBytes else {
      return nil
    }
    self.checkpoint = checkpoint
    signatures = [
      NoteSignature(
        name: checkpoint.origin, keyHash: Array(signature.prefix(4)), signature: Array(signature.dropFirst(4)))
    ]
  }

  /// Reads a note; nil for anything that ``note`` would not have written so.
  public init?(note: String) {
    guard note.utf8.count <= SignedCheckpoint.byteLimit else { return nil }
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    guard let gap = lines.lastIndex(of: ""), gap == lines.count - 1,
      let blank = lines.dropLast().lastIndex(of: ""),
      let checkpoint = Checkpoint(lines[..<blank].joined(separator: "\n") + "\n")
    else { return nil }
    let signatures = lines[(blank + 1)..<gap].map { NoteSignature(line: $0) }
    guard (1...SignedCheckpoint.most).contains(signatures.count), !signatures.contains(nil) else { return nil }
    self.checkpoint = checkpoint
    self.signatures = signatures.compactMap(\.self)
  }

  /// The whole note.
  public var note: String { checkpoint.text + "\n" + signatures.map { $0.line + "\n" }.joined() }

  /// Bytes of the office's signature with what tells its key.
  static let signatureBytes = 68

  /// The office's signature, which stands first under the name of the log, behind the four bytes that tell its key; nil when
  /// there is none.
  var signature: [UInt8]? {
    signatures.lazy.filter { $0.name == checkpoint.origin }.map { $0.keyHash + $0.signature }
      .first { $0.count == SignedCheckpoint.signatureBytes }
  }

  /// Whether a key signed it under the name of the log.
  public func isSigned(by key: PublicKey) -> Bool {
    guard let bytes = key.ed25519Bytes else { return false }
    let hash = NoteSignature.hash(of: bytes, name: checkpoint.origin)
    return signatures.contains { line in
      line.name == checkpoint.origin && line.keyHash == hash
        && key.verifies(line.signature, of: Array(checkpoint.text.utf8), .ed25519)
    }
  }
}

extension PublicKey {
  /// The key in the form in which programs that follow logs are told it (`vkey` of https://c2sp.org/signed-note); nil for keys
  /// other than of Ed25519.
  public func verifierKey(ofLog origin: String) -> String? {
    ed25519Bytes.map { NoteSignature.verifierKey($0, name: origin) }
  }
}
