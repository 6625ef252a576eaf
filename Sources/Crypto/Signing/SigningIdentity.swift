/// Who signs: a key, its certificate, and those above it that came along.
public struct SigningIdentity: Sendable {
  /// The key.
  public let key: SigningKey
  /// The certificate of the key.
  public let certificate: Certificate
  /// Certificates of authorities that came with it, for whoever verifies; roots are not given along.
  public let authorities: [Certificate]

  /// A key with its certificate.
  ///
  /// - Throws: ``SigningRefusal/otherCertificate`` when the certificate is for another key.
  public init(key: SigningKey, certificate: Certificate, authorities: [Certificate] = []) throws(SigningRefusal) {
    guard (try? certificate.publicKey.get()) == key.publicKey else { throw .otherCertificate }
    self.key = key
    self.certificate = certificate
    self.authorities = authorities.filter { !$0.isSelfIssued && $0 != certificate }
  }
}
