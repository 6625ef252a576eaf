import Crypto
import XML

/// What was signed by the key itself: which contents, in which form, with which hashes.
///
/// It is read from the very octets the signature is over, never from the document around them.
struct SignedInfo {
  /// One piece of content, and the hash it must have.
  struct Reference {
    /// What the content is.
    enum Target: Hashable {
      /// The document, without its comments.
      case document
      /// The element that bears an identifier, without its comments.
      case element(String)
      /// Something outside of the document, which is never fetched.
      case outside(String)
    }

    /// What of the content is not signed.
    enum Omission {
      /// Nothing.
      case nothing
      /// The signature that the reference stands in (enveloped).
      case thisSignature
      /// All signatures, so that several can be made side by side.
      case allSignatures
    }

    let identifier: String?
    let type: String?
    let target: Target
    /// Which signatures within the content are left out.
    let omission: Omission
    /// The canonical form that is asked for; nil when none is.
    let statedForm: CanonicalForm?
    let digestAddress: String
    let digest: [UInt8]

    /// The form in which elements of the document are hashed.
    ///
    /// XMLDSig 4.4.3.2: what no transform has made octets becomes them by Canonical XML 1.0. 4.4.3.3: an address without
    /// XPointer means the content without comments, whatever the form.
    var form: CanonicalForm { CanonicalForm(statedForm?.rules ?? .inclusive) }
  }

  let octets: [UInt8]
  let method: XMLSignatureMethod
  let references: [Reference]

  /// Reads the SignedInfo of a signature.
  init(_ node: Node) throws(XMLFault) {
    guard let method = node.elements.first, method.is("CanonicalizationMethod", in: XMLNamespace.signature) else {
      throw .format(vi: "SignedInfo không có CanonicalizationMethod", en: "SignedInfo has no CanonicalizationMethod")
    }
    let form = try canonicalForm(of: readable(method))
    octets = try canonical { () throws(Malformed) in try node.canonical(form) }
    let read: Element
    do throws(Malformed) { read = try Document(octets).root } catch {
      throw .format(vi: "SignedInfo không đọc được", en: "SignedInfo cannot be read")
    }
    try read.expectOnlyElements()
    try read.expectAttributes(["Id"])
    let children = read.elements
    guard children.count >= 3, children.allSatisfy({ $0.namespace == XMLNamespace.signature }),
      children[0].name == "CanonicalizationMethod", children[1].name == "SignatureMethod",
      children.dropFirst(2).allSatisfy({ $0.name == "Reference" })
    else {
      throw .format(
        vi: "SignedInfo phải gồm đúng CanonicalizationMethod, SignatureMethod và các Reference",
        en: "SignedInfo must be a CanonicalizationMethod, a SignatureMethod and References, nothing else")
    }
    guard children.count - 2 <= XMLLimits.references else {
      throw .format(
        vi: "chữ ký có hơn \(XMLLimits.references) Reference", en: "more than \(XMLLimits.references) References")
    }
    self.method = try XMLSignatureMethod(children[1])
    var references: [Reference] = []
    for child in children.dropFirst(2) { references.append(try Reference(child, declared: read.declarations)) }
    self.references = references
  }
}

extension SignedInfo.Reference {
  /// - Parameter declared: The namespaces that are declared around it.
  fileprivate init(_ element: Element, declared: [String: String]) throws(XMLFault) {
    try element.expectOnlyElements()
    try element.expectAttributes(["Id", "URI", "Type"])
    var parts = element.elements
    var transforms: [Element] = []
    if let first = parts.first, first.isSignaturePart("Transforms") {
      try first.expectOnlyElements()
      try first.expectAttributes([])
      transforms = first.elements
      parts.removeFirst()
    }
    guard parts.count == 2, parts[0].isSignaturePart("DigestMethod"), parts[1].isSignaturePart("DigestValue") else {
      throw .format(vi: "Reference không đúng cấu trúc", en: "a Reference does not have the parts it must have")
    }
    identifier = element["Id"]
    type = element["Type"]
    guard type != "http://www.w3.org/2000/09/xmldsig#Manifest" else {
      throw .format(vi: "không chấp nhận Manifest", en: "a Manifest is not taken")
    }
    target = try SignedInfo.Reference.target(element["URI"])
    let inner = (element.elements.first { $0.isSignaturePart("Transforms") })?.declarations ?? [:]
    (omission, statedForm) = try SignedInfo.Reference.transforms(
      transforms, declared: declared.merging(element.declarations) { $1 }.merging(inner) { $1 })
    digestAddress = try parts[0].algorithm()
    digest = try parts[1].base64()
  }

  private static func target(_ address: String?) throws(XMLFault) -> Target {
    guard let address, address.unicodeScalars.count <= XMLLimits.address else {
      throw .format(vi: "Reference không có URI", en: "a Reference has no URI, or one beyond all measure")
    }
    if address.isEmpty { return .document }
    guard address.hasPrefix("#") else { return .outside(address) }
    let name = address.dropFirst()
    // NCName, but for its first character: identifiers that begin with a digit are common.
    guard !name.isEmpty, name.unicodeScalars.allSatisfy(isNameCharacter) else {
      throw .format(
        vi: "URI \(address.quoted) không phải là định danh của một phần tử",
        en: "the URI \(address.quoted) is no identifier of an element")
    }
    return .element(String(name))
  }

  /// Signatures left out, and then one canonical form; either may be missing.
  private static func transforms(
    _ elements: [Element], declared: [String: String]
  ) throws(XMLFault) -> (Omission, CanonicalForm?) {
    var rest = elements[...]
    var omission = Omission.nothing
    guard rest.allSatisfy({ $0.isSignaturePart("Transform") }), rest.count <= 3 else {
      throw .format(vi: "có hơn ba Transform", en: "more than three Transforms")
    }
    while let first = rest.first {
      if first["Algorithm"] == XMLAlgorithms.enveloped {
        _ = try first.algorithm()
        if case .nothing = omission { omission = .thisSignature }
      } else if first["Algorithm"] == XMLAlgorithms.xPath {
        guard isAllSignaturesOmitted(by: first, declared: declared) else {
          throw .format(
            vi: "biểu thức XPath không được chấp nhận",
            en: "no XPath is taken but not(ancestor-or-self::ds:Signature)")
        }
        omission = .allSignatures
      } else {
        break
      }
      rest.removeFirst()
    }
    guard let last = rest.popFirst() else { return (omission, nil) }
    guard rest.isEmpty else {
      throw .format(
        vi: "các Transform không đúng thứ tự cho phép", en: "the Transforms are not those that are taken together")
    }
    return (omission, try canonicalForm(of: last))
  }
}

/// Whether an XPath transform says `not(ancestor-or-self::ds:Signature)`, letter by letter.
///
/// It is read as a word, not evaluated; what its prefix means must stand in the signed octets, too.
private func isAllSignaturesOmitted(by transform: Element, declared: [String: String]) -> Bool {
  guard transform.elements.count == 1, let expression = transform.elements.first, expression.isSignaturePart("XPath"),
    expression.elements.isEmpty, expression.attributes.isEmpty,
    let found = String(decoding: expression.text.utf8.filter { !$0.isXMLSpace }, as: UTF8.self)
      .wholeMatch(of: /not\(ancestor-or-self::([A-Za-z][A-Za-z0-9]{0,20}):Signature\)/)
  else { return false }
  let prefix = String(found.1)
  return (expression.declarations[prefix] ?? transform.declarations[prefix] ?? declared[prefix])
    == XMLNamespace.signature
}

/// The canonical form that a method or a transform names.
func canonicalForm(of element: Element) throws(XMLFault) -> CanonicalForm {
  try element.expectOnlyElements()
  try element.expectAttributes(["Algorithm"])
  guard let address = element["Algorithm"] else {
    throw .format(vi: "thiếu thuật toán", en: "an algorithm is missing")
  }
  var prefixes: [String] = []
  if let parameters = element.elements.first {
    guard element.elements.count == 1, parameters.name == "InclusiveNamespaces",
      parameters.namespace == XMLNamespace.exclusive, parameters.children.isEmpty,
      address.hasPrefix(XMLNamespace.exclusive)
    else {
      throw .format(
        vi: "thuật toán \(address.quoted) có tham số không được chấp nhận",
        en: "the algorithm \(address.quoted) has parameters that are not taken")
    }
    prefixes = (parameters["PrefixList"] ?? "").utf8.split(whereSeparator: \.isXMLSpace).map {
      let prefix = String(Substring($0))
      return prefix == "#default" ? "" : prefix
    }
    guard prefixes.count <= XMLLimits.prefixes else {
      throw .format(vi: "PrefixList quá dài", en: "the PrefixList is too long")
    }
  }
  guard let form = XMLAlgorithms.canonicalForm(address, prefixes: prefixes) else {
    throw .format(
      vi: "phép biến đổi \(address.quoted) không được chấp nhận", en: "the transform \(address.quoted) is not taken")
  }
  return form
}

/// An element as a value, or the fault that it has too much in it.
func readable(_ node: Node) throws(XMLFault) -> Element {
  do throws(Malformed) { return try node.read() } catch {
    throw .format(vi: "không đọc được: \(error.message)", en: "it cannot be read: \(error.message)")
  }
}

/// A canonical form, or the fault that there is none.
func canonical<Written>(_ write: () throws(Malformed) -> Written) throws(XMLFault) -> Written {
  do throws(Malformed) { return try write() } catch {
    throw .format(
      vi: "không viết được dạng chuẩn tắc: \(error.message)", en: "there is no canonical form: \(error.message)")
  }
}

private func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
  default: scalar.value >= 0x80
  }
}
