public import Crypto

/// The signatures of a document, read and verified by themselves once, to be judged with whatever is at hand.
///
/// Reading a document and verifying its cryptography is what costs; whom it comes from and whether that counts may be asked
/// again when answers about revocation have come. For one thread at a time.
public struct FoundSignatures {
  let document: DocumentBytes
  let content: [UInt8]?
  let format: (any DocumentFormat)?
  var signatures: [SignatureFound]

  /// The document, byte by byte.
  public var bytes: [UInt8] { document.bytes }
}

/// Tells of every document whose signatures are read and verified, for whoever watches how often that happens.
public enum SignatureWork {
  /// Is told the SHA-256 of each document, by the one who does it; nil when nobody watches.
  @TaskLocal public static var watch: (@Sendable (SHA256) -> Void)?
}

extension Verification {
  /// Reads a document and verifies its signatures by themselves; they are judged by ``report(on:)``.
  ///
  /// - Parameters:
  ///   - bytes: The document: a CMS message, XML or PDF.
  ///   - content: What was signed, when the signature stands in a file of its own.
  public func find(in bytes: [UInt8], content: [UInt8]? = nil) -> FoundSignatures {
    let format = documentFormats.first { $0.recognises(bytes) }
    let document = DocumentBytes(bytes)
    SignatureWork.watch?(document.sha256)
    return FoundSignatures(
      document: document, content: content, format: format,
      signatures: found(in: document, content, format))
  }

  /// Reads a document beside the one of some issued documents that it is about, when it is about one of them.
  ///
  /// A signature in a file of its own says by its message digest what it is about: only beside that is it verified.
  ///
  /// - Returns: What was found, and whether all that was signed is one of the issued documents.
  public func find(in bytes: [UInt8], signing issued: [IssuedDocument]) -> (found: FoundSignatures, isIssued: Bool) {
    if let message = MessageFile().message(in: bytes), message.content == nil {
      let beside = issued.first { issued in message.signers.contains { $0.isAbout(issued.bytes) } }
      let found = find(in: bytes, content: beside?.bytes)
      let isIssued = beside.map { $0.isSigned(in: bytes, found) } ?? false
      return (found, isIssued)
    }
    let found = find(in: bytes)
    return (found, issued.contains { $0.isSigned(in: bytes, found) })
  }
}

extension MessageSigner {
  /// Whether the message digest that was signed is that of some content (RFC 5652, 11.2).
  fileprivate func isAbout(_ content: [UInt8]) -> Bool {
    let values = signed(AttributeKind.messageDigest)
    guard let digest, values.count == 1, let element = DERElement(values[0][...]), element.tag == 0x04 else {
      return false
    }
    return Array(element.content) == digest.hash(content)
  }
}
