/// What is asked of a signature, as a value.
public struct ValidationPolicy: Sendable, Hashable {
  /// Its name, which stands in every judgement.
  public var id: String
  /// The hash functions that are allowed, by their common names.
  public var digests: Set<String>
  /// The signature schemes that are allowed, by the names of ``AlgorithmFacts``.
  public var schemes: Set<String>
  /// The least size of an RSA key, in bits.
  public var rsaBits: Int
  /// The least size of a key on a curve, in bits.
  public var curveBits: Int
  /// The least strength within chains, as OpenSSL counts it: 2 is 112 bits.
  public var chainSecurityLevel: Int
  /// Whether every certificate but the anchor needs an answer about its revocation.
  public var requiresRevocation: Bool
  /// How far clocks may differ, in seconds: a list or a time stamp may be so much younger than now.
  public var clockSkewSeconds: Int64
  /// How long an answer about revocation that does not say when the next one comes is good, in seconds.
  public var openEndedRevocationSeconds: Int64
  /// How long before a signature an answer may have been issued that shows a certificate not revoked, in seconds; nil for as
  /// long as the answer says. What says that one was revoked counts however old it is.
  public var revocationFreshSeconds: Int64?
  /// Names of rules that are noted instead of deciding.
  public var waived: Set<String>
  /// What is asked beyond; nil when nothing is.
  public var requirements: PolicyRequirements?

  /// The strict default.
  ///
  /// TT 15/2025/TT-BKHCN, Annex I: RSA of 2,048 bits, curves of 256 bits, SHA-2 and SHA-3; PKCS#1 v1.5 beside PSS, because
  /// nearly all signers make it. Ed25519 is as strong as P-256. Certificates need to be valid and not revoked when the
  /// signature was made, as far as that is proven.
  public static let strict = ValidationPolicy(
    id: "strict", digests: Set(sha2And3),
    schemes: [AlgorithmFacts.rsaPKCS1, AlgorithmFacts.rsaPSS, AlgorithmFacts.ecdsa, AlgorithmFacts.ed25519],
    rsaBits: 2048, curveBits: 256, chainSecurityLevel: 2, requiresRevocation: true, clockSkewSeconds: 300,
    openEndedRevocationSeconds: 86_400, waived: [])

  /// For tests with old cases only: cryptography counts, whatever its strength, and revocation is not asked for.
  public static let lax = ValidationPolicy(
    id: "lax-test", digests: Set(sha2And3 + ["SHA-1"]), schemes: strict.schemes, rsaBits: 512, curveBits: 160,
    chainSecurityLevel: 0, requiresRevocation: false, clockSkewSeconds: 300, openEndedRevocationSeconds: 86_400,
    waived: ["identity.reference", "crypto.factorable"])

  private static let sha2And3 = [
    "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/224", "SHA-512/256", "SHA3-224", "SHA3-256", "SHA3-384",
    "SHA3-512",
  ]
}
