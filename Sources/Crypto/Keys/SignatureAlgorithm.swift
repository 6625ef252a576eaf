/// How a signature was made: the scheme, with all its parameters said.
public enum SignatureAlgorithm: Sendable, Hashable {
  /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
  case rsaPKCS1(DigestAlgorithm)
  /// RSASSA-PSS (RFC 8017, 8.1) with MGF1 over a hash function and a salt of so many bytes.
  case rsaPSS(DigestAlgorithm, mask: DigestAlgorithm, saltBytes: Int)
  /// ECDSA (FIPS 186-4).
  case ecdsa(DigestAlgorithm, ECDSAEncoding)
  /// Ed25519 over the message itself (RFC 8032, 5.1).
  case ed25519

  /// RSASSA-PSS as nearly everyone makes it: one hash function for both, a salt as long as its hashes.
  public static func rsaPSS(_ digest: DigestAlgorithm) -> SignatureAlgorithm {
    .rsaPSS(digest, mask: digest, saltBytes: digest.byteCount)
  }

  /// The hash function of the message; nil when the scheme takes the message whole.
  public var digest: DigestAlgorithm? {
    switch self {
    case .rsaPKCS1(let digest), .rsaPSS(let digest, _, _), .ecdsa(let digest, _): digest
    case .ed25519: nil
    }
  }
}

/// How the two numbers of an ECDSA signature stand in its bytes.
public enum ECDSAEncoding: Sendable, Hashable {
  /// A DER sequence of two integers (RFC 3279, 2.2.3), as in certificates and CMS.
  case der
  /// Both in the full length of the curve's order, one after the other (IEEE P1363; RFC 4050), as in XML.
  case fixedLength
}
