internal import COpenSSL

/// A request for a time stamp (RFC 3161) and what may answer it.
@safe public struct TimeStampRequest: ~Copyable {
  /// What is sent, as `application/timestamp-query`.
  public let der: [UInt8]
  private let request: OpaquePointer

  /// Why an answer is not taken.
  public enum Refusal: Error, Sendable, Hashable {
    /// It is no answer of RFC 3161.
    case malformed
    /// The authority refuses, or puts off.
    case refused
    /// It is about something else than was asked, or an old one again.
    case other
  }

  /// A request for a time stamp on some bytes, which are hashed with SHA-256.
  ///
  /// - Throws: ``CryptoFailure`` when there is no chance for its number.
  public init(stamping bytes: [UInt8]) throws(CryptoFailure) {
    let hash = SHA256(of: bytes).bytes
    let nonce = try randomBytes(16)
    guard let request = unsafe house_stamp_request(hash, Int32(hash.count), nonce, Int32(nonce.count)) else {
      throw CryptoFailure(doing: "make a request for a time stamp")
    }
    unsafe self.request = unsafe request
    der = unsafe writtenDER { unsafe i2d_TS_REQ(request, $0) }
  }

  deinit {
    unsafe TS_REQ_free(request)
  }

  /// The token in an answer that grants exactly what was asked; who signed it is for verification to say.
  public func token(in answer: [UInt8]) throws(Refusal) -> [UInt8] {
    defer { ERR_clear_error() }
    guard answer.count <= Limits.stampBytes,
      let response = unsafe readDER(answer, { unsafe d2i_TS_RESP(nil, $0, $1) }, free: { unsafe TS_RESP_free($0) })
    else { throw .malformed }
    defer { unsafe TS_RESP_free(response) }
    switch unsafe house_stamp_answers(request, response) {
    case 1: break
    case 0: throw .refused
    default: throw .other
    }
    // As it came: written anew, an attribute in another order would break its signature.
    guard let parts = DERElement(answer[...])?.children, parts.count == 2 else { throw .malformed }
    return Array(parts[1].whole)
  }
}
