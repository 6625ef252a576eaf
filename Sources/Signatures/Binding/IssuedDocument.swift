internal import Crypto

/// A document as an office issued it to be signed outside, and the question whether a signed file is that one.
///
/// A signature says who signed and that nothing changed since; not what was signed. An applicant's signature counts for a
/// dossier only when what it covers is the application that the office made of exactly these answers and papers.
public struct IssuedDocument: Sendable {
  /// What kind of document it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A PDF, to be signed by an incremental update (ISO 32000-1, 7.5.6).
    case pdf
    /// XML in its canonical form (Canonical XML 1.0), to be signed as a whole.
    case xml
  }

  /// What kind of document it is.
  public let kind: Kind
  /// The document, byte by byte.
  public let bytes: [UInt8]
  private let sha256: SHA256

  /// A document that was issued.
  ///
  /// - Parameter bytes: XML must stand there in its canonical form, which is what signatures cover.
  public init(_ kind: Kind, _ bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
    sha256 = SHA256(of: bytes)
  }

  /// Whether all that somebody signed with a file is this document.
  ///
  /// - Parameters:
  ///   - signed: The signed file.
  ///   - found: What was found in it; whether its signatures hold is another question.
  func isSigned(in signed: [UInt8], _ found: FoundSignatures) -> Bool {
    guard !found.signatures.isEmpty else { return false }
    switch (found.format?.format, kind) {
    case (.pdf, .pdf): return PDFSignatures.onlySign(bytes, in: signed)
    case (.cms, _): return found.signatures.allSatisfy { covers($0.facts) }
    // The first to sign covers the document; who signs after, the document with the signatures that were there.
    case (.xml, .xml):
      return found.signatures.contains { covers($0.facts) }
        && found.signatures.allSatisfy { signature in
          covers(signature.facts) || signature.facts.covered.contains(where: \.isWholeDocument)
        }
    case (.pdf, .xml), (.xml, .pdf), (nil, _): return false
    }
  }

  private func covers(_ facts: SignatureFacts) -> Bool {
    facts.covered.contains { $0.sha256 == sha256 && $0.length == bytes.count }
  }
}
