internal import CLibXML2

/// A document as libxml2 keeps it, read and freed by one owner.
@safe final class LibXMLDocument {
  /// Which elements somebody will ask for.
  struct Wanted {
    let name: String
    let namespace: String
  }

  /// Which elements' texts are handed on, and to whom.
  struct Handed {
    let name: String
    let taker: TextTaker
  }

  let pointer: xmlDocPtr
  let root: xmlNodePtr
  /// How many elements it has.
  let elementCount: Int
  /// The elements that were asked for, in their order.
  let wanted: [xmlNodePtr]

  /// libxml2 2.9 makes the lock of its dictionaries with the first of them, and two threads that do may wait for ever: here one does.
  private static let isReady = {
    xmlInitParser()
    unsafe xmlDictFree(xmlDictCreate())
    return true
  }()

  init(_ bytes: [UInt8], wanting wanted: Wanted? = nil, handing handed: Handed? = nil) throws(Malformed) {
    guard LibXMLDocument.isReady, let parser = unsafe xmlNewParserCtxt() else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "no memory for a parser")
    }
    defer { unsafe xmlFreeParserCtxt(parser) }
    var notes = unsafe house_notes()
    unsafe notes.most_nodes = Limits.nodes
    unsafe notes.most_levels = CInt(Limits.depth)
    defer { unsafe free(notes.wanted) }
    let document =
      unsafe handed.map { unsafe LibXMLDocument.read(bytes, $0, parser, &notes) }
      ?? LibXMLDocument.read(bytes, wanted, parser, &notes)
    guard unsafe notes.found_doctype == 0 && notes.found_entity == 0, let document = unsafe document,
      unsafe parser.pointee.wellFormed == 1,
      unsafe parser.pointee.nsWellFormed == 1, unsafe parser.pointee.disableSAX == 0,
      let root = unsafe xmlDocGetRootElement(document)
    else {
      let reason = unsafe notes.reason(in: parser) ?? lastError(of: parser)
      if let document = unsafe document { unsafe xmlFreeDoc(document) }
      throw reason
    }
    unsafe pointer = unsafe document
    unsafe self.root = unsafe root
    elementCount = unsafe notes.elements
    unsafe self.wanted = unsafe UnsafeBufferPointer(start: notes.wanted, count: notes.wanted_count).compactMap {
      unsafe $0
    }
  }

  private static func read(
    _ bytes: [UInt8], _ wanted: Wanted?, _ parser: xmlParserCtxtPtr, _ notes: inout house_notes
  ) -> xmlDocPtr? {
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let wanted else { return unsafe house_read(parser, start, CInt(buffer.count), &notes) }
      return unsafe withText(wanted.name) { name in
        unsafe withText(wanted.namespace) { namespace in
          unsafe notes.wanted_name = unsafe name
          unsafe notes.wanted_namespace = unsafe namespace
          return unsafe house_read(parser, start, CInt(buffer.count), &notes)
        }
      }
    }
  }

  private static func read(
    _ bytes: [UInt8], _ handed: Handed, _ parser: xmlParserCtxtPtr, _ notes: inout house_notes
  ) -> xmlDocPtr? {
    unsafe notes.taker = unsafe Unmanaged.passUnretained(handed.taker).toOpaque()
    unsafe notes.hand = { taker, piece, length in
      guard let taker = unsafe taker else { return }
      let taken = unsafe Unmanaged<TextTaker>.fromOpaque(taker).takeUnretainedValue()
      switch unsafe (piece, length) {
      case (let piece?, _): unsafe taken.take(UnsafeBufferPointer(start: piece, count: Int(length)))
      case (nil, 0): taken.begin()
      case (nil, _): taken.end()
      }
    }
    return unsafe withExtendedLifetime(handed.taker) {
      unsafe bytes.withUnsafeBytes { buffer in
        let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        return unsafe withText(handed.name) { name in
          unsafe notes.handed_name = unsafe name
          return unsafe house_read(parser, start, CInt(buffer.count), &notes)
        }
      }
    }
  }

  deinit {
    unsafe xmlFreeDoc(pointer)
  }
}

extension house_notes {
  /// Why the reading was stopped, when it was not for what libxml2 says.
  fileprivate func reason(in parser: xmlParserCtxtPtr) -> Malformed? {
    let line = unsafe Int(parser.pointee.input?.pointee.line ?? 0)
    func stopped(_ code: Malformed.Code, _ message: String) -> Malformed {
      Malformed(code: code, line: line, column: 0, message: message)
    }
    if unsafe found_doctype != 0 { return stopped(.doctype, "a DOCTYPE is not taken") }
    if unsafe found_entity != 0 { return stopped(.syntax, "an entity that is not known") }
    if unsafe nodes > most_nodes { return stopped(.limit, "more than \(Limits.nodes) parts") }
    if unsafe levels > most_levels { return stopped(.limit, "elements nest deeper than \(Limits.depth) levels") }
    return nil
  }
}

/// The funnel of libxml2's errors.
private func lastError(of parser: xmlParserCtxtPtr) -> Malformed {
  guard let error = unsafe xmlCtxtGetLastError(UnsafeMutableRawPointer(parser)) else {
    return Malformed(code: .syntax, line: 0, column: 0, message: "nothing that is XML")
  }
  let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
  return unsafe Malformed(
    code: .syntax, line: Int(error.pointee.line), column: Int(max(0, error.pointee.int2)),
    message: message.split(separator: "\n").first.map(String.init) ?? "not well-formed")
}

/// A text as libxml2 has it.
private func withText<Answer>(_ text: String, _ work: (UnsafePointer<xmlChar>) -> Answer) -> Answer {
  unsafe text.withCString { unsafe $0.withMemoryRebound(to: xmlChar.self, capacity: text.utf8.count + 1, work) }
}
