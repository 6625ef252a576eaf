public import Crypto

/// One thing that a judgement stands on, named by the hash of its bytes: whatever has the same hash is the same thing, so
/// that one revocation list serves thousands of judgements.
public struct EvidenceItem: Sendable, Hashable {
  /// What kind of thing it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The document, to the last byte.
    case document
    /// What was signed, when the signature was a file of its own.
    case content
    /// A certificate, in DER.
    case certificate
    /// A revocation list (RFC 5280, 5), in DER.
    case list
    /// An OCSP response (RFC 6960), in DER.
    case response
    /// A time stamp token (RFC 3161).
    case timeStamp = "time-stamp"
    /// The policy as its author wrote it.
    case policy
    /// The report, in the canonical form of RFC 8785.
    case report

    fileprivate var folder: String {
      switch self {
      case .document, .content, .policy, .report: rawValue
      case .certificate: "certificates"
      case .list: "lists"
      case .response: "responses"
      case .timeStamp: "time-stamps"
      }
    }

    /// The ending by which other programs know such files.
    fileprivate var ending: String {
      switch self {
      case .document, .content: ""
      case .certificate: ".cer"
      case .list: ".crl"
      case .response: ".ors"
      case .timeStamp: ".tst"
      case .policy: ".yaml"
      case .report: ".json"
      }
    }
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// The SHA-256 of the bytes.
  public let sha256: SHA256
  /// The bytes.
  public let bytes: [UInt8]

  /// A thing with its hash.
  public init(_ kind: Kind, _ bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
    sha256 = SHA256(of: bytes)
  }

  /// A thing whose hash is known already.
  init(_ kind: Kind, _ bytes: [UInt8], _ sha256: SHA256) {
    self.kind = kind
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Where it stands in a bundle.
  public var path: String { EvidenceReference(kind, sha256).path }
}

/// What a manifest names: a kind of thing, and the hash of its bytes.
public struct EvidenceReference: Sendable, Hashable {
  /// What kind of thing it is.
  public let kind: EvidenceItem.Kind
  /// The SHA-256 of its bytes.
  public let sha256: SHA256

  /// A reference.
  public init(_ kind: EvidenceItem.Kind, _ sha256: SHA256) {
    self.kind = kind
    self.sha256 = sha256
  }

  /// Where it stands in a bundle: `lists/3f….crl`.
  public var path: String { "\(kind.folder)/\(sha256.hex)\(kind.ending)" }
}
