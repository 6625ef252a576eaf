import Crypto
import Text
import XML

/// The parts of a signature, before anything they point to is looked for; whoever judges it shares them.
final class XMLSignatureReading {
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

  /// The addresses outside of the document that it points to, one for each such reference.
  var addresses: [String] {
    info.references.compactMap { if case .outside(let address) = $0.target { address } else { nil } }
  }

  /// With what its references point to: each element must be there exactly once.
  ///
  /// - Parameters:
  ///   - signatures: All signatures of the document.
  ///   - content: What stands beside the document; nil when nothing does, or when it is not clear what it is.
  func resolved(
    _ identified: [String: [Node]], signatures: [Node], content: [UInt8]?
  ) throws(XMLFault) -> ResolvedSignature {
    var contents: [ResolvedSignature.Content] = []
    for reference in info.references {
      if case .outside(let address) = reference.target {
        contents.append(try beside(reference, address, content))
        continue
      }
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
          reference: reference, source: .inside(element, isDocument: reference.target == .document), omitted: omitted))
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

  /// Content outside of the document is what was given along, byte by byte or in a canonical form; its address is not looked
  /// at.
  private func beside(
    _ reference: SignedInfo.Reference, _ address: String, _ content: [UInt8]?
  ) throws(XMLFault) -> ResolvedSignature.Content {
    guard case .nothing = reference.omission else {
      throw .format(
        vi: "nội dung ngoài tệp không thể loại trừ chữ ký", en: "no signature can be left out of content outside")
    }
    guard let content, addresses.count == 1 else { throw .notAtHand(address) }
    return ResolvedSignature.Content(reference: reference, source: .beside(content, address: address), omitted: [])
  }

  private func element(
    _ target: SignedInfo.Reference.Target, _ identified: [String: [Node]]
  ) throws(XMLFault) -> Node {
    switch target {
    case .document: return node.tree.root
    // What is outside is not looked for here.
    case .outside(let address): throw .notAtHand(address)
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

extension XMLFault {
  /// What was signed is outside of the document.
  fileprivate static func notAtHand(_ address: String) -> XMLFault {
    XMLFault(
      check: Check(
        "format.reference", .failed(.signedDataNotFound),
        Words(
          vi: "nội dung được ký ở ngoài tệp (\(address.quoted)); không tải về từ đâu cả",
          en: "what was signed is outside of the document (\(address.quoted)); nothing is fetched")))
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
