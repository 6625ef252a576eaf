import Crypto
import Exchange
import JSON
import Signatures
import Text

/// An attachment, unpacked as far as the limits allow, with the verdict on a signature of its own.
struct InspectedAttachment {
  let name: String?
  /// Length and hash of the file; nil when it cannot be had.
  let digest: AttachmentDigest?
  /// The verdict on the signatures of a PDF; nil for other files, and for a PDF without any.
  let indication: Indication?
  private let fault: AttachmentFault?

  /// Bytes of a PDF whose signatures are looked at: a document is small, what is larger is a scan.
  private static let paperBytes = 32 * 1_024 * 1_024

  init(_ attachment: Enclosure, named name: String?, atMost most: Int, _ verification: Verification) {
    self.name = name
    let outcome = Result { () throws(AttachmentFault) in try attachment.digest(atMost: most) }
    switch outcome {
    case .success(let digest): (self.digest, fault) = (digest, nil)
    case .failure(let error): (digest, fault) = (nil, error)
    }
    guard let bytes = digest?.bytes, bytes <= InspectedAttachment.paperBytes,
      let content = try? attachment.content(atMost: bytes), content.starts(with: Array("%PDF".utf8))
    else {
      indication = nil
      return
    }
    let report = verification.report(on: content)
    indication = report.signatures.isEmpty ? nil : report.indication
  }

  /// The attachment for scripts.
  var json: JSONValue {
    .object([
      "name": name.map { .string($0) } ?? .null, "bytes": digest.map { JSONValue($0.bytes) } ?? .null,
      "sha256": digest.map { .string($0.sha256.hex) } ?? .null,
      "signature": .string(indication?.rawValue ?? "none"),
    ])
  }

  /// The attachment for a person.
  var words: Words {
    let name = name ?? "?"
    guard let digest else {
      let why = fault?.words ?? .plain("")
      return Words(vi: "\(name): \(why.vi)", en: "\(name): \(why.en)")
    }
    let signed = indication.map { Words(vi: ", chữ ký: \($0.headline.vi)", en: ", signature: \($0.headline.en)") }
    return Words(
      vi: "\(name), \(digest.bytes) byte, SHA-256 \(digest.sha256.hex)\(signed?.vi ?? "")",
      en: "\(name), \(digest.bytes) bytes, SHA-256 \(digest.sha256.hex)\(signed?.en ?? "")")
  }

  /// What there is to say when the file cannot be had; that it is no base64 was said when it was read.
  func problem(at place: Int) -> MessageProblem? {
    guard let fault, fault != .notBase64 else { return nil }
    return MessageProblem(
      .attachment, "AttachmentEncoded/Attachment[\(place)]/ContentTransferEncoded", fault.words)
  }
}
