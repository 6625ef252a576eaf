public import Crypto
import JSON
public import WorkingTime

/// What the applicant of a dossier holds in hand: that the dossier stands in the office's log, in which nothing can be changed
/// without breaking what the office has signed.
///
/// It is the entry of the log by which the dossier was filed (without personal data: their salted hash stands for them), the way
/// from it to a head, and that head, signed. Whoever has the office's public key can verify it without the office.
public struct Receipt: Hashable, Sendable {
  /// The entry of the log, in its canonical form (RFC 8785).
  public let entry: String
  /// The way from its leaf to the head.
  public let proof: InclusionProof
  /// The head, signed.
  public let signed: SignedCheckpoint
  /// A time stamp (RFC 3161) over the note; nil when nobody stamped it.
  public let timeStamp: [UInt8]?

  /// Whose log it is, as the entry says.
  public let authority: String
  /// The code of the dossier, as the entry says.
  public let dossier: String
  /// When the dossier was filed, as the entry says.
  public let receivedAt: Instant
  /// The salted hash of what was filed, as the entry says; nil when it has none.
  let contentHash: SHA256?

  /// Bytes of an entry at most.
  static let entryBytes = 16 * 1024
  /// Hashes of a way at most: a log with more entries than that has room for is none.
  static let pathHashes = 63

  /// Why something is no receipt.
  public enum Fault: Error, Hashable, Sendable {
    /// It is written otherwise than receipts are.
    case malformed
    /// The entry is none by which a dossier is filed.
    case notAFiling
    /// The parts speak of different logs or heads.
    case contradictory
  }

  /// A receipt of these parts.
  ///
  /// - Throws: ``Fault`` when they are none; whether they hold, ``holds`` and ``signer(among:)`` say.
  public init(
    entry: String, proof: InclusionProof, signed: SignedCheckpoint, timeStamp: [UInt8]? = nil
  ) throws(Fault) {
    let filing = try Filing(entry)
    guard proof.size == signed.checkpoint.size, proof.path.count <= Receipt.pathHashes,
      signed.checkpoint.origin == Checkpoint.origin(ofAuthority: filing.authority)
    else { throw .contradictory }
    self.entry = entry
    self.proof = proof
    self.signed = signed
    self.timeStamp = timeStamp
    authority = filing.authority
    dossier = filing.dossier
    receivedAt = filing.at
    contentHash = filing.contentHash
  }

  /// The position of the entry in the log, from 1.
  public var position: Int64 { proof.index + 1 }

  /// Whether the entry stands under the head that the receipt brings; if not, one of the two was changed.
  public var holds: Bool { proof.holds(for: MerkleHash.leaf(entry.utf8), under: signed.checkpoint.head) }

  /// Which of some keys signed the head; nil for none of them.
  ///
  /// - Parameter keys: The public keys that the office's log is known to have, from another place than the receipt.
  public func signer(among keys: [PublicKey]) -> PublicKey? { keys.first { signed.isSigned(by: $0) } }
}

/// What the entry by which a dossier was filed says about itself.
private struct Filing {
  let authority: String
  let dossier: String
  let at: Instant
  let contentHash: SHA256?

  init(_ entry: String) throws(Receipt.Fault) {
    guard entry.utf8.count <= Receipt.entryBytes, let value = try? JSONValue(reading: entry),
      value.canonical.elementsEqual(entry.utf8)
    else { throw .malformed }
    guard case .string(let authority)? = value["authority"], case .string(let dossier)? = value["dossier"],
      case .integer(1)? = value["version"], case .string(let time)? = value["at"], let at = Instant(time),
      case .array(let events)? = value["events"], case .string("submitted")? = events.first?["type"]
    else { throw .notAFiling }
    self.authority = authority
    self.dossier = dossier
    self.at = at
    contentHash = if case .string(let digits)? = value["content"] { SHA256(hex: digits) } else { nil }
  }
}
