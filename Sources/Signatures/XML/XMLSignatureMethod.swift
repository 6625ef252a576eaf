import Crypto
import XML

/// How the value of a signature was made, as its SignatureMethod says.
struct XMLSignatureMethod {
  /// The address of the algorithm.
  let address: String
  /// The algorithm with all its parameters; nil when it, or one of them, is none that is taken.
  let algorithm: SignatureAlgorithm?

  init(_ element: Element) throws(XMLFault) {
    guard element["Algorithm"] == XMLAlgorithms.pss else {
      address = try element.algorithm()
      algorithm = XMLAlgorithms.signatures[address]
      return
    }
    address = XMLAlgorithms.pss
    try element.expectOnlyElements()
    try element.expectAttributes(["Algorithm"])
    guard let parameters = element.elements.first else {
      // RFC 6931, 2.3.9: what is not said is SHA-256 and a salt of its length.
      algorithm = .rsaPSS(.sha256)
      return
    }
    guard element.elements.count == 1, parameters.is("RSAPSSParams", in: XMLNamespace.moreSignature) else {
      throw .parameters
    }
    algorithm = try XMLSignatureMethod.pss(parameters)
  }

  /// The parameters of RSASSA-PSS in their order, each of which may be missing.
  private static func pss(_ parameters: Element) throws(XMLFault) -> SignatureAlgorithm? {
    try parameters.expectOnlyElements()
    try parameters.expectAttributes([])
    var rest = parameters.elements[...]
    var digest: DigestAlgorithm? = .sha256
    if let first = rest.first, first.isSignaturePart("DigestMethod") {
      digest = XMLAlgorithms.digests[try first.algorithm()]
      rest.removeFirst()
    }
    // What the mask is made with is nearly always the hash function of the whole; RFC 6931 names no default of its own.
    var mask = digest
    if let first = rest.first, first.is("MaskGenerationFunction", in: XMLNamespace.moreSignature) {
      mask = try XMLSignatureMethod.mask(first, unstated: digest)
      rest.removeFirst()
    }
    var salt = digest?.byteCount
    if let stated = try number("SaltLength", &rest) { salt = stated }
    let trailer = try number("TrailerField", &rest) ?? 1
    guard rest.isEmpty else { throw .parameters }
    guard let digest, let mask, let salt, trailer == 1 else { return nil }
    return .rsaPSS(digest, mask: mask, saltBytes: salt)
  }

  private static func mask(
    _ element: Element, unstated: DigestAlgorithm?
  ) throws(XMLFault) -> DigestAlgorithm? {
    try element.expectOnlyElements()
    try element.expectAttributes(["Algorithm"])
    guard element["Algorithm"].map({ $0 == XMLAlgorithms.mask }) ?? true else { return nil }
    guard let method = element.elements.first else { return unstated }
    guard element.elements.count == 1, method.isSignaturePart("DigestMethod") else { throw .parameters }
    return XMLAlgorithms.digests[try method.algorithm()]
  }

  /// The whole number in an element of a name, if that stands first.
  private static func number(_ name: String, _ rest: inout ArraySlice<Element>) throws(XMLFault) -> Int? {
    guard let first = rest.first, first.is(name, in: XMLNamespace.moreSignature) else { return nil }
    rest.removeFirst()
    try first.expectAttributes([])
    let figures = first.text.utf8.filter { !$0.isXMLSpace }
    // A salt is shorter than the key, and keys have at most 16,384 bits.
    guard first.elements.isEmpty, (1...4).contains(figures.count), figures.allSatisfy({ (48...57).contains($0) }),
      let number = Int(String(decoding: figures, as: UTF8.self))
    else { throw .parameters }
    return number
  }
}

extension Element {
  /// Whether it has this name and namespace.
  fileprivate func `is`(_ name: String, in namespace: String) -> Bool {
    self.name == name && self.namespace == namespace
  }
}

extension XMLFault {
  fileprivate static let parameters = XMLFault.format(
    vi: "SignatureMethod có tham số không được chấp nhận", en: "the SignatureMethod has parameters that are not taken")
}
