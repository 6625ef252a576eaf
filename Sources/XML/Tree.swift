internal import CLibXML2

/// A document that is kept as libxml2 has it, so that any part of it can be written in canonical form.
///
/// Read as strictly as a ``Document``. For one thread at a time: parts are put aside while a canonical form is written.
@safe public final class Tree {
  let document: LibXMLDocument
  /// Elements times the square of the declarations in scope: what a canonical form may cost at most.
  private var stepsLeft = Limits.canonicalSteps
  private var bytesLeft = Limits.canonicalBytes
  private let declarations: Int

  /// Reads a document in UTF-8, UTF-16 or one of the encodings near ASCII that it declares.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    guard bytes.count <= Limits.bytes else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "more than \(Limits.bytes) bytes")
    }
    declarations = try Shape(bytes).declarations
    document = try LibXMLDocument(bytes)
    try check()
  }

  /// The one element that holds all others.
  public var root: Node { unsafe Node(document.root, in: self) }

  /// The limits of a document, and no entity that was left standing.
  private func check() throws(Malformed) {
    var nodes = 0
    var depth = 0
    var walk = unsafe Walk(of: document.root)
    while let node = unsafe walk.next() {
      nodes += 1
      depth = max(depth, walk.depth)
      guard unsafe node.pointee.type != XML_ENTITY_REF_NODE else {
        throw Malformed(
          code: .syntax, line: unsafe Int(xmlGetLineNo(node)), column: 0, message: "an entity that is not known")
      }
      guard unsafe node.pointee.type == XML_ELEMENT_NODE else { continue }
      var attribute = unsafe node.pointee.properties
      while let found = unsafe attribute {
        nodes += 1
        unsafe attribute = found.pointee.next
      }
    }
    guard nodes <= Limits.nodes else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "more than \(Limits.nodes) parts")
    }
    guard depth <= Limits.depth else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "elements nest deeper than \(Limits.depth) levels")
    }
  }

  /// The elements of a name, in the order of the document.
  public func elements(_ name: String, in namespace: String) -> [Node] {
    var found: [Node] = []
    var walk = unsafe Walk(of: document.root)
    while let node = unsafe walk.next() {
      guard unsafe node.pointee.type == XML_ELEMENT_NODE, unsafe isSame(node.pointee.name, name),
        unsafe isSame(node.pointee.ns?.pointee.href, namespace)
      else { continue }
      unsafe found.append(Node(node, in: self))
    }
    return found
  }

  /// The elements that bear one of these identifiers, in any attribute that may be one: `Id`, `ID`, `id`, `xml:id` and
  /// the `Id` of WS-Security. Whoever points to one by its identifier must find exactly one.
  public func elements(identifiedBy identifiers: Set<String>) -> [String: [Node]] {
    var found: [String: [Node]] = [:]
    guard !identifiers.isEmpty else { return found }
    var walk = unsafe Walk(of: document.root)
    while let node = unsafe walk.next() {
      guard unsafe node.pointee.type == XML_ELEMENT_NODE else { continue }
      var attribute = unsafe node.pointee.properties
      while let candidate = unsafe attribute {
        unsafe attribute = candidate.pointee.next
        guard unsafe isIdentifier(candidate), case let value = unsafe value(of: candidate), identifiers.contains(value)
        else { continue }
        let node = unsafe Node(node, in: self)
        if found[value]?.last != node { found[value, default: []].append(node) }
      }
    }
    return found
  }

  /// Takes what a canonical form may cost out of what is left.
  func spend(elements: Int) throws(Malformed) {
    let (steps, overflow) = elements.multipliedReportingOverflow(by: declarations * declarations + 1)
    guard !overflow, steps <= stepsLeft else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "too many namespaces in too many elements")
    }
    stepsLeft -= steps
  }

  /// Writes through a sink that has room for what is left.
  func write(_ work: (Sink) throws(Malformed) -> Void) throws(Malformed) -> [UInt8] {
    let sink = Sink(room: bytesLeft)
    try work(sink)
    bytesLeft -= sink.bytes.count
    return sink.bytes
  }
}

private func isIdentifier(_ attribute: xmlAttrPtr) -> Bool {
  guard let namespace = unsafe attribute.pointee.ns?.pointee.href else {
    return unsafe isSame(attribute.pointee.name, "Id") || isSame(attribute.pointee.name, "ID")
      || isSame(attribute.pointee.name, "id")
  }
  return unsafe isSame(namespace, "http://www.w3.org/XML/1998/namespace") && isSame(attribute.pointee.name, "id")
    || isSame(
      namespace, "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd")
      && isSame(attribute.pointee.name, "Id")
}

/// The value of an attribute, its references already resolved.
func value(of attribute: xmlAttrPtr) -> String {
  var value = ""
  var part = unsafe attribute.pointee.children
  while let node = unsafe part {
    unsafe value += text(node.pointee.content)
    unsafe part = node.pointee.next
  }
  return value
}

/// Whether a text of libxml2 is this one; none is an empty one.
func isSame(_ bytes: UnsafePointer<xmlChar>?, _ text: String) -> Bool {
  guard let bytes = unsafe bytes else { return text.isEmpty }
  return unsafe xmlStrEqual(bytes, text) == 1
}

/// A walk through an element and all within it, in the order of the document, without a stack that could overflow.
@safe struct Walk {
  private let start: xmlNodePtr
  private var current: xmlNodePtr?
  /// How deep the last node stands below the first, which is at 1.
  private(set) var depth = 0

  init(of start: xmlNodePtr) {
    unsafe self.start = unsafe start
  }

  mutating func next() -> xmlNodePtr? {
    guard let last = unsafe current else {
      guard depth == 0 else { return nil }
      unsafe current = unsafe start
      depth = 1
      return unsafe current
    }
    if unsafe last.pointee.type == XML_ELEMENT_NODE, let child = unsafe last.pointee.children {
      unsafe current = unsafe child
      depth += 1
      return unsafe child
    }
    var node = unsafe last
    while unsafe node != start {
      if let sibling = unsafe node.pointee.next {
        unsafe current = unsafe sibling
        return unsafe sibling
      }
      guard let parent = unsafe node.pointee.parent else { break }
      unsafe node = unsafe parent
      depth -= 1
    }
    unsafe current = nil
    return nil
  }
}
