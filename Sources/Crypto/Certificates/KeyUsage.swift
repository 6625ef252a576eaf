/// What a certificate's key may be used for (RFC 5280, 4.2.1.3).
public struct KeyUsage: OptionSet, Hashable, Sendable {
  /// The bits, as OpenSSL counts them.
  public let rawValue: UInt32

  /// Usages by their bits.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Signatures other than on certificates and revocation lists.
  public static let digitalSignature = KeyUsage(rawValue: 0x0080)
  /// Signatures that bind the signer, which newer texts call contentCommitment.
  public static let nonRepudiation = KeyUsage(rawValue: 0x0040)
  /// Closing in keys.
  public static let keyEncipherment = KeyUsage(rawValue: 0x0020)
  /// Closing in data.
  public static let dataEncipherment = KeyUsage(rawValue: 0x0010)
  /// Agreeing on keys.
  public static let keyAgreement = KeyUsage(rawValue: 0x0008)
  /// Signatures on certificates.
  public static let certificateSigning = KeyUsage(rawValue: 0x0004)
  /// Signatures on revocation lists.
  public static let revocationListSigning = KeyUsage(rawValue: 0x0002)
}

/// Purposes that a certificate names by object identifiers (RFC 5280, 4.2.1.12).
public enum ExtendedKeyUsage {
  /// Any purpose.
  public static let any = "2.5.29.37.0"
  /// Web servers.
  public static let serverAuthentication = "1.3.6.1.5.5.7.3.1"
  /// Time stamps (RFC 3161).
  public static let timeStamping = "1.3.6.1.5.5.7.3.8"
  /// Answers about revocation (RFC 6960).
  public static let ocspSigning = "1.3.6.1.5.5.7.3.9"
}
