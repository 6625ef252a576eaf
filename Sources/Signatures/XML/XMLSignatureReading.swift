import Crypto
import Text
import XML

/// The parts of a signature, before anything they point to is looked for.
struct XMLSignatureReading {
  let node: Node
  let info: SignedInfo
  let value: [UInt8]
  let valueNode: Node
  let keyInfo: XMLKeyInfo
  let keyInfoNode: Node?
  /// The properties of XAdES, when it has any.
  let properties: QualifyingProperties?

  init(_ node: Node) throws(XMLFault) {
    self.node = node
    var rest = node.elements[...]
    guard node.ownText.utf8.allSatisfy(\.isXMLSpace),
      let signedInfo = rest.popFirst(), signedInfo.is("SignedInfo", in: XMLNamespace.signature),
      let value = rest.popFirst(), value.is("SignatureValue", in: XMLNamespace.signature)
    else {
      throw .format(
        vi: "Signature phải bắt đầu bằng SignedInfo và SignatureValue",
        en: "a Signature must begin with SignedInfo and SignatureValue")
    }
    info = try SignedInfo(signedInfo)
    self.value = try readable(value).base64()
    valueNode = value
    if let keyInfo = rest.first, keyInfo.is("KeyInfo", in: XMLNamespace.signature) {
      self.keyInfo = try XMLKeyInfo(keyInfo)
      keyInfoNode = keyInfo
      rest.removeFirst()
    } else {
      keyInfo = XMLKeyInfo()
      keyInfoNode = nil
    }
    guard rest.allSatisfy({ $0.is("Object", in: XMLNamespace.signature) }) else {
      throw .format(
        vi: "Signature có phần lạ hoặc sai thứ tự",
        en: "a Signature has parts that do not belong there, or in another order")
    }
    properties = try QualifyingProperties(of: node, objects: Array(rest))
  }

  /// The identifiers that it points to.
  var identifiers: Set<String> {
    var identifiers: Set<String> = []
    for reference in info.references {
      if case .element(let identifier) = reference.target { identifiers.insert(identifier) }
    }
    if let target = properties?.target { identifiers.insert(target) }
    return identifiers
  }

  /// With the elements that its references point to: each must be there exactly once.
  ///
  /// - Parameter signatures: All signatures of the document.
  func resolved(_ identified: [String: [Node]], signatures: [Node]) throws(XMLFault) -> ResolvedSignature {
    var contents: [ResolvedSignature.Content] = []
    for reference in info.references {
      let element = try self.element(reference.target, identified)
      let omitted =
        switch reference.omission {
        case .nothing: [Node]()
        case .thisSignature: [node]
        case .allSignatures: signatures
        }
      guard !omitted.contains(where: { $0.contains(element) }) else {
        throw .format(
          vi: "chữ ký loại trừ chính phần nó ký", en: "the signature leaves out the very part that it is over")
      }
      contents.append(
        ResolvedSignature.Content(
          reference: reference, node: element,
          isDocument: reference.target == .document, omitted: omitted))
    }
    if let target = properties?.target {
      guard identified[target] == [node] else {
        throw .format(
          vi: "QualifyingProperties không thuộc về chữ ký này",
          en: "the QualifyingProperties are not about this signature")
      }
    }
    return ResolvedSignature(reading: self, all: contents)
  }

  private func element(
    _ target: SignedInfo.Reference.Target, _ identified: [String: [Node]]
  ) throws(XMLFault) -> Node {
    switch target {
    case .document: return node.tree.root
    case .outside(let address):
      throw XMLFault(
        check: Check(
          "format.reference", .failed(.signedDataNotFound),
          Words(
            vi: "nội dung được ký ở ngoài tệp (\(address.quoted)); không tải về từ đâu cả",
            en: "what was signed is outside of the document (\(address.quoted)); nothing is fetched")))
    case .element(let identifier):
      let elements = identified[identifier] ?? []
      guard let element = elements.first else {
        throw XMLFault(
          check: Check(
            "format.reference", .failed(.signedDataNotFound),
            Words(
              vi: "không có phần tử nào mang định danh \(identifier.quoted)",
              en: "there is no element with the identifier \(identifier.quoted)")))
      }
      guard elements.count == 1 else {
        throw .format(
          vi: "định danh \(identifier.quoted) có ở \(elements.count) phần tử",
          en: "the identifier \(identifier.quoted) stands at \(elements.count) elements")
      }
      return element
    }
  }
}

/// A signature together with the elements it points to.
struct ResolvedSignature {
  /// A reference and what it points to.
  struct Content {
    let reference: SignedInfo.Reference
    let node: Node
    let isDocument: Bool
    let omitted: [Node]

    /// What of the document it covers.
    var piece: XMLCoverage.Piece { XMLCoverage.Piece(node: node, omitted: omitted) }

    /// The octets that must have the hash.
    func octets() throws(XMLFault) -> [UInt8] {
      try canonical { () throws(Malformed) in
        isDocument
          ? try node.tree.canonical(reference.form, omitting: omitted)
          : try node.canonical(reference.form, omitting: omitted)
      }
    }
  }

  let reading: XMLSignatureReading
  /// All references, those to its own properties among them.
  let all: [Content]

  /// The references to what the signature is about: neither its own properties nor its key.
  var contents: [Content] {
    all.filter { content in
      content.node != reading.keyInfoNode
        && !(reading.properties?.signed == content.node) && !reading.isOwnProperty(content.node)
    }
  }
}

extension XMLSignatureReading {
  /// Whether an element is a part of this signature's own machinery.
  func isOwnProperty(_ element: Node) -> Bool {
    guard node.contains(element) else { return false }
    if node == element { return true }
    return ["SignedInfo", "SignatureValue", "KeyInfo"].contains { name in
      node.elements.contains { $0.is(name, in: XMLNamespace.signature) && $0.contains(element) }
    }
  }
}
