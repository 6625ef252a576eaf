extension DigestAlgorithm {
  /// Its AlgorithmIdentifier in DER, without parameters as RFC 5754, 2 asks.
  var identifierDER: [UInt8] { DERWriting.sequence(DERWriting.object(identifier)) }

  /// Its object identifier.
  var identifier: String {
    switch self {
    case .sha1: "1.3.14.3.2.26"
    case .sha224: "2.16.840.1.101.3.4.2.4"
    case .sha256: "2.16.840.1.101.3.4.2.1"
    case .sha384: "2.16.840.1.101.3.4.2.2"
    case .sha512: "2.16.840.1.101.3.4.2.3"
    case .sha512_224: "2.16.840.1.101.3.4.2.5"
    case .sha512_256: "2.16.840.1.101.3.4.2.6"
    case .sha3_224: "2.16.840.1.101.3.4.2.7"
    case .sha3_256: "2.16.840.1.101.3.4.2.8"
    case .sha3_384: "2.16.840.1.101.3.4.2.9"
    case .sha3_512: "2.16.840.1.101.3.4.2.10"
    }
  }
}

extension SignatureAlgorithm {
  /// Its AlgorithmIdentifier in DER as CMS writes it; nil for what is not signed with here: SHA-1, SHA-3, which OpenSSL 3.0
  /// does not verify in CMS with ECDSA, and Ed25519.
  var identifierDER: [UInt8]? {
    switch self {
    case .rsaPKCS1(let digest):
      let identifiers: [DigestAlgorithm: String] = [
        .sha256: "1.2.840.113549.1.1.11", .sha384: "1.2.840.113549.1.1.12", .sha512: "1.2.840.113549.1.1.13",
      ]
      return identifiers[digest].map { DERWriting.sequence(DERWriting.object($0), DERWriting.null) }
    case .ecdsa(let digest, .der):
      let identifiers: [DigestAlgorithm: String] = [
        .sha256: "1.2.840.10045.4.3.2", .sha384: "1.2.840.10045.4.3.3", .sha512: "1.2.840.10045.4.3.4",
      ]
      return identifiers[digest].map { DERWriting.sequence(DERWriting.object($0)) }
    case .rsaPSS(let digest, let mask, let salt):
      guard [.sha256, .sha384, .sha512].contains(digest), (0...255).contains(salt) else { return nil }
      // RFC 4055, 2.1: within these parameters the hash functions have a NULL.
      let hash = DERWriting.sequence(DERWriting.object(digest.identifier), DERWriting.null)
      let inner = DERWriting.sequence(DERWriting.object(mask.identifier), DERWriting.null)
      let generator = DERWriting.sequence(DERWriting.object("1.2.840.113549.1.1.8"), inner)
      let parameters = DERWriting.sequence(
        DERWriting.explicit(0, hash), DERWriting.explicit(1, generator), DERWriting.explicit(2, DERWriting.small(salt)))
      return DERWriting.sequence(DERWriting.object("1.2.840.113549.1.1.10"), parameters)
    case .ecdsa(_, .fixedLength), .ed25519: return nil
    }
  }
}
