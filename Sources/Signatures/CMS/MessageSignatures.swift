internal import Crypto
internal import Text
internal import WorkingTime

/// Finds the signatures of a CMS message: CAdES in a file of its own, or what stands in a PDF.
struct MessageSignatures {
  /// The kind of document it is found in.
  var format = SignatureFacts.Format.cms
  /// Where it stands; nil for the position of each signer.
  var place: String?
  /// What the content is, for a person.
  var what = Words(vi: "toàn bộ tệp", en: "the whole file")
  /// Whether the content is all that there is to read.
  var isWholeDocument = true
  /// Whether zeros may follow the message.
  var allowsZerosBehind = false
  /// Whether the signature must name its certificate (RFC 5035); false for what is older than that, such as
  /// `adbe.pkcs7.detached` in PDFs.
  var needsReference = true
  /// Certificates that did not come with the message, among which a signer's may be.
  var others: [Certificate] = []

  /// The signatures, one a signer; a message that cannot be read, or that nobody signed, is one that fails.
  ///
  /// - Parameters:
  ///   - bytes: The message in DER or BER.
  ///   - content: What was signed, when it stands elsewhere.
  func found(in bytes: [UInt8], content: CoveredContent?) -> [SignatureFound] {
    let message: SignedMessage
    do {
      message = try SignedMessage(reading: bytes, allowsZerosBehind: allowsZerosBehind)
    } catch {
      return [
        failed(
          "format.structure", .formatFailure,
          Words(
            vi: "không phải là một thông điệp CMS SignedData hoàn chỉnh",
            en: "this is no complete CMS SignedData message, or something stands behind it"))
      ]
    }
    guard !message.signers.isEmpty else {
      return [
        failed("format.structure", .formatFailure, Words(vi: "không có người ký", en: "the message has no signer"))
      ]
    }
    return message.signers.map { found($0, of: message, content: content) }
  }

  private func failed(_ rule: String, _ failure: SubIndication, _ words: Words) -> SignatureFound {
    SignatureFound(
      facts: SignatureFacts(format: format, place: place ?? "message"), checks: [Check(rule, .failed(failure), words)])
  }

  private func found(_ signer: MessageSigner, of message: SignedMessage, content: CoveredContent?) -> SignatureFound {
    let signed = message.content.map { CoveredContent($0) } ?? content
    let reading = SignerReading(
      message: message, signer: signer, contentKind: SignedMessage.dataKind, content: signed,
      others: others, needsReference: needsReference)
    let (checks, certificate, key) = reading.read()
    var facts = SignatureFacts(format: format, place: place ?? "signer \(signer.position + 1)")
    if let signed {
      facts.covered = [CoveredOctets(what: what, isWholeDocument: isWholeDocument, content: signed)]
    }
    facts.algorithms = signer.facts(key: key)
    facts.claimedTime = reading.claimedTime
    facts.namedPolicy = signer.namedPolicy
    var found = SignatureFound(
      facts: facts, checks: [structure(message, content: content)] + checks, signer: certificate)
    if let octets = signed?.maker { found.content = { [SignedContent(place: "", octets: octets())] } }
    found.certificates = message.certificates + signer.certificateValues
    found.revocationLists = message.revocationLists + signer.revocationValues.lists
    found.ocspResponses = message.ocspResponses + signer.revocationValues.responses
    found.timeStamps =
      signer.signed(AttributeKind.contentTimeStamp).map {
        TimeStampFound(kind: .content, token: $0, stamped: signed?.octets ?? [])
      }
      + signer.unsigned(AttributeKind.signatureTimeStamp).map {
        TimeStampFound(kind: .signature, token: $0, stamped: signer.signature)
      }
    if let parts = message.parts, parts.signers.indices.contains(signer.position) {
      found.timeStamps +=
        ArchiveTimeStamps(
          parts: parts, signer: parts.signers[signer.position], content: signed, isDetached: message.content == nil
        ).found
    }
    if let passedOver = signer.passedOver { found.checks.append(passedOver) }
    return found
  }

  /// What is inside of the message and what was given beside it must be one thing: else it is not clear which was signed.
  private func structure(_ message: SignedMessage, content: CoveredContent?) -> Check {
    guard let inside = message.content, let content, inside != content.octets else {
      return Check("format.structure", .passed, Words(vi: "thông điệp CMS hoàn chỉnh", en: "a complete CMS message"))
    }
    return Check(
      "format.structure", .failed(.hashFailure),
      Words(
        vi: "nội dung nằm trong chữ ký khác với nội dung được đưa ra",
        en: "the content inside of the signature is another than the one beside it"))
  }
}

extension MessageSigner {
  /// The facts of how the signature was made, by names that are known or by the identifiers that stand there.
  func facts(key: PublicKey?) -> AlgorithmFacts {
    if let algorithm {
      return AlgorithmFacts(algorithm, contentDigests: digest.map { [$0] } ?? [], key: key)
    }
    return AlgorithmFacts(
      scheme: algorithmIdentifier, digest: digest?.commonName ?? digestIdentifier,
      contentDigests: [digest?.commonName ?? digestIdentifier], keyKind: key?.commonName, keyBits: key?.bits ?? 0)
  }

  /// The identifier of the policy that the signer says it signs under.
  var namedPolicy: String? {
    signed(AttributeKind.signaturePolicy).first
      .flatMap { DERElement($0[...])?.children?.first?.objectIdentifier }
  }

  /// Time stamps beside the signature of which nothing is made here: they prove nothing, and harm nothing.
  var passedOver: Check? {
    let names = MessageSigner.unusedTimeStamps.filter { !unsigned($0.key).isEmpty }.values.sorted()
    guard !names.isEmpty else { return nil }
    let list = names.joined(separator: ", ")
    return Check(
      "format.unsigned", .noted,
      Words(
        vi: "không xét các dấu thời gian thuộc loại: \(list)",
        en: "time stamps of these kinds are not looked at: \(list)"))
  }

  /// Kinds that newer ones have taken the place of (ETSI TS 101 733, 6.3.5, 6.3.6, 6.4.4; RFC 5126, 6.4.1).
  private static let unusedTimeStamps = [
    "1.2.840.113549.1.9.16.2.25": "CAdES-C-timestamp",
    "1.2.840.113549.1.9.16.2.26": "time-stamped-certs-crls-references",
    "1.2.840.113549.1.9.16.2.27": "archive-time-stamp", "0.4.0.1733.2.2": "long-term-validation",
  ]

  /// Certificates that were put beside the signature later.
  var certificateValues: [Certificate] {
    unsigned(AttributeKind.certificateValues).flatMap { DERElement($0[...])?.children ?? [] }
      .prefix(100).compactMap { try? Certificate(der: Array($0.whole)) }
  }

  /// Revocation data that was put beside the signature later, or signed with it in a PDF: both have lists under [0] and OCSP
  /// responses under [1] (RFC 5126, 6.3.4; ISO 32000-1, 12.8.3.3.2).
  var revocationValues: (lists: [RevocationList], responses: [[UInt8]]) {
    var (lists, responses): ([RevocationList], [[UInt8]]) = ([], [])
    for value in unsigned(AttributeKind.revocationValues) + signed(AttributeKind.adobeRevocation) {
      for part in DERElement(value[...])?.children ?? [] {
        let values = (part.children?.first?.children ?? []).prefix(100)
        switch part.tag {
        case 0xA0: lists += values.compactMap { try? RevocationList(der: Array($0.whole)) }
        case 0xA1: responses += values.map { Array($0.whole) }
        default: break
        }
      }
    }
    return (lists, responses)
  }
}
