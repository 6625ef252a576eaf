import Crypto
import XML

/// What was put beside a signature after it was made (ETSI EN 319 132-1, 5.3 to 5.5): time stamps and evidence.
///
/// Nothing of it is signed. What cannot be read is left out and counted: it proves nothing, and harms nothing.
struct UnsignedProperties {
  private(set) var timeStamps: [TimeStampFound] = []
  private(set) var certificates: [Certificate] = []
  private(set) var revocationLists: [RevocationList] = []
  private(set) var ocspResponses: [[UInt8]] = []
  /// Properties that nothing here makes use of, and those that cannot be read.
  private(set) var passedOver: [String] = []
  private var archives = 0

  init() {}

  init(_ node: Node, of signature: ResolvedSignature) throws(XMLFault) {
    for group in node.elements where group.name == "UnsignedSignatureProperties" {
      var before: [Node] = []
      for property in group.elements {
        let element = try readable(property)
        let isKnown = XMLNamespace.properties.contains(element.namespace)
        switch element.name {
        case "SignatureTimeStamp" where isKnown: try take(timeStamp: element, signature.reading.valueNode)
        case "ArchiveTimeStamp" where element.namespace == XMLNamespace.laterProperties:
          try take(archive: element, signature, before)
        case "CertificateValues" where isKnown, "TimeStampValidationData": take(evidence: element)
        case "RevocationValues" where isKnown: take(evidence: element)
        default: passedOver.append(element.name)
        }
        before.append(property)
      }
    }
    guard
      [timeStamps.count, certificates.count, revocationLists.count, ocspResponses.count].allSatisfy({
        $0 <= XMLLimits.evidence
      })
    else {
      throw .format(
        vi: "có hơn \(XMLLimits.evidence) dấu thời gian, chứng thư hoặc danh sách thu hồi",
        en: "more than \(XMLLimits.evidence) time stamps, certificates or revocation lists")
    }
  }

  /// A time stamp on the canonical form of the SignatureValue element (5.3).
  private mutating func take(timeStamp element: Element, _ signatureValue: Node) throws(XMLFault) {
    var form = CanonicalForm(.inclusive)
    if let method = element.elements.first(where: { $0.isSignaturePart("CanonicalizationMethod") }) {
      form = try canonicalForm(of: method)
    }
    let tokens = element.all("EncapsulatedTimeStamp")
    if tokens.isEmpty { passedOver.append(element.name) }
    guard tokens.count <= XMLLimits.evidence else {
      throw .format(vi: "quá nhiều dấu thời gian", en: "too many time stamps")
    }
    for token in tokens {
      guard let bytes = try? token.base64() else {
        passedOver.append(token.name)
        continue
      }
      let stamped = try canonical { () throws(Malformed) in try signatureValue.canonical(form) }
      timeStamps.append(TimeStampFound(kind: .signature, token: bytes, stamped: stamped))
    }
  }

  /// A time stamp on everything that stands before it (5.5.2): it vouches for the time stamps there.
  private mutating func take(
    archive element: Element, _ signature: ResolvedSignature, _ before: [Node]
  ) throws(XMLFault) {
    guard archives < XMLLimits.contentTimeStamps, let stamp = XMLTimeStamp(element), stamp.included.isEmpty else {
      passedOver.append(element.name)
      return
    }
    archives += 1
    let older = Set(timeStamps.map { SHA256(of: $0.token) })
    timeStamps += try stamp.found(.archive) { form throws(XMLFault) in try signature.archived(form, before: before) }
      .map { one in
        var one = one
        one.vouchesFor = older
        return one
      }
  }

  /// Certificates, revocation lists and OCSP responses, however deep their groups stand.
  private mutating func take(evidence element: Element) {
    for part in element.elements {
      switch part.name {
      case "EncapsulatedX509Certificate":
        guard let der = try? part.base64(), let certificate = try? Certificate(der: der) else {
          passedOver.append(part.name)
          continue
        }
        certificates.append(certificate)
      case "EncapsulatedCRLValue":
        guard let der = try? part.base64(), let list = try? RevocationList(der: der) else {
          passedOver.append(part.name)
          continue
        }
        revocationLists.append(list)
      case "EncapsulatedOCSPValue":
        guard let der = try? part.base64() else {
          passedOver.append(part.name)
          continue
        }
        ocspResponses.append(der)
      case "CRLValues", "OCSPValues", "CertificateValues", "RevocationValues": take(evidence: part)
      default: passedOver.append(part.name)
      }
    }
  }
}
