internal import Crypto
internal import Text

/// A CMS message in a file of its own (`.p7s`, `.p7m`), in DER, BER or PEM, or in base64 alone, as many signers write it.
struct MessageFile: DocumentFormat {
  let format = SignatureFacts.Format.cms

  /// A sequence in DER or BER, or lines of dashes.
  func recognises(_ bytes: [UInt8]) -> Bool {
    // What begins as XML or as a PDF is that. Looking for lines of dashes in a large one takes longer than verifying it.
    switch bytes.first(where: { !$0.isXMLSpace }) {
    case UInt8(ascii: "<"), UInt8(ascii: "%"): false
    default: bytes.first == 0x30 || text(bytes) != nil
    }
  }

  func found(in document: DocumentBytes, content: [UInt8]?, certificates: [Certificate]) -> [SignatureFound] {
    MessageSignatures(others: certificates).found(
      in: octets(of: document.bytes), content: content.map { CoveredContent($0) })
  }

  /// The message in a file, read but not verified; nil when it is none.
  func message(in bytes: [UInt8]) -> SignedMessage? {
    recognises(bytes) ? try? SignedMessage(reading: octets(of: bytes)) : nil
  }

  private func octets(of bytes: [UInt8]) -> [UInt8] { bytes.first == 0x30 ? bytes : text(bytes) ?? [] }

  private func text(_ text: [UInt8]) -> [UInt8]? {
    // Base64 of a sequence begins with M.
    if text.first == UInt8(ascii: "M") {
      let digits = text.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      return [UInt8](base64: String(decoding: digits, as: UTF8.self))
    }
    let blocks = PEMBlock.list(in: text) ?? []
    guard blocks.count == 1, let block = blocks.first, ["CMS", "PKCS7", "PKCS #7 SIGNED DATA"].contains(block.label)
    else { return nil }
    return block.bytes
  }
}
