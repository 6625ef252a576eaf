internal import Crypto

/// A kind of document in which signatures are found. Each adds itself to ``documentFormats``.
protocol DocumentFormat: Sendable {
  /// Whether some bytes are of this kind, by how they begin; no reading.
  func recognises(_ bytes: [UInt8]) -> Bool

  /// The signatures in a document, in the order in which they stand there; none when it is not signed. What looks like a
  /// signature and cannot be read is one that fails.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - content: What was signed, when it stands in a file of its own.
  ///   - certificates: Certificates at hand, for signatures that came without their signer's; never trusted by themselves.
  func found(in document: DocumentBytes, content: [UInt8]?, certificates: [Certificate]) -> [SignatureFound]

  /// What the signatures are found in.
  var format: SignatureFacts.Format { get }
}

/// The kinds that are known, the one with the surest mark first.
let documentFormats: [any DocumentFormat] = [MessageFile(), PDFDocument(), XMLFile()]
