internal import CLibXML2

extension Tree {
  /// The document in canonical form, without some elements and all within them.
  ///
  /// - Throws: ``Malformed`` when it has no canonical form (a relative namespace) or one beyond the limits.
  public func canonical(_ form: CanonicalForm, omitting omitted: [Node] = []) throws(Malformed) -> [UInt8] {
    let sink = Sink()
    try write(form, omitting: omitted, to: sink)
    return sink.bytes
  }

  /// Writes the document in canonical form, without some elements and all within them, to a sink that takes it as it comes.
  ///
  /// - Throws: ``Malformed`` when it has no canonical form (a relative namespace) or one beyond the limits.
  public func write(_ form: CanonicalForm, omitting omitted: [Node] = [], to sink: Sink) throws(Malformed) {
    try write(form, omitting: omitted, of: root, to: sink) { () throws(Malformed) in
      try unsafe sink.write(document.pointer, form, isVisible: nil)
    }
  }

  fileprivate func write(
    _ form: CanonicalForm, omitting omitted: [Node], of node: Node, to sink: Sink, _ work: () throws(Malformed) -> Void
  ) throws(Malformed) {
    try spend(on: node)
    let hidden = omitted.map { unsafe HiddenNode($0.pointer) }
    // Backwards, so that each finds its neighbours as they were when it went.
    defer { for node in hidden.reversed() { node.show() } }
    try write(node, to: sink, work)
  }
}

extension Node {
  /// The element and all within it in canonical form, without some elements and all within those.
  ///
  /// - Throws: ``Malformed`` when it has no canonical form (a relative namespace) or one beyond the limits.
  public func canonical(_ form: CanonicalForm, omitting omitted: [Node] = []) throws(Malformed) -> [UInt8] {
    let sink = Sink()
    try write(form, omitting: omitted, to: sink)
    return sink.bytes
  }

  /// Writes the element and all within it in canonical form, without some elements and all within those, to a sink that takes it
  /// as it comes.
  ///
  /// - Throws: ``Malformed`` when it has no canonical form (a relative namespace) or one beyond the limits.
  public func write(_ form: CanonicalForm, omitting omitted: [Node] = [], to sink: Sink) throws(Malformed) {
    try tree.write(form, omitting: omitted, of: self, to: sink) { () throws(Malformed) in
      let apex = unsafe ApexNode(pointer, in: tree.document.pointer)
      defer { apex.restore() }
      // The inclusive forms ask whether what is around an element is written too, to know what it takes along.
      let asks = if case .exclusive = form.rules { false } else { true }
      try unsafe sink.write(tree.document.pointer, form, isVisible: asks ? isOutsideOfMarks : nil)
    }
  }
}

/// An element that its neighbours do not know for a while.
///
/// It keeps its own place, so that it can be put back where it was.
@safe private struct HiddenNode {
  private let node: xmlNodePtr

  init(_ node: xmlNodePtr) {
    unsafe self.node = unsafe node
    let (previous, next) = unsafe (node.pointee.prev, node.pointee.next)
    if let previous = unsafe previous {
      unsafe previous.pointee.next = unsafe next
    } else {
      unsafe node.pointee.parent?.pointee.children = unsafe next
    }
    if let next = unsafe next {
      unsafe next.pointee.prev = unsafe previous
    } else {
      unsafe node.pointee.parent?.pointee.last = unsafe previous
    }
  }

  func show() {
    if let previous = unsafe node.pointee.prev {
      unsafe previous.pointee.next = unsafe node
    } else {
      unsafe node.pointee.parent?.pointee.children = unsafe node
    }
    if let next = unsafe node.pointee.next {
      unsafe next.pointee.prev = unsafe node
    } else {
      unsafe node.pointee.parent?.pointee.last = unsafe node
    }
  }
}

/// An element that is all there is to write of its document for a while.
///
/// libxml2 writes the children of the document one after the other, and looks up from each for namespaces. So the element
/// becomes the only child, still knows what is around it, and what is around it is marked as not to be written. This
/// costs as much as the element is large, where a question for every node of the document would cost as much as that.
@safe private struct ApexNode {
  private let node: xmlNodePtr
  private let document: xmlDocPtr
  private let first: xmlNodePtr?
  private let next: xmlNodePtr?

  init(_ node: xmlNodePtr, in document: xmlDocPtr) {
    unsafe self.node = unsafe node
    unsafe self.document = unsafe document
    unsafe first = document.pointee.children
    unsafe next = node.pointee.next
    unsafe document.pointee.children = unsafe node
    unsafe node.pointee.next = nil
    unsafe mark(UnsafeMutableRawPointer(bitPattern: 1))
  }

  func restore() {
    unsafe mark(nil)
    unsafe node.pointee.next = unsafe next
    unsafe document.pointee.children = unsafe first
  }

  private func mark(_ value: UnsafeMutableRawPointer?) {
    var parent = unsafe node.pointee.parent
    while let element = unsafe parent, unsafe element.pointee.type == XML_ELEMENT_NODE {
      unsafe element.pointee._private = unsafe value
      unsafe parent = element.pointee.parent
    }
  }
}

/// What libxml2 asks of each node, and of each namespace in scope of one: only what is around the apex is not written.
private let isOutsideOfMarks: xmlC14NIsVisibleCallback = { _, node, _ in
  guard let node = unsafe node, unsafe node.pointee.type == XML_ELEMENT_NODE else { return 1 }
  return unsafe node.pointee._private == nil ? 1 : 0
}

extension CanonicalForm.Rules {
  var inLibXML: (xmlC14NMode, prefixes: [String]) {
    switch self {
    case .inclusive: (XML_C14N_1_0, [])
    case .inclusive11: (XML_C14N_1_1, [])
    case .exclusive(let prefixes): (XML_C14N_EXCLUSIVE_1_0, prefixes.map { $0.isEmpty ? "#default" : $0 })
    }
  }
}

/// Texts as C has a list of them: pointers, and a nil at the end.
func withArrayOfTexts(
  _ texts: [String], _ work: (UnsafeMutablePointer<UnsafeMutablePointer<xmlChar>?>?) -> CInt
) -> CInt {
  var pointers = unsafe texts.map { unsafe xmlStrdup($0) }
  defer { unsafe pointers.forEach { unsafe house_free($0) } }
  unsafe pointers.append(nil)
  return unsafe pointers.withUnsafeMutableBufferPointer { unsafe work($0.baseAddress) }
}
