internal import COpenSSL

extension MessageSigner {
  /// Takes a signer out of OpenSSL's message.
  init(_ info: OpaquePointer, position: Int) {
    self.position = position
    var (digestObject, signatureObject): (OpaquePointer?, OpaquePointer?) = (nil, nil)
    var parameters: UnsafePointer<ASN1_STRING>?
    unsafe house_signer_algorithms(info, &digestObject, &signatureObject, &parameters)
    digestIdentifier = unsafe dotted(digestObject)
    let identifier = unsafe dotted(signatureObject)
    let digest = DigestAlgorithm(identifier: digestIdentifier)
    algorithmIdentifier = identifier
    self.digest = digest
    algorithm =
      identifier == "1.2.840.113549.1.1.10"
      ? unsafe pssAlgorithm(parameters, digest: digest)
      : digest.flatMap { SignatureAlgorithm(identifier: identifier, digest: $0) }
    signature = unsafe octets(CMS_SignerInfo_get0_signature(info))
    let signedCount = unsafe CMS_signed_get_attr_count(info)
    var signed: [Attribute] = []
    var encoded: [UInt8] = []
    for index in 0..<max(0, signedCount) {
      guard let attribute = unsafe CMS_signed_get_attr(info, index) else { continue }
      signed.append(unsafe Attribute(attribute))
      encoded += unsafe writtenDER { unsafe i2d_X509_ATTRIBUTE(attribute, $0) }
    }
    signedAttributes = signed
    // The signature is over the SET OF (0x31), not over the [0] that stands in the message (RFC 5652, 5.4), and over the
    // attributes in the order in which they stand there.
    attributeOctets = signedCount > 0 ? derElement(tag: 0x31, encoded) : nil
    var unsigned: [Attribute] = []
    for index in 0..<max(0, min(unsafe CMS_unsigned_get_attr_count(info), Int32(Limits.messageAttributes))) {
      guard let attribute = unsafe CMS_unsigned_get_attr(info, index) else { continue }
      unsigned.append(unsafe Attribute(attribute))
    }
    unsignedAttributes = unsigned
  }

  /// Whether the signing-certificate attributes among the signed ones name a certificate as the signer's (RFC 5035);
  /// nil when there are none.
  public func namesSigner(_ certificate: Certificate) throws(CryptoFailure) -> Bool? {
    let old = signed(AttributeKind.signingCertificate)
    let new = signed(AttributeKind.signingCertificateV2)
    guard !old.isEmpty || !new.isEmpty else { return nil }
    guard old.count <= 1, new.count <= 1 else { return false }
    guard let stack = unsafe house_certificates_new() else { throw CryptoFailure(doing: "hold a certificate") }
    defer { unsafe house_certificates_free(stack) }
    try CryptoFailure.check(
      unsafe house_certificates_add(stack, certificate.handle.pointer), doing: "hold a certificate")
    defer { ERR_clear_error() }
    let (v1, v2) = (old.first ?? [], new.first ?? [])
    return unsafe house_names_signer(v1, v1.count, v2, v2.count, stack) == 1
  }
}

extension MessageSigner.Attribute {
  fileprivate init(_ attribute: OpaquePointer) {
    kind = unsafe dotted(X509_ATTRIBUTE_get0_object(attribute))
    let count = unsafe max(0, min(X509_ATTRIBUTE_count(attribute), Int32(Limits.messageAttributes)))
    values = (0..<count).map { index in
      guard let value = unsafe X509_ATTRIBUTE_get0_type(attribute, index) else { return [] }
      return unsafe writtenDER { unsafe i2d_ASN1_TYPE(value, $0) }
    }
  }
}

private func pssAlgorithm(_ parameters: UnsafePointer<ASN1_STRING>?, digest: DigestAlgorithm?) -> SignatureAlgorithm? {
  guard let parameters = unsafe parameters, let digest else { return nil }
  var hash = [CChar](repeating: 0, count: 128)
  var mask = hash
  var salt: Int64 = 0
  defer { ERR_clear_error() }
  guard unsafe house_pss(parameters, &hash, &mask, Int32(hash.count), &salt) == 1,
    DigestAlgorithm(identifier: text(hash)) == digest, let mask = DigestAlgorithm(identifier: text(mask)),
    (0...1024).contains(salt)
  else { return nil }
  return .rsaPSS(digest, mask: mask, saltBytes: Int(salt))

  func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
