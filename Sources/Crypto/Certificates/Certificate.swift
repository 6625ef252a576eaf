internal import COpenSSL

/// A certificate (RFC 5280): the bytes it came as, and what they say. That it can be read means nothing for its trust.
public struct Certificate: Sendable {
  /// The bytes it came as.
  public var der: [UInt8] { said.der }
  /// The SHA-256 of the bytes, by which two certificates are the same.
  public var sha256: SHA256 { said.sha256 }
  /// Whom it is about.
  public var subject: DistinguishedName { said.subject }
  /// Who issued it.
  public var issuer: DistinguishedName { said.issuer }
  /// The issuer's number for it: hexadecimal digits in lower case without leading zeros, `-` before a negative one.
  public var serialNumber: String { said.serialNumber }
  /// The same number in decimal figures, as XML signatures write it.
  public var serialNumberInDecimal: String { said.serialNumberInDecimal }
  /// The first second of its validity, in seconds since 1970-01-01T00:00:00Z.
  public var notBefore: Int64 { said.notBefore }
  /// The last second of its validity, in seconds since 1970-01-01T00:00:00Z; may lie before the first in a bad one.
  public var notAfter: Int64 { said.notAfter }
  /// The public key as SubjectPublicKeyInfo in DER.
  public var publicKeyInfo: [UInt8] { said.publicKeyInfo }
  /// The public key, or why it is none that a signature is verified with here.
  public var publicKey: Result<PublicKey, KeyRefusal> { said.publicKey }
  /// The identifier of its key, when it has one.
  public var subjectKeyIdentifier: [UInt8]? { said.subjectKeyIdentifier }
  /// The identifier of its issuer's key, when it has one.
  public var authorityKeyIdentifier: [UInt8]? { said.authorityKeyIdentifier }
  /// What the key may be used for; nil when it does not say, which allows everything.
  public var keyUsage: KeyUsage? { said.keyUsage }
  /// The purposes it names, as object identifiers; nil when it names none, which allows all.
  public var extendedKeyUsage: [String]? { said.extendedKeyUsage }
  /// Whether the purposes are marked critical.
  public var isExtendedKeyUsageCritical: Bool { said.isExtendedKeyUsageCritical }
  /// Whether it may issue certificates.
  public var isAuthority: Bool { said.isAuthority }

  /// Copies share it: what a certificate says is much, and stands in many reports.
  private let said: CertificateContent

  var handle: CertificateHandle { said.handle }

  /// Reads a certificate.
  ///
  /// - Parameter der: One certificate in DER that fills the bytes to the last one, at most 128 KiB.
  /// - Throws: ``CryptoFailure`` when the bytes are none, or when one of its extensions is malformed.
  public init(der: [UInt8]) throws(CryptoFailure) {
    guard der.count <= Limits.certificateBytes else { throw CryptoFailure(doing: "read a certificate of such a size") }
    self = try CertificateCache.shared.certificate(der) { () throws(CryptoFailure) in
      let read = unsafe readDER(der, { unsafe d2i_X509(nil, $0, $1) }, free: { unsafe X509_free($0) })
      guard let pointer = unsafe read else { throw CryptoFailure(doing: "read a certificate") }
      return try unsafe Certificate(
        said: CertificateContent(der: der, sha256: SHA256(of: der), handle: CertificateHandle(owning: pointer)))
    }
  }

  /// A certificate that OpenSSL found inside of something else; it keeps a hold of its own, unless the same is known.
  init(sharing pointer: OpaquePointer) throws(CryptoFailure) {
    let der = unsafe writtenDER { unsafe i2d_X509(pointer, $0) }
    guard der.count <= Limits.certificateBytes else { throw CryptoFailure(doing: "read a certificate of such a size") }
    self = try CertificateCache.shared.certificate(der) { () throws(CryptoFailure) in
      guard unsafe X509_up_ref(pointer) == 1 else { throw CryptoFailure(doing: "share a certificate") }
      return try unsafe Certificate(
        said: CertificateContent(der: der, sha256: SHA256(of: der), handle: CertificateHandle(owning: pointer)))
    }
  }

  private init(said: CertificateContent) {
    self.said = said
  }

  /// Whether it is a responder's of which its issuer says that nobody need ask whether it was revoked (id-pkix-ocsp-nocheck,
  /// RFC 6960, 4.2.2.2.1).
  public var isRevocationUnasked: Bool { unsafe house_has_no_check(handle.pointer) == 1 }

  /// Whether OpenSSL writes it as the bytes that it came as, which it does of DER.
  var isWrittenAsRead: Bool { unsafe writtenDER { unsafe i2d_X509(handle.pointer, $0) } == der }

  /// Whether subject and issuer are the same name, as a root's are.
  public var isSelfIssued: Bool { subject.der == issuer.der }
}

extension Certificate: Hashable {
  /// Whether both are the same bytes.
  public static func == (a: Certificate, b: Certificate) -> Bool { a.sha256 == b.sha256 }

  /// The same bytes hash alike.
  public func hash(into hasher: inout Hasher) { hasher.combine(sha256) }
}

/// OpenSSL's certificate. Threads may share it: it is only read, and it counts its holders with care.
@safe final class CertificateHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
  }

  deinit {
    unsafe X509_free(pointer)
  }
}
