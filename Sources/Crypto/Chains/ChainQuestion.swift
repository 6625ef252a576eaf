/// Everything that a path from a certificate to a trust anchor is judged by (RFC 5280, 6), as one value: nothing is looked
/// up anywhere else, nothing is fetched.
public struct ChainQuestion: Sendable {
  /// What the certificate is used for.
  public enum Purpose: Sendable, Hashable {
    /// Whatever its issuer allowed; the caller looks at key usages itself.
    case any
    /// Time stamps: the purpose stands alone and critical (RFC 3161, 2.3).
    case timeStamping
  }

  /// Certificates that are trusted by themselves, be they roots or not.
  public var anchors: [Certificate]
  /// Certificates that may stand in between, trusted by nobody yet.
  public var intermediates: [Certificate] = []
  /// Revocation lists, whole ones and deltas.
  public var revocationLists: [RevocationList] = []
  /// Whether the lists are looked at: then every certificate of the path but its anchor needs a list that is good now.
  public var checksRevocation = false
  /// The moment that the path is judged at, in seconds since 1970-01-01T00:00:00Z.
  public var time: Int64
  /// The least strength of keys and of signatures on certificates, as OpenSSL counts it: 2 is 112 bits (RSA of 2,048 bits,
  /// curves of 224 bits, no SHA-1), 0 is none.
  public var securityLevel = 2
  /// What the certificate is used for.
  public var purpose = Purpose.any
  /// The certificate policies that are good, as object identifiers; none allows all.
  public var allowedPolicies: [String] = []
  /// Whether the path must be valid for one of them.
  public var requiresExplicitPolicy = false
  /// Whether one policy may not stand for another.
  public var forbidsPolicyMapping = false
  /// Whether a certificate may not stand for all policies.
  public var forbidsAnyPolicy = false

  /// A question about paths to some anchors, at a moment.
  public init(anchors: [Certificate], time: Int64) {
    self.anchors = anchors
    self.time = time
  }
}
