import Archives
import Crypto
import JSON
import WorkingTime

/// The receipt as a QR code holds it: the same statement in as few bytes as it goes, in characters that a code packs densely.
///
/// `MC1:` and the Base45 (RFC 9285) of: position and size of the log and the moment of signing, each a number in groups of seven
/// bits, the lowest first (LEB128); 4 bytes that tell the key and 64 of the signature; how many hashes the way has, one byte, and
/// the hashes; the entry, packed by deflate (RFC 1950). The head follows from entry and way and is not repeated, nor is the time
/// stamp, which is as long as all the rest.
extension Receipt {
  /// What the text begins with.
  static let mark = "MC1:"

  /// The text of the code; nil when memory has run out.
  public var code: String? {
    guard let packed = Deflate.packed(Array(entry.utf8)), let signature = signed.signature else { return nil }
    var bytes: [UInt8] = []
    for number in [position, proof.size, signed.checkpoint.time.milliseconds] { bytes += Receipt.groups(number) }
    bytes += signature
    bytes.append(UInt8(proof.path.count))
    for hash in proof.path { bytes += hash.bytes }
    return Receipt.mark + Base45.text(of: bytes + packed)
  }

  /// Reads the text of a code.
  ///
  /// Deflate packs the same bytes in many ways, so that a text that differs from ``code`` can be the same receipt.
  ///
  /// - Throws: ``Fault``.
  public init(code text: String) throws(Fault) {
    guard text.utf8.count <= 3 * Receipt.byteLimit / 2, text.utf8.starts(with: Receipt.mark.utf8),
      let bytes = Base45.bytes(of: text.utf8.dropFirst(Receipt.mark.utf8.count))
    else { throw .malformed }
    var rest = bytes[...]
    guard let position = Receipt.number(&rest), position >= 1, let size = Receipt.number(&rest), size >= 1,
      let time = Receipt.number(&rest), time < Receipt.lastMillisecond
    else { throw .malformed }
    let signature = Array(rest.prefix(SignedCheckpoint.signatureBytes))
    rest = rest.dropFirst(SignedCheckpoint.signatureBytes)
    guard let count = rest.popFirst(), count <= Receipt.pathHashes, rest.count > 32 * Int(count) else {
      throw .malformed
    }
    var path: [SHA256] = []
    for _ in 0..<count {
      guard let hash = SHA256(bytes: rest.prefix(32)) else { throw .malformed }
      path.append(hash)
      rest = rest.dropFirst(32)
    }
    guard let unpacked = try? Inflate.unpacked(rest, atMost: Receipt.entryBytes),
      let entry = String(validating: unpacked, as: UTF8.self), let value = try? JSONValue(reading: entry),
      case .string(let authority)? = value["authority"]
    else { throw .malformed }
    let proof = InclusionProof(index: position - 1, size: size, path: path)
    guard let head = proof.head(of: MerkleHash.leaf(entry.utf8)) else { throw .contradictory }
    let checkpoint = Checkpoint(
      origin: Checkpoint.origin(ofAuthority: authority), size: size, head: head, time: Instant(milliseconds: time))
    guard let signed = SignedCheckpoint(checkpoint, signature: signature) else { throw .malformed }
    try self.init(entry: entry, proof: proof, signed: signed)
  }

  /// The year 10000, which no time of ours is written with.
  private static let lastMillisecond: Int64 = 253_402_300_800_000

  private static func groups(_ number: Int64) -> [UInt8] {
    var (rest, groups) = (UInt64(clamping: number), [UInt8]())
    while rest > 0x7F {
      groups.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return groups + [UInt8(rest)]
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
    var (number, shift) = (UInt64(0), UInt64(0))
    while let byte = bytes.popFirst(), shift < 63 {
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return Int64(exactly: number) }
      shift += 7
    }
    return nil
  }
}
