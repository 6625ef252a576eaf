import Crypto
import Text
import XML

/// The checks of one signature whose parts are all found.
struct XMLValidation {
  private let signature: ResolvedSignature
  private let keys: [PublicKey]
  private let pool: [Certificate]
  private let uncovered: Node?
  private let isAlone: Bool
  private let keptOctets: Int

  /// - Parameters:
  ///   - uncovered: What of the document no signature covers.
  ///   - isAlone: Whether the document has no other signature.
  ///   - keptOctets: How many octets of a content are kept at most; those of a longer one are only hashed.
  init(
    _ signature: ResolvedSignature, certificates: [Certificate], keys: [PublicKey], uncovered: Node?, isAlone: Bool,
    keptOctets: Int
  ) {
    self.signature = signature
    self.keys = keys
    self.uncovered = uncovered
    self.isAlone = isAlone
    self.keptOctets = keptOctets
    pool = certificates
  }

  private var reading: XMLSignatureReading { signature.reading }

  /// What comes of it.
  var result: XMLSignature {
    do throws(XMLFault) { return try checked() } catch {
      return XMLSignature(faulty: reading.node, error)
    }
  }

  private func checked() throws(XMLFault) -> XMLSignature {
    guard !signature.contents.isEmpty else {
      throw .format(vi: "chữ ký không ký nội dung nào", en: "the signature is over no content at all")
    }
    var octets: [CoveredContent] = []
    for content in signature.all {
      // Its own properties are read from their octets.
      octets.append(try content.covered(keeping: signature.isContent(content) ? keptOctets : .max))
    }
    let properties = try signedProperties(octets)
    let unsigned = try reading.properties?.unsigned.map { node throws(XMLFault) in
      try UnsignedProperties(node, of: signature)
    }

    var checks = [
      Check(
        "format.structure", .passed, Words(vi: "cấu trúc chữ ký đúng", en: "the signature is built as it must be"))
    ]
    checks.append(coverageCheck)
    let signer = SignerChoice(
      candidates: reading.keyInfo.certificates, pool: pool, keys: keys,
      named: properties?.signingCertificates?.first, value: reading.value, message: reading.info.octets,
      algorithm: reading.info.method.algorithm)
    checks += signer.identityChecks(hasProperties: reading.properties != nil, isKeyInfoSigned: isKeyInfoSigned)
    let digestChecks = zip(signature.all, octets).map { contentCheck($0, $1) }
    checks += digestChecks
    checks.append(signer.signatureCheck(methodAddress: reading.info.method.address))
    if let described = properties?.describedReferences { checks += descriptionChecks(described) }
    var passedOver = (properties?.passedOver ?? []) + (unsigned?.passedOver ?? [])
    var stamps: [TimeStampFound] = []
    for stamp in properties?.contentTimeStamps ?? [] {
      guard let contents = signature.stampedContents(stamp) else {
        passedOver.append("IndividualDataObjectsTimeStamp")
        continue
      }
      stamps += try stamp.found(.content) { form throws(XMLFault) in
        var octets: [UInt8] = []
        for content in contents { octets += try content.octets(unstated: form) }
        return octets
      }
    }
    if !passedOver.isEmpty {
      let names = Set(passedOver).sorted().map(\.quoted).joined(separator: ", ")
      checks.append(
        Check(
          "format.unsigned", .noted,
          Words(
            vi: "không xét các thuộc tính: \(names)",
            en: "properties that are not looked at: \(names)")))
    }
    return assembled(checks, octets, signer, properties, unsigned, stamps)
  }

  private func assembled(
    _ checks: [Check], _ octets: [CoveredContent], _ signer: SignerChoice, _ properties: SignedProperties?,
    _ unsigned: UnsignedProperties?, _ contentTimeStamps: [TimeStampFound]
  ) -> XMLSignature {
    let contents = signature.contents
    let isWhole = contents.count == 1 && firstUncovered(by: contents) == nil
    var signed: [XMLSignature.SignedPart] = []
    var covered: [CoveredOctets] = []
    for (content, bytes) in zip(signature.all, octets) where signature.isContent(content) {
      if bytes.isKept { signed.append(XMLSignature.SignedPart(path: content.place, octets: bytes.octets)) }
      covered.append(CoveredOctets(what: content.words, isWholeDocument: isWhole, content: bytes))
    }
    let facts = SignatureFacts(
      format: .xml, place: reading.node.path, covered: covered,
      algorithms: AlgorithmFacts(
        reading.info.method, contents: reading.info.references.map(\.digestAddress), key: signer.key),
      claimedTime: properties?.claimedTime, namedPolicy: properties?.namedPolicy, remarks: properties?.remarks ?? [:])
    var found = SignatureFound(facts: facts, checks: checks, signer: signer.certificate)
    found.certificates = reading.keyInfo.certificates + (unsigned?.certificates ?? [])
    found.revocationLists = reading.keyInfo.revocationLists + (unsigned?.revocationLists ?? [])
    found.ocspResponses = unsigned?.ocspResponses ?? []
    found.timeStamps = contentTimeStamps + (unsigned?.timeStamps ?? [])
    found.isAboutGiven = contents.contains { $0.node == nil }
    let holds = checks.allSatisfy { $0.failure == nil }
    return XMLSignature(
      found: found, signed: holds ? signed : [], isCut: holds && signed.count < covered.count)
  }

  private var isKeyInfoSigned: Bool {
    reading.keyInfoNode.map { keyInfo in signature.all.contains { $0.node == keyInfo } } ?? false
  }

  /// The signed properties, from the octets of the one reference that must cover them.
  private func signedProperties(_ octets: [CoveredContent]) throws(XMLFault) -> SignedProperties? {
    let typed = zip(signature.all, octets).filter { isTypeOfSignedProperties($0.0.reference.type) }
    guard let node = reading.properties?.signed else {
      guard typed.isEmpty else { throw propertiesFault }
      return nil
    }
    guard typed.count == 1, let (content, bytes) = typed.first, content.node == node, !content.isDocument,
      signature.all.filter({ $0.node == node }).count == 1
    else { throw propertiesFault }
    return try SignedProperties(bytes.octets)
  }

  private var propertiesFault: XMLFault {
    .format(
      vi: "SignedProperties phải được chính chữ ký này ký bằng đúng một Reference",
      en: "the SignedProperties must be covered by exactly one Reference of this very signature")
  }

  private var coverageCheck: Check {
    guard let uncovered else {
      return Check(
        "format.coverage", .passed,
        Words(vi: "mọi nội dung của tệp đều được ký", en: "all that can be read in the document is signed"))
    }
    return Check(
      "format.coverage", .failed(.formatFailure),
      Words(
        vi: "phần \(uncovered.path.quoted) của tệp không được ký: đọc tệp sẽ thấy khác với nội dung đã ký",
        en: "the part \(uncovered.path.quoted) is not signed: who reads the document reads something else"))
  }

  private func contentCheck(_ content: ResolvedSignature.Content, _ octets: CoveredContent) -> Check {
    let place = content.place
    guard let algorithm = XMLAlgorithms.digests[content.reference.digestAddress] else {
      return .unknownAlgorithm("crypto.hash", content.reference.digestAddress.quoted)
    }
    guard octets.hash(by: algorithm) == content.reference.digest else {
      return Check(
        "crypto.hash", .failed(.hashFailure),
        Words(
          vi: "nội dung \(place.quoted) đã bị thay đổi sau khi ký",
          en: "the content \(place.quoted) was changed after it was signed"))
    }
    return Check(
      "crypto.hash", .passed,
      Words(vi: "nội dung \(place.quoted) đúng như khi ký", en: "the content \(place.quoted) is as it was signed"))
  }

  /// What of the document this signature alone does not cover.
  private func firstUncovered(by contents: [ResolvedSignature.Content]) -> Node? {
    if isAlone { return uncovered }
    return XMLCoverage(contents.compactMap(\.piece), signatures: [reading.node])
      .firstUncovered(in: reading.node.tree.root)
  }

  private func descriptionChecks(_ described: [String]) -> [Check] {
    let identifiers = Set(reading.info.references.compactMap(\.identifier))
    return described.filter { !identifiers.contains($0) }.prefix(1).map { missing in
      Check(
        "format.properties", .failed(.formatFailure),
        Words(
          vi: "thuộc tính được ký nói về \(missing.quoted), mà chữ ký không có Reference đó",
          en: "a signed property is about \(missing.quoted), which is no Reference of the signature"))
    }
  }
}

extension ResolvedSignature.Content {
  /// What it is, for a person.
  fileprivate var words: Words {
    switch source {
    case .inside(_, isDocument: true): Words(vi: "toàn bộ tài liệu XML", en: "the whole XML document")
    case .inside(let node, isDocument: false):
      Words(vi: "phần tử \(node.name.quoted)", en: "the element \(node.name.quoted)")
    case .beside(_, let address):
      Words(vi: "tệp nội dung đi kèm (\(address.quoted))", en: "the file beside it (\(address.quoted))")
    }
  }
}

private func isTypeOfSignedProperties(_ type: String?) -> Bool {
  guard let type, type.hasSuffix("#SignedProperties") else { return false }
  return type == "http://uri.etsi.org/01903#SignedProperties"
    || XMLNamespace.properties.contains(String(type.dropLast("SignedProperties".count)))
}
