internal import COpenSSL

/// A question to a responder about one certificate (RFC 6960, 4.1, in the short form of RFC 5019): its issuer's name and key
/// as SHA-1 hashes and its number, no signature.
public struct OCSPRequest: Sendable, Hashable {
  /// What is sent as `application/ocsp-request`.
  public let der: [UInt8]
  /// Bytes of chance that an answer made for this question repeats; responders that prepare their answers leave them out.
  public let nonce: [UInt8]

  /// A question about a certificate.
  ///
  /// - Parameter nonce: At most 32 bytes of chance (RFC 8954); none for none.
  /// - Throws: ``CryptoFailure`` when OpenSSL cannot make it.
  public init(
    about certificate: Certificate, issuedBy issuer: Certificate, nonce: [UInt8] = []
  ) throws(CryptoFailure) {
    defer { ERR_clear_error() }
    guard nonce.count <= 32 else { throw CryptoFailure(doing: "ask a responder with such a nonce") }
    var bytes = nonce
    let made = unsafe house_ocsp_request(
      certificate.handle.pointer, issuer.handle.pointer, &bytes, Int32(bytes.count))
    guard let request = unsafe made else { throw CryptoFailure(doing: "make a question to a responder") }
    defer { unsafe OCSP_REQUEST_free(request) }
    der = unsafe writtenDER { unsafe i2d_OCSP_REQUEST(request, $0) }
    self.nonce = nonce
  }
}
