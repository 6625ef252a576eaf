internal import CLibXML2

/// A document as libxml2 keeps it, read and freed by one owner.
@safe final class LibXMLDocument {
  let pointer: xmlDocPtr
  let root: xmlNodePtr

  init(_ bytes: [UInt8]) throws(Malformed) {
    guard let parser = unsafe xmlNewParserCtxt() else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "no memory for a parser")
    }
    defer { unsafe xmlFreeParserCtxt(parser) }
    var foundDoctype: CInt = 0
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe house_read(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), &foundDoctype)
    }
    guard foundDoctype == 0, let document = unsafe document, unsafe parser.pointee.wellFormed == 1,
      unsafe parser.pointee.nsWellFormed == 1, unsafe parser.pointee.disableSAX == 0,
      let root = unsafe xmlDocGetRootElement(document)
    else {
      let reason = unsafe foundDoctype == 0 ? lastError(of: parser) : doctype(in: parser)
      if let document = unsafe document { unsafe xmlFreeDoc(document) }
      throw reason
    }
    unsafe pointer = unsafe document
    unsafe self.root = unsafe root
  }

  deinit {
    unsafe xmlFreeDoc(pointer)
  }
}

private func doctype(in parser: xmlParserCtxtPtr) -> Malformed {
  Malformed(
    code: .doctype, line: unsafe Int(parser.pointee.input?.pointee.line ?? 0), column: 0,
    message: "a DOCTYPE is not taken")
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
