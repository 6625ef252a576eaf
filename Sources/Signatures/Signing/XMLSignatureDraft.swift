internal import Crypto
internal import WorkingTime
internal import XML

/// A signature element whose hashes and value are still to come (XMLDSig 1.1; ETSI EN 319 132-1, B-B).
struct XMLSignatureDraft {
  let identity: SigningIdentity
  let algorithm: SignatureAlgorithm
  let signing: XMLSigning
  let time: Instant
  /// What all identifiers within begin with.
  let identifier: String
  /// Whether the signature stands within what it signs, and is left out of it.
  let isEnveloped: Bool

  static let properties = "http://uri.etsi.org/01903/v1.3.2#"

  /// The addresses of algorithms; nil for those that XML signatures are not made with here.
  var methods: (signature: String, digest: String)? {
    let name: String
    switch algorithm {
    case .rsaPKCS1(let digest): name = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha\(digest.byteCount * 8)"
    case .rsaPSS(let digest, let mask, let salt):
      guard mask == digest, salt == digest.byteCount else { return nil }
      name = "http://www.w3.org/2007/05/xmldsig-more#sha\(digest.byteCount * 8)-rsa-MGF1"
    case .ecdsa(let digest, _): name = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha\(digest.byteCount * 8)"
    case .ed25519: return nil
    }
    guard let digest = algorithm.digest, let address = XMLSignatureDraft.digests[digest] else { return nil }
    return (name, address)
  }

  private static let digests: [DigestAlgorithm: String] = [
    .sha256: "http://www.w3.org/2001/04/xmlenc#sha256", .sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384",
    .sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
  ]

  var canonicalAddress: String {
    switch signing.form {
    case .exclusive: "http://www.w3.org/2001/10/xml-exc-c14n#"
    case .inclusive: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    }
  }

  var canonicalForm: CanonicalForm {
    switch signing.form {
    case .exclusive: CanonicalForm(.exclusive(prefixes: []))
    case .inclusive: CanonicalForm(.inclusive)
    }
  }

  /// The element as a document of its own; no piece of it comes from outside but an identifier that was looked up.
  func text(_ methods: (signature: String, digest: String)) -> String {
    let certificates = ([identity.certificate] + identity.authorities)
      .map { "<ds:X509Certificate>\($0.der.base64)</ds:X509Certificate>" }.joined()
    let enveloped = isEnveloped ? "<ds:Transform Algorithm=\"\(XMLAlgorithms.enveloped)\"/>" : ""
    return """
      <ds:Signature xmlns:ds="\(XMLNamespace.signature)" Id="\(identifier)"><ds:SignedInfo>\
      <ds:CanonicalizationMethod Algorithm="\(canonicalAddress)"/><ds:SignatureMethod Algorithm="\(methods.signature)"/>\
      \(reference("Id=\"\(identifier)-content\" URI=\"\(target)\"", enveloped, methods.digest))\
      \(reference("Type=\"http://uri.etsi.org/01903#SignedProperties\" URI=\"#\(identifier)-properties\"", "", methods.digest))\
      </ds:SignedInfo><ds:SignatureValue Id="\(identifier)-value"></ds:SignatureValue>\
      <ds:KeyInfo><ds:X509Data>\(certificates)</ds:X509Data></ds:KeyInfo><ds:Object>\
      <xades:QualifyingProperties xmlns:xades="\(XMLSignatureDraft.properties)" Target="#\(identifier)">\
      <xades:SignedProperties Id="\(identifier)-properties"><xades:SignedSignatureProperties>\
      <xades:SigningTime>\(time)</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>\
      <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\
      <ds:DigestValue>\(identity.certificate.sha256.bytes.base64)</ds:DigestValue></xades:CertDigest>\
      <xades:IssuerSerialV2>\(identity.certificate.issuerAndSerial.base64)</xades:IssuerSerialV2>\
      </xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties><xades:SignedDataObjectProperties>\
      <xades:DataObjectFormat ObjectReference="#\(identifier)-content"><xades:MimeType>text/xml</xades:MimeType>\
      </xades:DataObjectFormat></xades:SignedDataObjectProperties></xades:SignedProperties>\
      </xades:QualifyingProperties></ds:Object></ds:Signature>
      """
  }

  private var target: String { signing.element.map { "#\($0)" } ?? "" }

  private func reference(_ attributes: String, _ enveloped: String, _ digest: String) -> String {
    """
    <ds:Reference \(attributes)><ds:Transforms>\(enveloped)<ds:Transform Algorithm="\(canonicalAddress)"/></ds:Transforms>\
    <ds:DigestMethod Algorithm="\(digest)"/><ds:DigestValue></ds:DigestValue></ds:Reference>
    """
  }

  /// The properties that are added later (B-T), as a document of their own.
  func unsignedText(token: [UInt8]) -> String {
    """
    <xades:UnsignedProperties xmlns:xades="\(XMLSignatureDraft.properties)"><xades:UnsignedSignatureProperties>\
    <xades:SignatureTimeStamp><ds:CanonicalizationMethod xmlns:ds="\(XMLNamespace.signature)" \
    Algorithm="\(canonicalAddress)"/><xades:EncapsulatedTimeStamp>\(token.base64)</xades:EncapsulatedTimeStamp>\
    </xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>
    """
  }
}
