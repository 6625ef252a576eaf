import Crypto
import Text
import WorkingTime
import XML

/// What the signer has signed about the signature itself (ETSI EN 319 132-1, 5.2), read from the signed octets.
struct SignedProperties {
  /// What is signed about the signer's certificate.
  struct SigningCertificate {
    let digestAddress: String
    let digest: [UInt8]
    /// The serial number in decimal figures (version 1).
    let serialNumber: String?
    /// An IssuerSerial in DER (version 2).
    let issuerSerial: [UInt8]?
  }

  private(set) var claimedTime: Instant?
  /// The signer's certificate first, then those above it; nil when the property is missing.
  private(set) var signingCertificates: [SigningCertificate]?
  private(set) var namedPolicy: String?
  private(set) var remarks: [String: String] = [:]
  /// The identifiers of the references that something is said about.
  private(set) var describedReferences: [String] = []
  /// Time stamps on the contents, made before the signature.
  private(set) var contentTimeStamps: [XMLTimeStamp] = []
  /// Properties that are not understood.
  private(set) var passedOver: [String] = []

  /// Reads the signed octets of a SignedProperties element.
  init(_ octets: [UInt8]) throws(XMLFault) {
    let root: Element
    do throws(Malformed) { root = try Document(octets).root } catch {
      throw .format(vi: "SignedProperties không đọc được", en: "the SignedProperties cannot be read")
    }
    guard root.name == "SignedProperties", XMLNamespace.properties.contains(root.namespace) else {
      throw .format(vi: "phần được ký không phải SignedProperties", en: "what was signed are no SignedProperties")
    }
    if let properties = root.first("SignedSignatureProperties") { try read(aboutSignature: properties) }
    if let properties = root.first("SignedDataObjectProperties") { try read(aboutContent: properties) }
  }

  private mutating func read(aboutSignature properties: Element) throws(XMLFault) {
    guard Set(properties.elements.map(\.name)).count == properties.elements.count else {
      throw .format(vi: "một thuộc tính được ký có hai lần", en: "a signed property stands there twice")
    }
    for property in properties.elements where property.namespace == properties.namespace {
      switch property.name {
      case "SigningTime":
        let text = String(decoding: property.text.utf8.filter { !$0.isXMLSpace }, as: UTF8.self)
        guard let time = Instant(text) else {
          throw .format(vi: "SigningTime không phải thời điểm", en: "the SigningTime is no time")
        }
        claimedTime = time
      case "SigningCertificate", "SigningCertificateV2":
        var certificates: [SigningCertificate] = []
        for certificate in property.all("Cert").prefix(XMLLimits.evidence) {
          certificates.append(try SigningCertificate(certificate))
        }
        guard !certificates.isEmpty, certificates.count == property.elements.count else {
          throw .format(
            vi: "\(property.name) không đúng cấu trúc", en: "the \(property.name) is not built as it must be")
        }
        signingCertificates = (signingCertificates ?? []) + certificates
      case "SignaturePolicyIdentifier":
        namedPolicy = property.first("SignaturePolicyId")?.first("SigPolicyId")?.first("Identifier").map {
          String($0.text.trimmed.prefix(XMLLimits.address))
        }
      case "SignatureProductionPlace", "SignatureProductionPlaceV2":
        let place = property.elements.map(\.text.trimmed).filter { !$0.isEmpty }.joined(separator: ", ")
        if !place.isEmpty { remarks["place"] = String(place.prefix(XMLLimits.address)) }
      case "SignerRole", "SignerRoleV2":
        let roles = property.first("ClaimedRoles")?.all("ClaimedRole").map(\.text.trimmed) ?? []
        if !roles.isEmpty { remarks["role"] = String(roles.joined(separator: ", ").prefix(XMLLimits.address)) }
      default: break
      }
    }
  }

  private mutating func read(aboutContent properties: Element) throws(XMLFault) {
    for property in properties.elements where property.namespace == properties.namespace {
      switch property.name {
      case "DataObjectFormat":
        guard let reference = property["ObjectReference"], reference.hasPrefix("#") else {
          throw .format(
            vi: "DataObjectFormat không chỉ tới nội dung nào", en: "a DataObjectFormat points to no content")
        }
        describedReferences.append(String(reference.dropFirst()))
      case "CommitmentTypeIndication":
        for reference in property.all("ObjectReference") {
          describedReferences.append(String(reference.text.trimmed.dropFirst()))
        }
      case "AllDataObjectsTimeStamp", "IndividualDataObjectsTimeStamp":
        let isOfAll = property.name == "AllDataObjectsTimeStamp"
        guard contentTimeStamps.count < XMLLimits.contentTimeStamps, let stamp = XMLTimeStamp(property),
          stamp.included.isEmpty == isOfAll
        else {
          passedOver.append(property.name)
          continue
        }
        contentTimeStamps.append(stamp)
      default: break
      }
    }
  }
}

extension SignedProperties.SigningCertificate {
  fileprivate init(_ element: Element) throws(XMLFault) {
    guard let certificateDigest = element.first("CertDigest"),
      let method = certificateDigest.elements.first(where: { $0.isSignaturePart("DigestMethod") }),
      let value = certificateDigest.elements.first(where: { $0.isSignaturePart("DigestValue") })
    else {
      throw .format(vi: "CertDigest không đúng cấu trúc", en: "a CertDigest is not built as it must be")
    }
    digestAddress = try method.algorithm()
    digest = try value.base64()
    serialNumber =
      element.first("IssuerSerial")?.elements
      .first { $0.isSignaturePart("X509SerialNumber") }?.text.trimmed
    if let version2 = element.first("IssuerSerialV2") {
      issuerSerial = try version2.base64()
    } else {
      issuerSerial = nil
    }
  }

  /// Whether this is the certificate that was meant.
  func isMet(by certificate: Certificate) -> Bool {
    guard let algorithm = XMLAlgorithms.digests[digestAddress], algorithm.hash(certificate.der) == digest else {
      return false
    }
    if let serialNumber, serialNumber != certificate.serialNumberInDecimal { return false }
    // An issuer may be written in more than one way; whatever it is, the digest has decided. A wrong one is a lie.
    if let issuerSerial, !issuerSerial.isEmpty { return issuerSerial.contains(certificate.issuer.der) }
    return true
  }
}

extension String {
  /// Without white space around it.
  fileprivate var trimmed: String {
    let bytes = utf8.drop(while: \.isXMLSpace)
    guard let last = bytes.lastIndex(where: { !$0.isXMLSpace }) else { return "" }
    return String(Substring(bytes[...last]))
  }
}
