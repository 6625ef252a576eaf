import XML

/// What of a document its signatures cover, element by element.
///
/// Cryptography cannot tell a document from one in which what was signed stands aside in a corner, and something else is
/// there to be read (signature wrapping). So whatever can be read must be covered: around the covered elements there may be
/// elements that hold them together, but no text, no attribute and no element of their own.
struct XMLCoverage {
  /// An element that a signature covers, and the signatures within it that are left out.
  struct Piece {
    let node: Node
    let omitted: [Node]

    func covers(_ other: Node) -> Bool {
      node.contains(other) && !omitted.contains { $0.contains(other) }
    }
  }

  private let pieces: [Piece]
  private let covered: Set<Node>
  /// All signatures of the document, whose own parts are no content.
  private let signatures: Set<Node>
  /// The elements around those that are covered and around signatures: they hold them together.
  private let holders: Set<Node>

  init(_ pieces: [Piece], signatures: [Node]) {
    self.pieces = pieces
    covered = Set(pieces.map(\.node))
    self.signatures = Set(signatures)
    var holders: Set<Node> = []
    for node in pieces.map(\.node) + signatures {
      var parent = node.parent
      while let holder = parent, holders.insert(holder).inserted { parent = holder.parent }
    }
    self.holders = holders
  }

  /// The first place that can be read and is not covered.
  func firstUncovered(in root: Node) -> Node? {
    if let found = firstUncovered(root) { return found }
    // What a signature itself encloses is content, also when the signature is left out of what it stands in.
    for signature in signatures {
      for object in signature.elements where object.is("Object", in: XMLNamespace.signature) {
        if let found = firstUncovered(inObject: object) { return found }
      }
    }
    return nil
  }

  private func firstUncovered(_ node: Node) -> Node? {
    if covered.contains(node) || signatures.contains(node) { return nil }
    guard holders.contains(node), node.ownText.utf8.allSatisfy(\.isXMLSpace), node.attributes.allSatisfy(isHarmless),
      !covered.contains(where: { node.contains($0) && $0.is(node.name, in: node.namespace) })
    else { return node }
    for element in node.elements {
      if let found = firstUncovered(element) { return found }
    }
    return nil
  }

  /// The qualifying properties are no content: they are looked at on their own.
  private func firstUncovered(inObject object: Node) -> Node? {
    if pieces.contains(where: { $0.covers(object) }) { return nil }
    guard object.ownText.utf8.allSatisfy(\.isXMLSpace) else { return object }
    for element in object.elements where !isQualifyingProperties(element) {
      if let found = firstUncovered(element) { return found }
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
