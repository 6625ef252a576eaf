public import Crypto

extension AlgorithmFacts {
  /// The facts of an algorithm that is known.
  ///
  /// - Parameters:
  ///   - algorithm: The signature's.
  ///   - contentDigests: The hash functions of what it covers.
  ///   - key: The signer's; nil when there is none that can be used.
  public init(_ algorithm: SignatureAlgorithm, contentDigests: [DigestAlgorithm], key: PublicKey?) {
    let scheme =
      switch algorithm {
      case .rsaPKCS1: AlgorithmFacts.rsaPKCS1
      case .rsaPSS: AlgorithmFacts.rsaPSS
      case .ecdsa: AlgorithmFacts.ecdsa
      case .ed25519: AlgorithmFacts.ed25519
      }
    // Ed25519 hashes the message itself, with SHA-512 (RFC 8032, 5.1).
    let digest = algorithm.digest ?? .sha512
    var digests = contentDigests
    if case .rsaPSS(_, let mask, _) = algorithm, mask != digest { digests.append(mask) }
    var names: [String] = []
    for digest in digests where !names.contains(digest.commonName) { names.append(digest.commonName) }
    self.init(
      scheme: scheme, digest: digest.commonName, contentDigests: names, keyKind: key?.commonName,
      keyBits: key?.bits ?? 0)
  }
}

extension DigestAlgorithm {
  /// The name that standards and people use: `SHA-1`, `SHA-256`, `SHA-512/256`, `SHA3-256`.
  public var commonName: String {
    switch self {
    case .sha1: "SHA-1"
    case .sha224: "SHA-224"
    case .sha256: "SHA-256"
    case .sha384: "SHA-384"
    case .sha512: "SHA-512"
    case .sha512_224: "SHA-512/224"
    case .sha512_256: "SHA-512/256"
    case .sha3_224: "SHA3-224"
    case .sha3_256: "SHA3-256"
    case .sha3_384: "SHA3-384"
    case .sha3_512: "SHA3-512"
    }
  }
}

extension PublicKey {
  /// The name of its kind: `RSA`, `EC` or `Ed25519`.
  public var commonName: String {
    switch kind {
    case .rsa, .rsaPSS: "RSA"
    case .ec: "EC"
    case .ed25519: "Ed25519"
    }
  }
}
