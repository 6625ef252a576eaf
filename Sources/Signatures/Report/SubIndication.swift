/// Why a signature has its ``Indication``: the sub-indications of ETSI EN 319 102-1, 5.1.3, those that this room gives.
public enum SubIndication: String, Sendable, CaseIterable {
  /// What is there does not follow the format, so that it is no signature that could be checked.
  case formatFailure = "FORMAT_FAILURE"
  /// What was signed has another hash than the signature says: it was changed after signing.
  case hashFailure = "HASH_FAILURE"
  /// The signature was not made with the key of the certificate.
  case signatureCryptographyFailure = "SIG_CRYPTO_FAILURE"
  /// The certificate was revoked before the signature was made, which is proven.
  case revoked = "REVOKED"
  /// The signature was made after the certificate expired, which is proven.
  case expired = "EXPIRED"
  /// The signature was made before the certificate was valid, which is proven.
  case notYetValid = "NOT_YET_VALID"
  /// The signature does not meet what the policy asks of it.
  case signatureConstraintsFailure = "SIG_CONSTRAINTS_FAILURE"
  /// The chain does not meet what RFC 5280 or the policy asks of it.
  case chainConstraintsFailure = "CHAIN_CONSTRAINTS_FAILURE"
  /// The chain could not be checked for a reason that has no name of its own.
  case chainGeneralFailure = "CERTIFICATE_CHAIN_GENERAL_FAILURE"
  /// An algorithm or a key size is not, or no longer, allowed; the content may well be intact.
  case cryptographicConstraintsFailure = "CRYPTO_CONSTRAINTS_FAILURE"
  /// The policy could not be applied.
  case policyProcessingError = "POLICY_PROCESSING_ERROR"
  /// The policy that the signature names is not at hand.
  case signaturePolicyNotAvailable = "SIGNATURE_POLICY_NOT_AVAILABLE"
  /// Time stamps contradict each other.
  case timeStampOrderFailure = "TIMESTAMP_ORDER_FAILURE"
  /// No certificate of the signer was found.
  case noSigningCertificateFound = "NO_SIGNING_CERTIFICATE_FOUND"
  /// No chain leads from the signer's certificate to a trust anchor.
  case noCertificateChainFound = "NO_CERTIFICATE_CHAIN_FOUND"
  /// The certificate is revoked, and nothing proves that the signature is older.
  case revokedNoProof = "REVOKED_NO_POE"
  /// A certificate of the chain is revoked, and nothing proves that the signature is older.
  case authorityRevokedNoProof = "REVOKED_CA_NO_POE"
  /// The certificate is not valid now, and nothing proves that it was when the signature was made.
  case outOfBoundsNoProof = "OUT_OF_BOUNDS_NO_POE"
  /// Nothing proves when something existed that had to exist at a time.
  case noProof = "NO_POE"
  /// No usable answer about revocation is at hand; there may be one later.
  case tryLater = "TRY_LATER"
  /// What was signed is not at hand.
  case signedDataNotFound = "SIGNED_DATA_NOT_FOUND"

  /// The indication that goes with it.
  public var indication: Indication {
    switch self {
    case .formatFailure, .hashFailure, .signatureCryptographyFailure, .revoked, .expired, .notYetValid: .totalFailed
    default: .indeterminate
    }
  }
}
