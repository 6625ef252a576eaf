public import Crypto

/// What somebody really signed, as bytes to be read.
///
/// Whoever acts on a signed document reads these and never the file around them: comments that split a text, elements that were
/// moved, pages that were added after the signature are not in them.
public struct SignedContent: Sendable, Hashable {
  /// The place in the document: an XPath-like path, `revision 1 of 2`; empty for all of a message's content.
  public let place: String
  /// XML in its canonical form; the content of a CMS message; a PDF up to the end of the signed revision.
  public let octets: [UInt8]
}

/// What the signatures of a document cover, in the order in which ``Verification`` reports them.
///
/// - Parameters:
///   - bytes: The document: a CMS message, XML or PDF.
///   - content: What was signed, when the signature stands in a file of its own.
///   - certificates: Certificates at hand, for signatures that came without their signer's.
/// - Returns: For each signature the pieces that it covers; none for one whose own cryptography does not hold. Whom it comes
///   from, and whether that counts, only a report says.
public func signedContents(of bytes: [UInt8], content: [UInt8]? = nil, certificates: [Certificate] = [])
  -> [[SignedContent]]
{
  let format = documentFormats.first { $0.recognises(bytes) }
  return (format?.found(in: DocumentBytes(bytes), content: content, certificates: certificates) ?? []).map { found in
    found.isIntact ? found.content() : []
  }
}

extension SignatureFound {
  /// Whether the signature itself holds, whatever was added to the document later.
  fileprivate var isIntact: Bool {
    checks.contains { $0.rule == "crypto.signature" && $0.outcome == .passed }
      && !checks.contains { if case .failed = $0.outcome { true } else { false } }
  }
}
