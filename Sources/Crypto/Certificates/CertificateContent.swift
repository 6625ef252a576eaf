internal import COpenSSL

/// What a certificate says, read once.
final class CertificateContent: Sendable {
  let der: [UInt8]
  let sha256: SHA256
  let subject: DistinguishedName
  let issuer: DistinguishedName
  let serialNumber: String
  let serialNumberInDecimal: String
  let notBefore: Int64
  let notAfter: Int64
  let publicKeyInfo: [UInt8]
  let publicKey: Result<PublicKey, KeyRefusal>
  let subjectKeyIdentifier: [UInt8]?
  let authorityKeyIdentifier: [UInt8]?
  let keyUsage: KeyUsage?
  let extendedKeyUsage: [String]?
  let isExtendedKeyUsageCritical: Bool
  let isAuthority: Bool
  let handle: CertificateHandle

  init(der: [UInt8], sha256: SHA256, handle: CertificateHandle) throws(CryptoFailure) {
    let pointer = unsafe handle.pointer
    guard unsafe house_policy_bytes(pointer) <= Limits.policyBytes else {
      throw CryptoFailure(doing: "read a certificate with so many policies")
    }
    // OpenSSL reads the extensions once, at the first question; asked here, before threads share the object.
    try CryptoFailure.check(unsafe house_certificate_settle(pointer), doing: "read the policies of a certificate")
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
