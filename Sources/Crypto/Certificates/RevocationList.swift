internal import COpenSSL

/// A list of revoked certificates (CRL, RFC 5280, 5): the bytes it came as, and what stands at their head.
///
/// Whether it is genuine is known only beside its issuer's certificate.
public struct RevocationList: Sendable {
  /// The bytes it came as.
  public let der: [UInt8]
  /// The SHA-256 of the bytes, by which two lists are the same.
  public let sha256: SHA256
  /// Who issued it.
  public let issuer: DistinguishedName
  /// When it was issued, in seconds since 1970-01-01T00:00:00Z.
  public let thisUpdate: Int64
  /// When the next one is due at the latest, in seconds since 1970-01-01T00:00:00Z; nil when it does not say.
  public let nextUpdate: Int64?

  let handle: RevocationListHandle

  /// Reads a list.
  ///
  /// - Parameter der: One list in DER that fills the bytes to the last one, at most 128 MiB.
  /// - Throws: ``CryptoFailure`` when the bytes are none.
  public init(der: [UInt8]) throws(CryptoFailure) {
    guard der.count <= Limits.revocationListBytes else { throw CryptoFailure(doing: "read a list of such a size") }
    let read = unsafe readDER(der, { unsafe d2i_X509_CRL(nil, $0, $1) }, free: { unsafe X509_CRL_free($0) })
    guard let pointer = unsafe read else { throw CryptoFailure(doing: "read a revocation list") }
    try unsafe self.init(der: der, handle: RevocationListHandle(owning: pointer))
  }

  /// A list that OpenSSL found inside of something else; it keeps a hold of its own.
  init(sharing pointer: OpaquePointer) throws(CryptoFailure) {
    guard unsafe X509_CRL_up_ref(pointer) == 1 else { throw CryptoFailure(doing: "share a revocation list") }
    let handle = unsafe RevocationListHandle(owning: pointer)
    try self.init(der: unsafe writtenDER { unsafe i2d_X509_CRL(pointer, $0) }, handle: handle)
  }

  private init(der: [UInt8], handle: RevocationListHandle) throws(CryptoFailure) {
    let pointer = unsafe handle.pointer
    unsafe house_list_settle(pointer)
    var (this, next): (Int64, Int64) = (0, 0)
    guard unsafe house_seconds(X509_CRL_get0_lastUpdate(pointer), &this) == 1 else {
      throw CryptoFailure(doing: "read when a revocation list was issued")
    }
    let end = unsafe X509_CRL_get0_nextUpdate(pointer)
    if unsafe end != nil, unsafe house_seconds(end, &next) != 1 {
      throw CryptoFailure(doing: "read until when a revocation list is good")
    }
    self.der = der
    self.handle = handle
    sha256 = SHA256(of: der)
    issuer = unsafe DistinguishedName(X509_CRL_get_issuer(pointer))
    thisUpdate = this
    nextUpdate = unsafe end == nil ? nil : next
  }
}

extension RevocationList: Hashable {
  /// Whether both are the same bytes.
  public static func == (a: RevocationList, b: RevocationList) -> Bool { a.sha256 == b.sha256 }

  /// The same bytes hash alike.
  public func hash(into hasher: inout Hasher) { hasher.combine(sha256) }
}

/// OpenSSL's list, settled before threads share it.
@safe final class RevocationListHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
  }

  deinit {
    unsafe X509_CRL_free(pointer)
  }
}
