extension DigestAlgorithm {
  /// The hash function of an object identifier; nil when it is none that is known here.
  public init?(identifier: String) {
    guard let known = DigestAlgorithm.identifiers[identifier] else { return nil }
    self = known
  }

  private static let identifiers: [String: DigestAlgorithm] = [
    "1.3.14.3.2.26": .sha1,
    "2.16.840.1.101.3.4.2.4": .sha224, "2.16.840.1.101.3.4.2.1": .sha256, "2.16.840.1.101.3.4.2.2": .sha384,
    "2.16.840.1.101.3.4.2.3": .sha512, "2.16.840.1.101.3.4.2.5": .sha512_224, "2.16.840.1.101.3.4.2.6": .sha512_256,
    "2.16.840.1.101.3.4.2.7": .sha3_224, "2.16.840.1.101.3.4.2.8": .sha3_256, "2.16.840.1.101.3.4.2.9": .sha3_384,
    "2.16.840.1.101.3.4.2.10": .sha3_512,
  ]
}

extension SignatureAlgorithm {
  /// The algorithm of an object identifier that goes with a hash function of the content; nil when it is none that is
  /// known here, and when it names another hash function: then it is not clear what was signed.
  ///
  /// RSASSA-PSS has its parameters beside the identifier and is not among these.
  init?(identifier: String, digest: DigestAlgorithm) {
    switch identifier {
    // Many signers write the kind of key instead of the algorithm.
    case "1.2.840.113549.1.1.1": self = .rsaPKCS1(digest)
    case "1.2.840.10045.2.1": self = .ecdsa(digest, .der)
    // RFC 8419, 3.1: Ed25519 goes with SHA-512.
    case "1.3.101.112" where digest == .sha512: self = .ed25519
    default:
      if let named = SignatureAlgorithm.withRSA[identifier], named == digest {
        self = .rsaPKCS1(digest)
      } else if let named = SignatureAlgorithm.withECDSA[identifier], named == digest {
        self = .ecdsa(digest, .der)
      } else {
        return nil
      }
    }
  }

  private static let withRSA: [String: DigestAlgorithm] = [
    "1.2.840.113549.1.1.5": .sha1, "1.2.840.113549.1.1.14": .sha224, "1.2.840.113549.1.1.11": .sha256,
    "1.2.840.113549.1.1.12": .sha384, "1.2.840.113549.1.1.13": .sha512, "1.2.840.113549.1.1.15": .sha512_224,
    "1.2.840.113549.1.1.16": .sha512_256, "2.16.840.1.101.3.4.3.13": .sha3_224, "2.16.840.1.101.3.4.3.14": .sha3_256,
    "2.16.840.1.101.3.4.3.15": .sha3_384, "2.16.840.1.101.3.4.3.16": .sha3_512,
  ]

  private static let withECDSA: [String: DigestAlgorithm] = [
    "1.2.840.10045.4.1": .sha1, "1.2.840.10045.4.3.1": .sha224, "1.2.840.10045.4.3.2": .sha256,
    "1.2.840.10045.4.3.3": .sha384, "1.2.840.10045.4.3.4": .sha512, "2.16.840.1.101.3.4.3.9": .sha3_224,
    "2.16.840.1.101.3.4.3.10": .sha3_256, "2.16.840.1.101.3.4.3.11": .sha3_384, "2.16.840.1.101.3.4.3.12": .sha3_512,
  ]
}
