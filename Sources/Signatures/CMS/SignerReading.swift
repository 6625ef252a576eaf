internal import Crypto
internal import Text
internal import WorkingTime

/// One signer of a CMS message, held against what RFC 5652 and CAdES ask of it; signatures in files, in PDFs and in time
/// stamps are all read here.
struct SignerReading {
  let message: SignedMessage
  let signer: MessageSigner
  /// The kind that the content must have.
  let contentKind: String
  /// What was signed; nil when it is not at hand.
  let content: CoveredContent?
  /// Certificates that did not come with the message, among which the signer's may be.
  var others: [Certificate] = []
  /// Whether the signature must name its certificate (RFC 5035), as CAdES, PAdES and time stamps do; what is older only
  /// notes that it does not.
  var needsReference = true

  /// The checks, in the order of ETSI EN 319 102-1, and the signer's certificate and key when they were found.
  func read() -> (checks: [Check], certificate: Certificate?, key: PublicKey?) {
    var checks = [attributes]
    let (certificate, identity) = self.identity()
    checks += identity
    checks.append(hash)
    var key: PublicKey?
    if let certificate {
      let (found, check) = usable(certificate)
      key = found
      checks.append(check)
    }
    checks.append(signature(key))
    return (checks, certificate, key)
  }

  private var attributes: Check {
    let rule = "format.attributes"
    func malformed(_ vi: String, _ en: String) -> Check { Check(rule, .failed(.formatFailure), Words(vi: vi, en: en)) }
    guard message.contentKind == contentKind else {
      return malformed("nội dung được ký không đúng loại", "what is signed is of another kind: \(message.contentKind)")
    }
    guard !signer.signedAttributes.isEmpty else {
      return malformed("chữ ký không có thuộc tính được ký", "the signature has no signed attributes")
    }
    let kinds = signer.signedAttributes.map(\.kind)
    guard Set(kinds).count == kinds.count, signer.signedAttributes.allSatisfy({ !$0.values.isEmpty }) else {
      return malformed("một thuộc tính được ký có hai lần", "a signed attribute is there twice, or empty")
    }
    let kind = signer.signed(AttributeKind.contentType).map { DERElement($0[...])?.objectIdentifier }
    guard kind == [contentKind] else {
      return malformed("thuộc tính contentType thiếu hoặc sai", "the attribute contentType is missing or wrong")
    }
    guard messageDigest != nil else {
      return malformed("thuộc tính messageDigest thiếu hoặc sai", "the attribute messageDigest is missing or wrong")
    }
    let times = signer.signed(AttributeKind.signingTime)
    guard times.count <= 1, times.allSatisfy({ secondsOfEncodedTime($0) != nil }) else {
      return malformed("thuộc tính signingTime sai", "the attribute signingTime is wrong")
    }
    return Check(
      rule, .passed, Words(vi: "các thuộc tính được ký đúng quy cách", en: "the signed attributes are right"))
  }

  /// The hash that the signed attributes give for the content.
  var messageDigest: [UInt8]? {
    let values = signer.signed(AttributeKind.messageDigest)
    guard values.count == 1, let element = DERElement(values[0][...]), element.tag == 0x04 else { return nil }
    return Array(element.content)
  }

  /// The time that the signer claims.
  var claimedTime: Instant? {
    signer.signed(AttributeKind.signingTime).first.flatMap(secondsOfEncodedTime).map {
      Instant(milliseconds: $0 * 1000)
    }
  }

  private func identity() -> (Certificate?, [Check]) {
    let candidates = message.candidates(for: signer, among: message.certificates + others)
    guard let first = candidates.first else {
      return (nil, [.noSigner])
    }
    let rule = "identity.reference"
    let named = candidates.map { ((try? signer.namesSigner($0)) ?? false) as Bool? }
    let hasReference =
      !signer.signed(AttributeKind.signingCertificate).isEmpty
      || !signer.signed(AttributeKind.signingCertificateV2).isEmpty
    guard hasReference else {
      let words = Words(
        vi: "chữ ký không ràng buộc với chứng thư nào (thiếu thuộc tính signing-certificate)",
        en: "the signature is bound to no certificate (the attribute signing-certificate is missing)")
      let outcome = needsReference ? Check.Outcome.failed(.signatureConstraintsFailure) : .noted
      return (first, [.signerFound, Check(rule, outcome, words)])
    }
    guard let position = named.firstIndex(of: true) else {
      let words = Words(
        vi: "chữ ký ràng buộc với một chứng thư khác",
        en: "the signature is bound to another certificate than the one that came with it")
      return (first, [.signerFound, Check(rule, .failed(.noSigningCertificateFound), words)])
    }
    let words = Words(vi: "chữ ký ràng buộc với đúng chứng thư này", en: "the signature is bound to this certificate")
    return (candidates[position], [.signerFound, Check(rule, .passed, words)])
  }

  private var hash: Check {
    let rule = "crypto.hash"
    guard let digest = signer.digest else {
      return Check.unknownAlgorithm(rule, signer.digestIdentifier)
    }
    guard let content else {
      return Check(
        rule, .failed(.signedDataNotFound),
        Words(
          vi: "không có nội dung đã ký (chữ ký tách rời)", en: "what was signed is not at hand (a detached signature)")
      )
    }
    // Without the attribute there is nothing to compare; that it is missing has been noted.
    guard let messageDigest else {
      return Check(rule, .noted, Words(vi: "chữ ký không nêu giá trị băm", en: "the signature states no hash"))
    }
    return content.hash(by: digest) == messageDigest
      ? Check(rule, .passed, Words(vi: "nội dung không thay đổi từ khi ký", en: "the content is as it was signed"))
      : Check(
        rule, .failed(.hashFailure),
        Words(vi: "nội dung đã bị thay đổi sau khi ký", en: "the content was changed after it was signed"))
  }

  private func usable(_ certificate: Certificate) -> (PublicKey?, Check) {
    do {
      let key = try certificate.publicKey.get()
      let words = Words(
        vi: "khóa \(key.commonName) \(key.bits) bit", en: "the key is \(key.commonName) of \(key.bits) bits")
      return (key, Check("crypto.key", .passed, words))
    } catch {
      let words = Words(
        vi: "khóa của chứng thư không dùng được: \(error)", en: "the certificate's key is of no use here: \(error)")
      return (nil, Check("crypto.key", .failed(.cryptographicConstraintsFailure), words))
    }
  }

  private func signature(_ key: PublicKey?) -> Check {
    let rule = "crypto.signature"
    guard signer.algorithm != nil else {
      return Check.unknownAlgorithm(rule, signer.algorithmIdentifier)
    }
    guard let key, !signer.signedAttributes.isEmpty || content != nil else {
      return Check(
        rule, .noted, Words(vi: "chưa kiểm tra được giá trị chữ ký", en: "the signature's value could not be checked"))
    }
    // With signed attributes the value is over them, and the content need not be put together.
    return signer.verifies(with: key, content: signer.signedAttributes.isEmpty ? content?.octets ?? [] : [])
      ? Check(rule, .passed, Words(vi: "giá trị chữ ký đúng", en: "the signature's value is right"))
      : Check(
        rule, .failed(.signatureCryptographyFailure),
        Words(
          vi: "giá trị chữ ký không do khóa của chứng thư này tạo ra",
          en: "the signature's value was not made with this certificate's key"))
  }
}

extension Check {
  static let signerFound = Check(
    "identity.certificate", .passed, Words(vi: "có chứng thư của người ký", en: "the signer's certificate is there"))

  static let noSigner = Check(
    "identity.certificate", .failed(.noSigningCertificateFound),
    Words(vi: "không tìm thấy chứng thư của người ký", en: "the signer's certificate was not found"))

  static func unknownAlgorithm(_ rule: String, _ identifier: String) -> Check {
    Check(
      rule, .failed(.cryptographicConstraintsFailure),
      Words(
        vi: "thuật toán \(identifier) không được hỗ trợ hoặc không khớp",
        en: "the algorithm \(identifier) is not supported, or contradicts another"))
  }
}
