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
  private let byteCount: Int
  /// Of which elements a list was made while reading; nil once the document has been changed.
  var wanted: LibXMLDocument.Wanted?

  /// Reads a document in UTF-8, UTF-16 or one of the encodings near ASCII that it declares.
  public convenience init(_ bytes: [UInt8]) throws(Malformed) {
    try self.init(bytes, wanting: nil)
  }

  /// The same, with a list of the elements of a name made on the way, so that asking for them costs no walk.
  public convenience init(_ bytes: [UInt8], wanting name: String, in namespace: String) throws(Malformed) {
    try self.init(bytes, wanting: LibXMLDocument.Wanted(name: name, namespace: namespace))
  }

  /// The same without the texts of some elements, which are handed on while the document is read and never kept: long ones
  /// that are of no use in one piece. In the place of each stands its number, from 0.
  ///
  /// - Parameters:
  ///   - name: The local name of the elements, in whatever namespace. All text within them is handed on, that of elements
  ///     within included.
  ///   - taker: Who takes the texts, in the order of the document.
  public convenience init(_ bytes: [UInt8], handingTextsOf name: String, to taker: TextTaker) throws(Malformed) {
    try self.init(bytes, wanting: nil, handing: LibXMLDocument.Handed(name: name, taker: taker))
  }

  private init(
    _ bytes: [UInt8], wanting wanted: LibXMLDocument.Wanted?, handing handed: LibXMLDocument.Handed? = nil
  ) throws(Malformed) {
    guard bytes.count <= Limits.bytes else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "more than \(Limits.bytes) bytes")
    }
    declarations = try Shape(bytes).declarations
    document = try LibXMLDocument(bytes, wanting: wanted, handing: handed)
    byteCount = bytes.count
    self.wanted = wanted
  }

  /// The one element that holds all others.
  public var root: Node { unsafe Node(document.root, in: self) }

  /// The elements of a name, in the order of the document.
  public func elements(_ name: String, in namespace: String) -> [Node] {
    if let wanted, wanted.name == name, wanted.namespace == namespace {
      return unsafe document.wanted.map { unsafe Node($0, in: self) }
    }
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
        guard unsafe isIdentifier(candidate), unsafe mayBe(candidate, one: identifiers),
          case let value = unsafe value(of: candidate), identifiers.contains(value)
        else { continue }
        let node = unsafe Node(node, in: self)
        if found[value]?.last != node { found[value, default: []].append(node) }
      }
    }
    return found
  }

  /// Takes what the canonical form of an element may cost out of what is left.
  func spend(on node: Node) throws(Malformed) {
    // Counting costs a walk. Where even the whole document costs next to nothing, the part is taken for the whole.
    let whole = cost(document.elementCount)
    let steps = node == root || whole <= stepsLeft / 100 ? whole : cost(elementCount(within: node))
    guard steps <= stepsLeft else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "too many namespaces in too many elements")
    }
    stepsLeft -= steps
  }

  /// Neither of the two is beyond its limit, so that the product is none either.
  private func cost(_ elements: Int) -> Int { elements * (declarations * declarations + 1) }

  private func elementCount(within node: Node) -> Int {
    var count = 0
    var walk = unsafe Walk(of: node.pointer)
    while let node = unsafe walk.next() {
      if unsafe node.pointee.type == XML_ELEMENT_NODE { count += 1 }
    }
    return count
  }

  /// Writes what an element has within through a sink that has room for what is left.
  func write(_ node: Node, to sink: Sink, _ work: () throws(Malformed) -> Void) throws(Malformed) {
    sink.open(
      room: bytesLeft, expected: node == root ? byteCount : 0, isInOnePiece: byteCount <= Limits.shortBytes)
    try work()
    bytesLeft -= sink.count
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

/// Whether the value of an attribute may be one of a few, told without making a text of it.
private func mayBe(_ attribute: xmlAttrPtr, one identifiers: Set<String>) -> Bool {
  guard identifiers.count <= 8, let part = unsafe attribute.pointee.children, unsafe part.pointee.next == nil else {
    return true
  }
  return identifiers.contains { unsafe isSame(part.pointee.content, $0) }
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
  // Handed to C as it is, a text would be copied for every question.
  var text = text
  return text.withUTF8 { text in
    guard let start = text.baseAddress else { return unsafe bytes.pointee == 0 }
    return unsafe strlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self)) == text.count
      && memcmp(bytes, start, text.count) == 0
  }
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
