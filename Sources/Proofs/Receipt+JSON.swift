import Crypto
public import JSON
import Text
import WorkingTime

extension Receipt {
  /// What stands in the file of a receipt to say what it is.
  static let form = "motcua-receipt/1"
  /// Bytes of the file at most.
  public static let byteLimit = 128 * 1024

  /// The receipt as a file. `authority`, `dossier` and `receivedAt` only say what stands in `entry`.
  public var json: JSONValue {
    [
      "form": .string(Receipt.form), "authority": .string(authority), "dossier": .string(dossier),
      "receivedAt": .string(receivedAt.utc), "entry": .string(entry), "position": .integer(position),
      "path": .array(proof.path.map { .string($0.hex) }), "head": .string(signed.note),
      "timeStamp": timeStamp.map { .string($0.base64) } ?? .null,
    ]
  }

  /// Reads the file of a receipt.
  ///
  /// - Throws: ``Fault``, also when what it says of the entry is not what stands there.
  public init(_ value: JSONValue) throws(Fault) {
    guard case .object(let object) = value, object.count == 9, value["form"] == .string(Receipt.form),
      case .string(let entry)? = value["entry"], case .integer(let position)? = value["position"], position >= 1,
      case .array(let hashes)? = value["path"], hashes.count <= Receipt.pathHashes,
      case .string(let note)? = value["head"], let signed = SignedCheckpoint(note: note)
    else { throw .malformed }
    var path: [SHA256] = []
    for hash in hashes {
      guard case .string(let hex) = hash, let hash = SHA256(hex: hex) else { throw .malformed }
      path.append(hash)
    }
    let timeStamp: [UInt8]?
    switch value["timeStamp"] {
    case .null?: timeStamp = nil
    case .string(let digits)?:
      guard let token = [UInt8](base64: digits) else { throw .malformed }
      timeStamp = token
    default: throw .malformed
    }
    try self.init(
      entry: entry, proof: InclusionProof(index: position - 1, size: signed.checkpoint.size, path: path),
      signed: signed, timeStamp: timeStamp)
    guard value["authority"] == .string(authority), value["dossier"] == .string(dossier),
      value["receivedAt"] == .string(receivedAt.utc)
    else { throw .contradictory }
  }

  /// Reads a receipt as people have it: its file, or the text of its QR code; white space around it does not matter.
  ///
  /// - Throws: ``Fault``.
  public init(reading bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Receipt.byteLimit else { throw .malformed }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let inner = bytes.drop(while: isBlank)
    let text = inner.dropLast(inner.reversed().prefix(while: isBlank).count)
    if text.starts(with: Receipt.mark.utf8) {
      try self.init(code: String(decoding: text, as: UTF8.self))
    } else {
      guard let value = try? JSONValue(reading: Array(text), within: .init(bytes: Receipt.byteLimit, depth: 4)) else {
        throw .malformed
      }
      try self.init(value)
    }
  }
}
