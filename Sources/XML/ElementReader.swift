internal import CLibXML2

extension LibXMLDocument {
  /// The root with all that is in it, as a value.
  func element() throws(Malformed) -> Element {
    var reader = ElementReader()
    return try unsafe reader.element(root, depth: 1)
  }
}

extension Node {
  /// The element with all that is in it, as a value.
  public func read() throws(Malformed) -> Element {
    var reader = ElementReader()
    return try unsafe reader.element(pointer, depth: 1)
  }
}

/// Makes values of libxml2's nodes, as many as the limits allow.
@safe private struct ElementReader {
  private var nodes = 0
  /// The namespace that was asked for last: most elements have that of their neighbours.
  private var latest: (declaration: xmlNsPtr, text: String)?

  private mutating func count(_ line: Int) throws(Malformed) {
    nodes += 1
    if nodes > Limits.nodes {
      throw Malformed(code: .limit, line: line, column: 0, message: "more than \(Limits.nodes) parts")
    }
  }

  mutating func element(_ node: xmlNodePtr, depth: Int) throws(Malformed) -> Element {
    let line = unsafe Int(xmlGetLineNo(node))
    try count(line)
    guard depth <= Limits.depth else {
      throw Malformed(
        code: .limit, line: line, column: 0, message: "elements nest deeper than \(Limits.depth) levels")
    }
    var children: [Element.Child] = []
    var next = unsafe node.pointee.children
    while let child = unsafe next {
      switch unsafe child.pointee.type {
      case XML_ELEMENT_NODE: try unsafe children.append(.element(element(child, depth: depth + 1)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        try count(line)
        unsafe children.append(.text(text(child.pointee.content)))
      case XML_ENTITY_REF_NODE:
        throw Malformed(code: .syntax, line: line, column: 0, message: "an entity that is not known")
      default: break
      }
      unsafe next = child.pointee.next
    }
    return unsafe Element(
      name: text(node.pointee.name), namespace: namespace(node.pointee.ns), attributes: try attributes(node),
      declarations: declarations(node), children: children, line: line)
  }

  private mutating func attributes(_ node: xmlNodePtr) throws(Malformed) -> [Element.Attribute] {
    var attributes: [Element.Attribute] = []
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      try count(unsafe Int(xmlGetLineNo(node)))
      var value = ""
      var part = unsafe attribute.pointee.children
      while let node = unsafe part {
        unsafe value += text(node.pointee.content)
        unsafe part = node.pointee.next
      }
      unsafe attributes.append(
        Element.Attribute(
          name: text(attribute.pointee.name), namespace: namespace(attribute.pointee.ns), value: value))
      unsafe next = attribute.pointee.next
    }
    return attributes
  }

  private func declarations(_ node: xmlNodePtr) -> [String: String] {
    var declarations: [String: String] = [:]
    var next = unsafe house_declarations(node)
    while let declaration = unsafe next {
      unsafe declarations[text(declaration.pointee.prefix)] = unsafe text(declaration.pointee.href)
      unsafe next = declaration.pointee.next
    }
    return declarations
  }

  private mutating func namespace(_ declaration: xmlNsPtr?) -> String {
    guard let declaration = unsafe declaration else { return "" }
    if let latest = unsafe latest, unsafe latest.declaration == declaration { return unsafe latest.text }
    let found = unsafe text(declaration.pointee.href)
    unsafe latest = unsafe (declaration, found)
    return found
  }
}

/// A text of libxml2; none is an empty one.
func text(_ bytes: UnsafePointer<xmlChar>?) -> String {
  unsafe bytes.map { unsafe String(cString: $0) } ?? ""
}
