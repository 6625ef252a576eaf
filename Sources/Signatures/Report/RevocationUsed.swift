public import Crypto
public import WorkingTime

/// An answer about revocation that a judgement stands on, so that it can be kept and looked at again.
public struct RevocationUsed: Sendable, Hashable {
  /// What kind of answer it is.
  public enum Kind: String, Sendable, Hashable {
    /// A revocation list (RFC 5280, 5), whole or delta.
    case list = "CRL"
    /// A response of a responder (RFC 6960).
    case response = "OCSP"
  }

  /// What kind of answer it is.
  public let kind: Kind
  /// The SHA-256 of the list or the response.
  public let sha256: SHA256
  /// The SHA-256 of the certificate that it is about.
  public let certificate: SHA256
  /// When it was known to be so.
  public let thisUpdate: Instant
  /// When something newer is due; nil when it does not say.
  public let nextUpdate: Instant?
}
