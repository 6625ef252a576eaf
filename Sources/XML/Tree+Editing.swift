internal import CLibXML2

extension Node {
  /// Puts a copy of another document's root behind all that is within this element.
  ///
  /// - Returns: The copy at its place.
  /// - Throws: ``Malformed`` when there is no memory, or the whole would be larger than a document may be.
  public func append(_ other: Tree) throws(Malformed) -> Node {
    guard let copy = unsafe xmlDocCopyNode(other.root.pointer, tree.document.pointer, 1) else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "no memory for an element")
    }
    guard unsafe xmlAddChild(pointer, copy) != nil else {
      unsafe xmlFreeNode(copy)
      throw Malformed(code: .limit, line: 0, column: 0, message: "no memory for an element")
    }
    tree.wanted = nil
    return unsafe Node(copy, in: tree)
  }

  /// Makes a text all that is within this element.
  public func setText(_ text: String) {
    tree.wanted = nil
    unsafe xmlNodeSetContent(pointer, nil)
    unsafe xmlNodeAddContent(pointer, text)
  }
}

extension Tree {
  /// The document as it now is, in UTF-8 with its declaration.
  ///
  /// - Throws: ``Malformed`` when there is no memory, or it is larger than a document may be.
  public func written() throws(Malformed) -> [UInt8] {
    var bytes: UnsafeMutablePointer<xmlChar>?
    var count: CInt = 0
    unsafe xmlDocDumpMemoryEnc(document.pointer, &bytes, &count, "UTF-8")
    defer { unsafe house_free(bytes) }
    guard let bytes = unsafe bytes, count > 0, Int(count) <= Limits.bytes else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "the document becomes larger than one may be")
    }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
}
