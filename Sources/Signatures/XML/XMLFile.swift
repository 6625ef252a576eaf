internal import Crypto
internal import Text
internal import XML

/// An XML document, with its signatures inside.
struct XMLFile: DocumentFormat {
  let format = SignatureFacts.Format.xml
  /// How many octets of one covered content are kept.
  var keptOctets = XMLLimits.keptOctets

  /// The first sign of a document in UTF-8 or UTF-16, behind its mark and white space.
  func recognises(_ bytes: [UInt8]) -> Bool {
    var start = bytes[...]
    for mark: [UInt8] in [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]] where start.starts(with: mark) {
      start = start.dropFirst(mark.count)
      break
    }
    return start.prefix(1_000).first { $0 != 0 && !$0.isXMLSpace } == UInt8(ascii: "<")
  }

  func found(in document: DocumentBytes, content: [UInt8]?, certificates: [Certificate]) -> [SignatureFound] {
    do throws(Malformed) {
      let bytes = document.bytes
      let signatures = try xmlSignatures(
        in: bytes, content: content, certificates: certificates, keptOctets: keptOctets)
      return signatures.enumerated().map { number, signature in
        var found = signature.found
        found.content = {
          // What was too long to be kept is written again from the same bytes, and hashed again.
          let whole =
            signature.isCut
            ? (try? xmlSignatures(in: bytes, content: content, certificates: certificates))?[number].signed ?? []
            : signature.signed
          return whole.map { SignedContent(place: $0.path, octets: $0.octets) }
        }
        return found
      }
    } catch {
      let words = Words(
        vi: "tài liệu XML không đọc được hoặc không được chấp nhận: \(error)",
        en: "the XML document cannot be read, or is not taken: \(error)")
      return [
        SignatureFound(
          facts: SignatureFacts(format: .xml, place: "/"),
          checks: [Check("format.structure", .failed(.formatFailure), words)])
      ]
    }
  }
}
