import Crypto
import XML

/// The namespaces that XML signatures are written in.
enum XMLNamespace {
  /// XMLDSig (W3C, XML Signature Syntax and Processing 1.1).
  static let signature = "http://www.w3.org/2000/09/xmldsig#"
  /// The parameters of exclusive canonicalisation.
  static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
  /// XAdES (ETSI EN 319 132-1), and its older versions, in which documents still come.
  static let properties: Set<String> = [
    "http://uri.etsi.org/01903/v1.3.2#", "http://uri.etsi.org/01903/v1.2.2#", "http://uri.etsi.org/01903/v1.1.1#",
  ]
  /// What XMLDSig got later (RFC 6931): parameters of RSASSA-PSS.
  static let moreSignature = "http://www.w3.org/2007/05/xmldsig-more#"
  /// What XAdES added later.
  static let laterProperties = "http://uri.etsi.org/01903/v1.4.1#"
}

/// The algorithms of XML signatures by their addresses (W3C XMLDSig 1.1; RFC 9231). What is not here is not taken: no
/// HMAC, whose key would be no secret; no DSA; no XSLT, base64 or XPath but for one sentence, by which a signature could mean
/// another thing than stands there.
enum XMLAlgorithms {
  /// The transform that leaves the signature itself out.
  static let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
  /// XPath, of which one sentence is understood: that all signatures are left out.
  static let xPath = "http://www.w3.org/TR/1999/REC-xpath-19991116"

  /// RSASSA-PSS with its parameters spelled out (RFC 6931, 2.3.9); those without stand among ``signatures``.
  static let pss = XMLNamespace.moreSignature + "rsa-pss"
  /// The only way to make its mask.
  static let mask = XMLNamespace.moreSignature + "MGF1"

  static let digests: [String: DigestAlgorithm] = [
    "http://www.w3.org/2000/09/xmldsig#sha1": .sha1,
    "http://www.w3.org/2001/04/xmldsig-more#sha224": .sha224,
    "http://www.w3.org/2001/04/xmlenc#sha256": .sha256,
    "http://www.w3.org/2001/04/xmldsig-more#sha384": .sha384,
    "http://www.w3.org/2001/04/xmlenc#sha512": .sha512,
    "http://www.w3.org/2007/05/xmldsig-more#sha3-224": .sha3_224,
    "http://www.w3.org/2007/05/xmldsig-more#sha3-256": .sha3_256,
    "http://www.w3.org/2007/05/xmldsig-more#sha3-384": .sha3_384,
    "http://www.w3.org/2007/05/xmldsig-more#sha3-512": .sha3_512,
  ]

  static let signatures: [String: SignatureAlgorithm] = {
    var signatures: [String: SignatureAlgorithm] = [
      "http://www.w3.org/2000/09/xmldsig#rsa-sha1": .rsaPKCS1(.sha1),
      "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1": .ecdsa(.sha1, .fixedLength),
      "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1": .rsaPSS(.sha1),
      "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519": .ed25519,
    ]
    for (name, digest) in [("224", DigestAlgorithm.sha224), ("256", .sha256), ("384", .sha384), ("512", .sha512)] {
      signatures["http://www.w3.org/2001/04/xmldsig-more#rsa-sha" + name] = .rsaPKCS1(digest)
      signatures["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha" + name] = .ecdsa(digest, .fixedLength)
      signatures["http://www.w3.org/2007/05/xmldsig-more#sha\(name)-rsa-MGF1"] = .rsaPSS(digest)
    }
    for (name, digest) in [
      ("224", DigestAlgorithm.sha3_224), ("256", .sha3_256), ("384", .sha3_384), ("512", .sha3_512),
    ] {
      signatures["http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-" + name] = .ecdsa(digest, .fixedLength)
      signatures["http://www.w3.org/2007/05/xmldsig-more#sha3-\(name)-rsa-MGF1"] = .rsaPSS(digest)
    }
    return signatures
  }()

  /// The canonical form of an address, with the prefixes that an exclusive one is told to take along.
  static func canonicalForm(_ address: String, prefixes: [String]) -> CanonicalForm? {
    switch address {
    case "http://www.w3.org/TR/2001/REC-xml-c14n-20010315": CanonicalForm(.inclusive)
    case "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments": CanonicalForm(.inclusive, hasComments: true)
    case "http://www.w3.org/2006/12/xml-c14n11": CanonicalForm(.inclusive11)
    case "http://www.w3.org/2006/12/xml-c14n11#WithComments": CanonicalForm(.inclusive11, hasComments: true)
    case "http://www.w3.org/2001/10/xml-exc-c14n#": CanonicalForm(.exclusive(prefixes: prefixes))
    case "http://www.w3.org/2001/10/xml-exc-c14n#WithComments":
      CanonicalForm(.exclusive(prefixes: prefixes), hasComments: true)
    default: nil
    }
  }
}

extension AlgorithmFacts {
  /// How an XML signature was made, by its addresses: the names of those that are known, else the addresses themselves.
  init(_ method: XMLSignatureMethod, contents: [String], key: PublicKey?) {
    let known = contents.compactMap { XMLAlgorithms.digests[$0] }
    guard let algorithm = method.algorithm else {
      self.init(
        scheme: method.address, digest: method.address, contentDigests: known.map(\.commonName),
        keyKind: key?.commonName,
        keyBits: key?.bits ?? 0)
      return
    }
    self.init(algorithm, contentDigests: known, key: key)
    contentDigests += contents.filter { XMLAlgorithms.digests[$0] == nil }
  }
}
