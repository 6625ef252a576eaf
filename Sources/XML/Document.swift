internal import CLibXML2

/// A document that has been read as a whole: bounded, without DOCTYPE, without a look at anything outside of it.
public struct Document: Sendable {
  /// The one element that holds all others.
  public let root: Element

  /// Reads a document in UTF-8, UTF-16 or the encoding it declares.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    guard bytes.count <= Limits.bytes else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "more than \(Limits.bytes) bytes")
    }
    let parser = try LibXMLParser()
    root = try parser.read(bytes)
  }

  /// Reads a document from a text.
  public init(_ text: String) throws(Malformed) {
    try self.init(Array(text.utf8))
  }
}

/// One reading by libxml2: the parser and its document, freed together.
@safe private final class LibXMLParser {
  private let parser: xmlParserCtxtPtr
  private var document: xmlDocPtr?
  private var nodes = 0

  init() throws(Malformed) {
    guard let parser = unsafe xmlNewParserCtxt() else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "no memory for a parser")
    }
    unsafe self.parser = parser
  }

  deinit {
    if let document = unsafe document { unsafe xmlFreeDoc(document) }
    unsafe xmlFreeParserCtxt(parser)
  }

  func read(_ bytes: [UInt8]) throws(Malformed) -> Element {
    var foundDoctype: CInt = 0
    let parser = unsafe self.parser
    unsafe document = bytes.withUnsafeBytes { buffer in
      unsafe house_read(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), &foundDoctype)
    }
    if foundDoctype != 0 {
      throw Malformed(
        code: .doctype, line: unsafe Int(parser.pointee.input?.pointee.line ?? 0), column: 0,
        message: "a DOCTYPE is not taken")
    }
    guard let document = unsafe document, unsafe parser.pointee.wellFormed == 1,
      unsafe parser.pointee.nsWellFormed == 1,
      let root = unsafe xmlDocGetRootElement(document)
    else { throw lastError }
    return try unsafe element(root, depth: 1)
  }

  /// The funnel of libxml2's errors.
  private var lastError: Malformed {
    guard let error = unsafe xmlCtxtGetLastError(UnsafeMutableRawPointer(parser)) else {
      return Malformed(code: .syntax, line: 0, column: 0, message: "nothing that is XML")
    }
    let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
    return unsafe Malformed(
      code: .syntax, line: Int(error.pointee.line), column: Int(max(0, error.pointee.int2)),
      message: message.split(separator: "\n").first.map(String.init) ?? "not well-formed")
  }

  private func count(_ line: Int) throws(Malformed) {
    nodes += 1
    if nodes > Limits.nodes {
      throw Malformed(code: .limit, line: line, column: 0, message: "more than \(Limits.nodes) parts")
    }
  }

  private func element(_ node: xmlNodePtr, depth: Int) throws(Malformed) -> Element {
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
      name: text(node.pointee.name), namespace: text(node.pointee.ns?.pointee.href), attributes: try attributes(node),
      declarations: declarations(node), children: children, line: line)
  }

  private func attributes(_ node: xmlNodePtr) throws(Malformed) -> [Element.Attribute] {
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
          name: text(attribute.pointee.name), namespace: text(attribute.pointee.ns?.pointee.href), value: value))
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

  private func text(_ bytes: UnsafePointer<xmlChar>?) -> String {
    unsafe bytes.map { unsafe String(cString: $0) } ?? ""
  }
}
