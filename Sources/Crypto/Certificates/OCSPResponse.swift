internal import COpenSSL

/// An answer about the revocation of certificates (OCSP, RFC 6960): the bytes it came as.
public struct OCSPResponse: Sendable {
  /// What it says about one certificate.
  public struct Statement: Sendable, Hashable {
    /// Whether the certificate is revoked.
    public enum Status: Sendable, Hashable {
      /// It is not revoked.
      case good
      /// It is, since a moment in seconds since 1970-01-01T00:00:00Z.
      case revoked(since: Int64)
      /// The responder does not know it.
      case unknown
    }

    /// Whether the certificate is revoked.
    public let status: Status
    /// When this was known to be so, in seconds since 1970-01-01T00:00:00Z.
    public let thisUpdate: Int64
    /// Until when something newer will be there, in seconds since 1970-01-01T00:00:00Z; nil when it does not say.
    public let nextUpdate: Int64?
    /// The responder that the issuer appointed; nil when the issuer itself has signed. Whether that one was revoked in turn
    /// is another question.
    public let responder: Certificate?
  }

  /// The bytes it came as.
  public let der: [UInt8]
  /// The SHA-256 of the bytes.
  public let sha256: SHA256
  /// When the responder made it, in seconds since 1970-01-01T00:00:00Z.
  public let producedAt: Int64

  private let handle: Handle

  /// Reads a response.
  ///
  /// - Parameter der: An OCSPResponse that was successful, or the BasicOCSPResponse inside of one, in DER.
  /// - Throws: ``CryptoFailure`` when the bytes are neither, or when the responder only said why it does not answer.
  public init(der: [UInt8]) throws(CryptoFailure) {
    guard der.count <= Limits.ocspBytes, let basic = unsafe OCSPResponse.read(der) else {
      throw CryptoFailure(doing: "read an OCSP response")
    }
    ERR_clear_error()
    handle = unsafe Handle(owning: basic)
    var produced: Int64 = 0
    guard unsafe house_seconds(OCSP_resp_get0_produced_at(basic), &produced) == 1 else {
      throw CryptoFailure(doing: "read when an OCSP response was made")
    }
    self.der = der
    sha256 = SHA256(of: der)
    producedAt = produced
  }

  private static func read(_ der: [UInt8]) -> OpaquePointer? {
    let whole = unsafe readDER(
      der, { unsafe d2i_OCSP_RESPONSE(nil, $0, $1) }, free: { unsafe OCSP_RESPONSE_free($0) })
    if let whole = unsafe whole {
      defer { unsafe OCSP_RESPONSE_free(whole) }
      return unsafe OCSP_response_get1_basic(whole)
    }
    return unsafe readDER(
      der, { unsafe d2i_OCSP_BASICRESP(nil, $0, $1) }, free: { unsafe OCSP_BASICRESP_free($0) })
  }

  /// What it says about a certificate; nil when it says nothing about it, or when neither the certificate's issuer nor a
  /// responder that the issuer appointed has signed it (RFC 6960, 4.2.2.2), which is judged at the moment it was made.
  public func statement(about certificate: Certificate, issuedBy issuer: Certificate) throws(CryptoFailure)
    -> Statement?
  {
    defer { ERR_clear_error() }
    guard let signer = try genuineSigner(issuer) else { return nil }
    let responder = signer == issuer ? nil : signer
    let basic = unsafe handle.pointer
    for position in 0..<(unsafe max(0, min(house_responses(basic), Limits.ocspStatements))) {
      var status: Int32 = 0
      var (since, begin, end): (Int64, Int64, Int64) = (0, 0, .min)
      guard
        unsafe house_response(
          basic, position, certificate.handle.pointer, issuer.handle.pointer, &status, &since, &begin, &end) == 1
      else { continue }
      let found: Statement.Status =
        switch status {
        case V_OCSP_CERTSTATUS_GOOD: .good
        case V_OCSP_CERTSTATUS_REVOKED: .revoked(since: since)
        default: .unknown
        }
      return Statement(status: found, thisUpdate: begin, nextUpdate: end == .min ? nil : end, responder: responder)
    }
    return nil
  }

  /// Whether it was not made for another question than this one: it repeats the question's bytes of chance, or has none.
  public func fits(_ request: OCSPRequest) -> Bool {
    guard let found = unsafe house_response_nonce(handle.pointer) else { return true }
    // The extension holds the bytes as an OCTET STRING of their own; old responders put them there bare.
    let bytes = unsafe octets(found)
    return bytes == request.nonce || bytes == [0x04, UInt8(request.nonce.count)] + request.nonce
  }

  /// Who signed it, when that is the issuer or whom the issuer appointed; nil when it is somebody else.
  private func genuineSigner(_ issuer: Certificate) throws(CryptoFailure) -> Certificate? {
    guard let store = unsafe X509_STORE_new(), let others = unsafe house_certificates_new() else {
      throw CryptoFailure(doing: "prepare to check an OCSP response")
    }
    defer {
      unsafe X509_STORE_free(store)
      unsafe house_certificates_free(others)
    }
    let pointer = unsafe issuer.handle.pointer
    guard unsafe X509_STORE_add_cert(store, pointer) == 1, unsafe house_certificates_add(others, pointer) == 1,
      let parameters = unsafe X509_STORE_get0_param(store)
    else { throw CryptoFailure(doing: "prepare to check an OCSP response") }
    unsafe X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_PARTIAL_CHAIN))
    unsafe X509_VERIFY_PARAM_set_time(parameters, Int(producedAt))
    guard unsafe OCSP_basic_verify(handle.pointer, others, store, 0) == 1,
      let signer = unsafe house_response_signer(handle.pointer, others)
    else { return nil }
    return try unsafe Certificate(sharing: signer)
  }

  /// OpenSSL's response; it is only read, so threads may share it.
  @safe private final class Handle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) {
      unsafe self.pointer = unsafe pointer
    }

    deinit {
      unsafe OCSP_BASICRESP_free(pointer)
    }
  }
}

extension OCSPResponse: Hashable {
  /// Whether both are the same bytes.
  public static func == (a: OCSPResponse, b: OCSPResponse) -> Bool { a.sha256 == b.sha256 }

  /// The same bytes hash alike.
  public func hash(into hasher: inout Hasher) { hasher.combine(sha256) }
}
