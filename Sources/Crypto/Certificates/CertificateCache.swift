internal import Synchronization

/// Certificates that were read lately, so that the same signer's is not read anew with each signature: reading one and its
/// key takes OpenSSL 3.0 0.2 ms, twice as long as verifying a signature with it.
///
/// A certificate is what its bytes are, so nothing in here can be out of date.
final class CertificateCache: Sendable {
  static let shared = CertificateCache()

  private let certificates = Mutex<[SHA256: Certificate]>([:])

  /// The certificate of these bytes, from here or by reading.
  func certificate(
    _ der: [UInt8], read: (SHA256) throws(CryptoFailure) -> Certificate
  ) throws(CryptoFailure) -> Certificate {
    let hash = SHA256(of: der)
    if let known = certificates.withLock({ $0[hash] }) { return known }
    let certificate = try read(hash)
    // Bytes that OpenSSL would write otherwise (BER) are another certificate on their own than within a message.
    guard der.count <= Limits.cachedCertificateBytes, certificate.isWrittenAsRead else { return certificate }
    certificates.withLock { certificates in
      // Whoever sends a thousand certificates of their own gets no more room than this.
      if certificates.count >= Limits.cachedCertificates { certificates.removeAll(keepingCapacity: true) }
      certificates[hash] = certificate
    }
    return certificate
  }

  /// The certificate of these bytes, if it was read lately.
  func known(_ der: ArraySlice<UInt8>) -> Certificate? {
    guard der.count <= Limits.cachedCertificateBytes else { return nil }
    let hash = SHA256(of: der)
    return certificates.withLock { $0[hash] }
  }
}
