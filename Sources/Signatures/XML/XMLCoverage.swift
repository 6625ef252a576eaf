import XML

/// What of a document its signatures cover, element by element.
///
/// Cryptography cannot tell a document from one in which what was signed stands aside in a corner, and something else is
/// there to be read (signature wrapping). So whatever can be read must be covered: around the covered elements there may be
/// elements that hold them together, but no text, no attribute and no element of their own.
struct XMLCoverage {
  /// The elements that signatures cover; the root when one covers the document.
  let covered: Set<Node>
  /// All signatures of the document, whose own parts are no content.
  let signatures: Set<Node>

  /// The first place that can be read and is not covered.
  func firstUncovered(in root: Node) -> Node? {
    // Each covered element makes the elements around it such that hold together.
    var holders: Set<Node> = []
    for node in covered.union(signatures) {
      var parent = node.parent
      while let holder = parent, holders.insert(holder).inserted {
        parent = holder.parent
      }
    }
    return firstUncovered(root, holders: holders)
  }

  private func firstUncovered(_ node: Node, holders: Set<Node>) -> Node? {
    if covered.contains(node) { return nil }
    if signatures.contains(node) { return firstUncovered(inSignature: node) }
    guard holders.contains(node), node.ownText.utf8.allSatisfy(\.isXMLSpace), node.attributes.allSatisfy(isHarmless),
      !covered.contains(where: { node.contains($0) && $0.is(node.name, in: node.namespace) })
    else { return node }
    for element in node.elements {
      if let found = firstUncovered(element, holders: holders) { return found }
    }
    return nil
  }

  /// What a signature itself encloses (Object) is content; its qualifying properties are looked at on their own.
  private func firstUncovered(inSignature signature: Node) -> Node? {
    for object in signature.elements where object.is("Object", in: XMLNamespace.signature) {
      if covered.contains(object) { continue }
      guard object.ownText.utf8.allSatisfy(\.isXMLSpace) else { return object }
      for element in object.elements where !covered.contains(element) && !isQualifyingProperties(element) {
        guard signatures.contains(element) else { return element }
        if let found = firstUncovered(inSignature: element) { return found }
      }
    }
    return nil
  }
}

/// Whether an element holds the properties of XAdES.
func isQualifyingProperties(_ node: Node) -> Bool {
  node.name == "QualifyingProperties" && XMLNamespace.properties.contains(node.namespace)
}

/// What an element that only holds together may say of itself: who it is, and where its schema is.
private func isHarmless(_ attribute: Element.Attribute) -> Bool {
  switch attribute.namespace {
  case "": ["Id", "ID", "id", "version", "Version"].contains(attribute.name)
  case "http://www.w3.org/2001/XMLSchema-instance":
    ["schemaLocation", "noNamespaceSchemaLocation"].contains(attribute.name)
  case "http://www.w3.org/XML/1998/namespace": ["id", "lang", "space"].contains(attribute.name)
  default: false
  }
}
