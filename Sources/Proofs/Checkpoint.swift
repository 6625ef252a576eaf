public import Crypto
public import WorkingTime

/// The head of a log as it is published: a checkpoint of https://c2sp.org/tlog-checkpoint, which other programs read too.
///
/// ```
/// motcua/so-gddt
/// 1042
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// time 2026-11-26T08:15:00.000Z
/// ```
///
/// The first line names the log, the second says how many entries it has, the third is the head in base64. The fourth, an
/// extension as the format allows it, is when the office signed it, by its own clock.
public struct Checkpoint: Hashable, Sendable {
  /// The name of the log.
  public let origin: String
  /// Over how many entries, at least 1.
  public let size: Int64
  /// The head of the Merkle tree (RFC 9162, 2.1.1).
  public let head: SHA256
  /// When it was signed, as the office says.
  public let time: Instant

  /// A checkpoint of these values.
  public init(origin: String, size: Int64, head: SHA256, time: Instant) {
    self.origin = origin
    self.size = size
    self.head = head
    self.time = time
  }

  /// The name of the log of an authority.
  public static func origin(ofAuthority id: String) -> String { "motcua/" + id }

  private static let word = "time "

  /// The text that is signed; it ends with a line break.
  public var text: String {
    "\(origin)\n\(size)\n\(head.bytes.base64)\n\(Checkpoint.word)\(time.utc)\n"
  }

  /// Reads the text; nil for anything that ``text`` would not have written so.
  public init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 5, let size = Int64(lines[1]), size >= 1, let bytes = [UInt8](base64: String(lines[2])),
      let head = SHA256(bytes: bytes), lines[3].hasPrefix(Checkpoint.word),
      let time = Instant(lines[3].dropFirst(Checkpoint.word.count))
    else { return nil }
    self.init(origin: String(lines[0]), size: size, head: head, time: time)
    // One statement has one spelling: bytes are compared, since texts can be equal that are written differently.
    guard NoteSignature.isName(origin), self.text.utf8.elementsEqual(text.utf8) else { return nil }
  }
}
