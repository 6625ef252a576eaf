internal import COpenSSL

/// A certificate (RFC 5280): the bytes it came as, and what they say. That it can be read means nothing for its trust.
public struct Certificate: Sendable {
  /// The bytes it came as.
  public let der: [UInt8]
  /// The SHA-256 of the bytes, by which two certificates are the same.
  public let sha256: SHA256
  /// Whom it is about.
  public let subject: DistinguishedName
  /// Who issued it.
  public let issuer: DistinguishedName
  /// The issuer's number for it: hexadecimal digits in lower case without leading zeros, `-` before a negative one.
  public let serialNumber: String
  /// The same number in decimal figures, as XML signatures write it.
  public let serialNumberInDecimal: String
  /// The first second of its validity, in seconds since 1970-01-01T00:00:00Z.
  public let notBefore: Int64
  /// The last second of its validity, in seconds since 1970-01-01T00:00:00Z; may lie before the first in a bad one.
  public let notAfter: Int64
  /// The public key as SubjectPublicKeyInfo in DER.
  public let publicKeyInfo: [UInt8]
  /// The public key, or why it is none that a signature is verified with here.
  public let publicKey: Result<PublicKey, KeyRefusal>
  /// The identifier of its key, when it has one.
  public let subjectKeyIdentifier: [UInt8]?
  /// The identifier of its issuer's key, when it has one.
  public let authorityKeyIdentifier: [UInt8]?
  /// What the key may be used for; nil when it does not say, which allows everything.
  public let keyUsage: KeyUsage?
  /// The purposes it names, as object identifiers; nil when it names none, which allows all.
  public let extendedKeyUsage: [String]?
  /// Whether the purposes are marked critical.
  public let isExtendedKeyUsageCritical: Bool
  /// Whether it may issue certificates.
  public let isAuthority: Bool

  let handle: CertificateHandle

  /// Reads a certificate.
  ///
  /// - Parameter der: One certificate in DER that fills the bytes to the last one, at most 128 KiB.
  /// - Throws: ``CryptoFailure`` when the bytes are none, or when one of its extensions is malformed.
  public init(der: [UInt8]) throws(CryptoFailure) {
    guard der.count <= Limits.certificateBytes else { throw CryptoFailure(doing: "read a certificate of such a size") }
    self = try CertificateCache.shared.certificate(der) { hash throws(CryptoFailure) in
      let read = unsafe readDER(der, { unsafe d2i_X509(nil, $0, $1) }, free: { unsafe X509_free($0) })
      guard let pointer = unsafe read else { throw CryptoFailure(doing: "read a certificate") }
      return try unsafe Certificate(der: der, sha256: hash, handle: CertificateHandle(owning: pointer))
    }
  }

  /// A certificate that OpenSSL found inside of something else; it keeps a hold of its own, unless the same is known.
  init(sharing pointer: OpaquePointer) throws(CryptoFailure) {
    let der = unsafe writtenDER { unsafe i2d_X509(pointer, $0) }
    guard der.count <= Limits.certificateBytes else { throw CryptoFailure(doing: "read a certificate of such a size") }
    self = try CertificateCache.shared.certificate(der) { hash throws(CryptoFailure) in
      guard unsafe X509_up_ref(pointer) == 1 else { throw CryptoFailure(doing: "share a certificate") }
      return try unsafe Certificate(der: der, sha256: hash, handle: CertificateHandle(owning: pointer))
    }
  }

  private init(der: [UInt8], sha256: SHA256, handle: CertificateHandle) throws(CryptoFailure) {
    let pointer = unsafe handle.pointer
    // OpenSSL reads the extensions once, at the first question; asked here, before threads share the object.
    _ = unsafe X509_check_purpose(pointer, -1, 0)
    guard unsafe X509_get_extension_flags(pointer) & UInt32(EXFLAG_INVALID) == 0 else {
      throw CryptoFailure(doing: "read the extensions of a certificate")
    }
    var (begin, end): (Int64, Int64) = (0, 0)
    guard unsafe house_seconds(X509_get0_notBefore(pointer), &begin) == 1,
      unsafe house_seconds(X509_get0_notAfter(pointer), &end) == 1
    else { throw CryptoFailure(doing: "read the validity of a certificate") }
    self.der = der
    self.handle = handle
    self.sha256 = sha256
    subject = unsafe DistinguishedName(X509_get_subject_name(pointer))
    issuer = unsafe DistinguishedName(X509_get_issuer_name(pointer))
    (serialNumber, serialNumberInDecimal) = unsafe figures(X509_get0_serialNumber(pointer))
    (notBefore, notAfter) = (begin, end)
    publicKeyInfo = unsafe writtenDER { unsafe i2d_X509_PUBKEY(X509_get_X509_PUBKEY(pointer), $0) }
    publicKey = unsafe PublicKey.of(X509_get0_pubkey(pointer), der: publicKeyInfo)
    subjectKeyIdentifier = unsafe X509_get0_subject_key_id(pointer).map { unsafe octets($0) }
    authorityKeyIdentifier = unsafe X509_get0_authority_key_id(pointer).map { unsafe octets($0) }
    let usage = unsafe X509_get_key_usage(pointer)
    keyUsage = usage == UInt32.max ? nil : KeyUsage(rawValue: usage)
    isAuthority = unsafe X509_check_ca(pointer) == 1
    (extendedKeyUsage, isExtendedKeyUsageCritical) = unsafe purposes(pointer)
    ERR_clear_error()
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

private func figures(_ number: UnsafePointer<ASN1_INTEGER>?) -> (hexadecimal: String, decimal: String) {
  guard let big = unsafe ASN1_INTEGER_to_BN(number, nil) else { return ("", "") }
  defer { unsafe BN_free(big) }
  let magnitude = unsafe [UInt8](unsafeUninitializedCapacity: Int((BN_num_bits(big) + 7) / 8)) { buffer, count in
    count = unsafe Int(BN_bn2bin(big, buffer.baseAddress))
  }
  let digits = magnitude.hex.drop { $0 == "0" }
  let sign = unsafe BN_is_negative(big) == 1 ? "-" : ""
  let decimal = unsafe BN_bn2dec(big)
  defer { unsafe CRYPTO_free(decimal, #file, #line) }
  return unsafe (sign + (digits.isEmpty ? "0" : String(digits)), decimal.map { unsafe String(cString: $0) } ?? "")
}

private func purposes(_ certificate: OpaquePointer) -> (identifiers: [String]?, isCritical: Bool) {
  var critical: Int32 = 0
  guard let list = unsafe house_extended_key_usage(certificate, &critical) else { return (nil, false) }
  defer { unsafe EXTENDED_KEY_USAGE_free(list) }
  let identifiers = unsafe (0..<max(0, house_objects(list))).map { unsafe dotted(house_object(list, $0)) }
  return (identifiers, critical == 1)
}
