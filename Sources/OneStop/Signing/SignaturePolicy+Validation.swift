public import Crypto
public import Procedures
public import Signatures
internal import Text
internal import WorkingTime

extension SignaturePolicy {
  /// The policy as signatures are judged by it.
  ///
  /// - Parameter personalNumber: The applicant's, for signers who have to be the applicant; without one nobody is.
  public func validation(applicant personalNumber: String? = nil) -> ValidationPolicy {
    var policy = ValidationPolicy.strict
    policy.id = id.text
    policy.schemes = Set(algorithms.schemes.map(\.factName))
    policy.digests = Set(algorithms.hashes.flatMap(\.factNames))
    policy.rsaBits = algorithms.rsaBits
    policy.curveBits = algorithms.curveBits
    if algorithms.rsaBits < 2048 || algorithms.hashes.contains(.sha1) { policy.chainSecurityLevel = 1 }
    policy.requiresRevocation = requiresRevocation
    policy.revocationFreshSeconds = revocation.freshSeconds.map { Int64($0) }
    policy.requirements = PolicyRequirements(
      formats: Set(formats.map(\.fact)), requiresTimeStamp: requiresTimeStamp, coversAll: coversAll,
      schemesUntil: ends(algorithms.schemesUntil) { [$0.factName] },
      digestsUntil: ends(algorithms.hashesUntil, \.factNames),
      signers: signers.map { signer in
        RequiredSigner(
          id: signer.id.text, name: signer.name, count: signer.count,
          personalNumber: signer.isApplicant ? personalNumber ?? "" : nil, organisation: signer.organisation,
          title: signer.title)
      },
      isOrdered: isOrdered)
    return policy
  }

  /// What was allowed up to a day is no longer from the midnight after it.
  private func ends<Word>(_ days: [Word: Day], _ names: (Word) -> [String]) -> [String: Instant] {
    Dictionary(
      days.flatMap { word, day in
        names(word).map { ($0, Instant(LocalTime(day.advanced(by: 1), second: 0))) }
      }, uniquingKeysWith: min)
  }
}

extension Definitions {
  /// The trust anchors of a policy: those of its sets.
  public func anchors(of policy: SignaturePolicy) -> [Certificate] {
    policy.trust.compactMap { trustSets[$0] }.flatMap(\.certificates)
  }

  /// The certificates that may stand between a signer's and those anchors.
  public func intermediates(of policy: SignaturePolicy) -> [Certificate] {
    policy.trust.compactMap { trustSets[$0] }.flatMap(\.intermediates)
  }
}

extension Definitions {
  /// The sets that the anchors of a policy belong to, by the hashes of the certificates.
  public func anchorSets(of policy: SignaturePolicy) -> [SHA256: String] {
    Dictionary(
      policy.trust.compactMap { trustSets[$0] }.flatMap { set in set.certificates.map { ($0.sha256, set.id.text) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension TrustSet {
  /// Its anchors, by the names of their files.
  public var certificates: [Certificate] { TrustSet.certificates(of: files) }

  /// The certificates that may stand in between, by the names of their files.
  public var intermediates: [Certificate] { TrustSet.certificates(of: intermediateFiles) }

  private static func certificates(of files: [String: [UInt8]]) -> [Certificate] {
    files.sorted { $0.key < $1.key }.flatMap { TrustMaterial.certificates(in: $0.value) ?? [] }
  }
}

extension SignaturePolicy.Format {
  fileprivate var fact: SignatureFacts.Format {
    switch self {
    case .pdf: .pdf
    case .xml: .xml
    case .cms: .cms
    }
  }
}

extension SignaturePolicy.Scheme {
  fileprivate var factName: String {
    switch self {
    case .rsaPSS: AlgorithmFacts.rsaPSS
    case .rsaPKCS1: AlgorithmFacts.rsaPKCS1
    case .ecdsa: AlgorithmFacts.ecdsa
    case .ed25519: AlgorithmFacts.ed25519
    }
  }
}

extension SignaturePolicy.Hash {
  fileprivate var factNames: [String] {
    switch self {
    case .sha1: ["SHA-1"]
    case .sha256: ["SHA-256", "SHA-512/256"]
    case .sha384: ["SHA-384"]
    case .sha512: ["SHA-512"]
    case .sha3x256: ["SHA3-256"]
    case .sha3x384: ["SHA3-384"]
    case .sha3x512: ["SHA3-512"]
    }
  }
}
