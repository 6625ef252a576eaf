internal import Crypto
internal import Text

/// A CMS message in a file of its own (`.p7s`, `.p7m`), in DER, BER or PEM.
struct MessageFile: DocumentFormat {
  let format = SignatureFacts.Format.cms

  /// A sequence in DER or BER, or lines of dashes.
  func recognises(_ bytes: [UInt8]) -> Bool {
    bytes.first == 0x30 || (PEMBlock.isText(bytes) && block(bytes) != nil)
  }

  func found(in bytes: [UInt8], content: [UInt8]?) -> [SignatureFound] {
    let message = bytes.first == 0x30 ? bytes : block(bytes) ?? []
    return MessageSignatures().found(in: message, content: content)
  }

  private func block(_ text: [UInt8]) -> [UInt8]? {
    let blocks = PEMBlock.list(in: text) ?? []
    guard blocks.count == 1, let block = blocks.first, ["CMS", "PKCS7", "PKCS #7 SIGNED DATA"].contains(block.label)
    else { return nil }
    return block.bytes
  }
}
