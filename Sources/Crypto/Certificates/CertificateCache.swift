internal import COpenSSL
internal import Synchronization

/// Certificates that were read lately, so that the same signer's is not read anew with each signature: reading one and its
/// key takes OpenSSL 3.0 0.2 ms, twice as long as verifying a signature with it.
///
/// A certificate is what its bytes are, so nothing in here can be out of date.
final class CertificateCache: Sendable {
  static let shared = CertificateCache()

  private let certificates = Mutex<[Bytes: Certificate]>([:])

  /// The bytes of a certificate, told from others by their end, which is the signature of whoever issued it: like a hash for
  /// all but those who mean harm, and they find no room for more than some hundred.
  private struct Bytes: Hashable {
    let der: ArraySlice<UInt8>

    static func == (a: Bytes, b: Bytes) -> Bool {
      guard a.der.count == b.der.count else { return false }
      return unsafe a.der.withUnsafeBytes { one in
        unsafe b.der.withUnsafeBytes { other in
          guard let one = one.baseAddress, let same = other.baseAddress else { return true }
          return unsafe memcmp(one, same, other.count) == 0
        }
      }
    }

    func hash(into hasher: inout Hasher) {
      unsafe der.suffix(32).withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }

  /// The certificate of these bytes, from here or by reading.
  func certificate(
    _ der: [UInt8], read: () throws(CryptoFailure) -> Certificate
  ) throws(CryptoFailure) -> Certificate {
    let key = Bytes(der: der[...])
    if let known = certificates.withLock({ $0[key] }) { return known }
    let certificate = try read()
    // Bytes that OpenSSL would write otherwise (BER) are another certificate on their own than within a message.
    guard der.count <= Limits.cachedCertificateBytes, certificate.isWrittenAsRead else { return certificate }
    certificates.withLock { certificates in
      // Whoever sends a thousand certificates of their own gets no more room than this.
      if certificates.count >= Limits.cachedCertificates { certificates.removeAll(keepingCapacity: true) }
      certificates[key] = certificate
    }
    return certificate
  }

  /// The certificate of these bytes, if it was read lately.
  func known(_ der: ArraySlice<UInt8>) -> Certificate? {
    guard der.count <= Limits.cachedCertificateBytes else { return nil }
    return certificates.withLock { $0[Bytes(der: der)] }
  }
}
