public import Text
public import WorkingTime

/// What is asked of the signatures of a paper or a document: a file of `Signatures`.
///
/// It says whom to trust, which algorithms are strong enough and until when, what has to be proven, and who has to sign.
/// Whether a document meets it is judged elsewhere; a policy is data.
public struct SignaturePolicy: Hashable, Sendable {
  /// Its name, as the file's.
  public let id: Key<SignaturePolicy>
  /// What people call it.
  public let name: Words
  /// The legal bases.
  public let legal: [String]
  /// The formats that are taken.
  public let formats: Set<Format>
  /// The sets of trust anchors, any of which may stand at the end of a chain.
  public let trust: [Key<TrustSet>]
  /// What is strong enough.
  public let algorithms: Algorithms
  /// Whether every certificate but the anchor needs an answer about its revocation.
  public let requiresRevocation: Bool
  /// What it says itself of such answers, where its sets of anchors would allow more.
  public let revocation: RevocationTerms
  /// Whether a time stamp has to prove when it was signed.
  public let requiresTimeStamp: Bool
  /// Whether the signature has to cover everything that there is to read.
  public let coversAll: Bool
  /// Who has to sign; empty when any signer will do.
  public let signers: [Signer]
  /// Whether they sign in that order, each after the one before.
  public let isOrdered: Bool
  /// Its file, to the last byte: what is kept with every judgement that it led to.
  public internal(set) var text: [UInt8] = []

  /// Whether it asks for the signature of the applicant, so that a finding by it is one about this applicant.
  public var asksApplicant: Bool { signers.contains(where: \.isApplicant) }

  /// A kind of signed file.
  public enum Format: String, CaseIterable, Sendable {
    /// PAdES, and the older signatures of PDF files.
    case pdf
    /// XMLDSig and XAdES.
    case xml
    /// CMS and CAdES: `.p7s`, `.p7m`.
    case cms
  }

  /// The algorithms and sizes that are allowed (Thông tư 15/2025/TT-BKHCN, Phụ lục I).
  public struct Algorithms: Hashable, Sendable {
    /// The signature schemes.
    public let schemes: Set<Scheme>
    /// The hash functions, of the signature and of what it covers.
    public let hashes: Set<Hash>
    /// The least size of an RSA key, in bits.
    public let rsaBits: Int
    /// The least size of a key on a curve, in bits.
    public let curveBits: Int
    /// Schemes that are allowed for what was signed up to a day and no longer for what is signed after it.
    public let schemesUntil: [Scheme: Day]
    /// The same for hash functions.
    public let hashesUntil: [Hash: Day]
  }

  /// A signature scheme.
  public enum Scheme: String, CaseIterable, Sendable {
    /// RSASSA-PSS (RFC 8017, 8.1).
    case rsaPSS = "rsa-pss"
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2): not on the list of the circular, made by nearly all signers.
    case rsaPKCS1 = "rsa-pkcs1"
    /// ECDSA (FIPS 186-5).
    case ecdsa
    /// Ed25519 (RFC 8032).
    case ed25519
  }

  /// A hash function.
  public enum Hash: String, CaseIterable, Sendable {
    case sha1 = "sha-1"
    case sha256 = "sha-256"
    case sha384 = "sha-384"
    case sha512 = "sha-512"
    case sha3x256 = "sha3-256"
    case sha3x384 = "sha3-384"
    case sha3x512 = "sha3-512"
  }

  /// Somebody who has to sign.
  public struct Signer: Hashable, Sendable {
    /// Its name within the policy.
    public let id: Key<Signer>
    /// What people call this signer: the headmaster.
    public let name: Words
    /// How many different persons have to sign as this one.
    public let count: Int
    /// Whether the certificate has to carry the applicant's personal number.
    public let isApplicant: Bool
    /// The organisation that the certificate has to name, letters and marks compared as in searches; nil for any.
    public let organisation: String?
    /// The position that it has to name, compared likewise; nil for any.
    public let title: String?
  }
}

/// What a policy says of answers about revocation: it may ask for less than its sets of anchors allow, never for more.
public struct RevocationTerms: Hashable, Sendable {
  /// Whether anything is fetched for its judgements; otherwise they stand on what is at hand.
  public let fetches: Bool
  /// How long before a signature an answer may have been issued that shows a certificate not revoked, in seconds; nil for as
  /// long as the answer itself says. What says that one was revoked counts however old it is.
  public let freshSeconds: Int?

  /// What a policy says.
  public init(fetches: Bool = true, freshSeconds: Int? = nil) {
    self.fetches = fetches
    self.freshSeconds = freshSeconds
  }
}

/// A set of certificates that are trusted by themselves: a folder below `Signatures/trust`.
///
/// Vietnam has two roots apart from each other, one for the public and one for officials; an authority may keep more.
public struct TrustSet: Hashable, Sendable {
  /// Its name, as the folder's.
  public let id: Key<TrustSet>
  /// What people call it.
  public let name: Words
  /// The files of its anchors in PEM, by their paths.
  public let files: [String: [UInt8]]
  /// The files of certificates that may stand between a signer's and an anchor, trusted by nobody yet, by their paths.
  public let intermediateFiles: [String: [UInt8]]
  /// Where the office may ask whether certificates that lead to them were revoked.
  public let revocation: RevocationSources
}
