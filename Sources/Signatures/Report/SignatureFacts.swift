public import Crypto
public import Text
public import WorkingTime

/// What a signature says and covers: deterministic, and the same under every policy and at every time.
public struct SignatureFacts: Sendable, Hashable {
  /// What kind of document a signature was found in.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// CMS or CAdES.
    case cms = "CMS"
    /// XMLDSig or XAdES.
    case xml = "XML"
    /// PAdES or an older signature in a PDF.
    case pdf = "PDF"
  }

  /// The kind of document.
  public var format: Format
  /// Where it stands: the position of the signer in a CMS (`signer 1`), an XPath-like path, a PDF field's name.
  public var place: String
  /// What it covers, piece by piece.
  public var covered: [CoveredOctets]
  /// How it was made; nil when it could not be read.
  public var algorithms: AlgorithmFacts?
  /// The time that the signer claims; shown, never believed.
  public var claimedTime: Instant?
  /// The policy that the signature itself names, as an object identifier or an address.
  public var namedPolicy: String?
  /// The reason, place or other words that the signer put beside the signature, such as a PDF's Reason.
  public var remarks: [String: String]

  /// Facts about a signature at a place; the rest is filled in as it is found.
  public init(
    format: Format, place: String, covered: [CoveredOctets] = [], algorithms: AlgorithmFacts? = nil,
    claimedTime: Instant? = nil, namedPolicy: String? = nil, remarks: [String: String] = [:]
  ) {
    self.format = format
    self.place = place
    self.covered = covered
    self.algorithms = algorithms
    self.claimedTime = claimedTime
    self.namedPolicy = namedPolicy
    self.remarks = remarks
  }
}

/// A piece of content that a signature covers: the octets that were hashed, after canonicalisation.
public struct CoveredOctets: Sendable, Hashable {
  /// What it is, for a person: "the whole file", "the element thongTin", "revision 1 of 2".
  public var what: Words
  /// Whether this is all of the document that there is to read.
  public var isWholeDocument: Bool
  /// The SHA-256 of the octets.
  public var sha256: SHA256
  /// Their number.
  public var length: Int

  /// The octets that were hashed, and what they are.
  public init(what: Words, isWholeDocument: Bool, octets: [UInt8]) {
    self.what = what
    self.isWholeDocument = isWholeDocument
    sha256 = SHA256(of: octets)
    length = octets.count
  }

  /// What was hashed, and what it is.
  init(what: Words, isWholeDocument: Bool, content: CoveredContent) {
    self.what = what
    self.isWholeDocument = isWholeDocument
    sha256 = content.sha256
    length = content.count
  }
}

/// How a signature was made. Names are open, so that what is not allowed can still be named.
public struct AlgorithmFacts: Sendable, Hashable {
  /// The scheme: one of ``rsaPKCS1``, ``rsaPSS``, ``ecdsa``, ``ed25519``, or the identifier as it was written.
  public var scheme: String
  /// The hash of the signature: `SHA-1`, `SHA-256`, `SHA3-384`, or as it was written.
  public var digest: String
  /// The hashes of the contents it covers, each once.
  public var contentDigests: [String]
  /// The kind of key, `RSA` or `EC` or `Ed25519` or another name; nil when there is no key.
  public var keyKind: String?
  /// The size of the key, in bits; 0 when it is not known.
  public var keyBits: Int

  /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
  public static let rsaPKCS1 = "RSA-PKCS1"
  /// RSASSA-PSS (RFC 8017, 8.1).
  public static let rsaPSS = "RSA-PSS"
  /// ECDSA (FIPS 186-5, 6).
  public static let ecdsa = "ECDSA"
  /// Ed25519 (RFC 8032).
  public static let ed25519 = "Ed25519"

  /// How a signature was made.
  public init(scheme: String, digest: String, contentDigests: [String], keyKind: String?, keyBits: Int) {
    self.scheme = scheme
    self.digest = digest
    self.contentDigests = contentDigests
    self.keyKind = keyKind
    self.keyBits = keyBits
  }
}
