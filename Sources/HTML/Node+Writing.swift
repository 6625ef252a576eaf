extension Node {
  /// The piece as a browser reads it, UTF-8. An attribute without an element around it is nothing.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// Appends the piece as a browser reads it.
  public func write(to bytes: inout [UInt8]) {
    switch kind {
    case .nothing, .attribute: break
    case .text(let text): escape(text, to: &bytes)
    case .group(let pieces): for piece in pieces { piece.write(to: &bytes) }
    case .element(let name, let content, let pieces):
      bytes.append(UInt8(ascii: "<"))
      bytes.append(contentsOf: name.utf8)
      var classes: [String] = []
      for piece in pieces { piece.writeAttributes(to: &bytes, classes: &classes) }
      if !classes.isEmpty { HTML.writeAttribute("class", classes.joined(separator: " "), to: &bytes) }
      bytes.append(UInt8(ascii: ">"))
      if case .void = content { return }
      if case .preformatted = content { bytes.append(UInt8(ascii: "\n")) }
      for piece in pieces { piece.write(to: &bytes) }
      bytes.append(contentsOf: "</".utf8)
      bytes.append(contentsOf: name.utf8)
      bytes.append(UInt8(ascii: ">"))
    }
  }

  /// Writes what of the piece belongs into the tag around it; classes are gathered, so that conditions can add some.
  private func writeAttributes(to bytes: inout [UInt8], classes: inout [String]) {
    switch kind {
    case .attribute("class", let value?): classes.append(value)
    case .attribute(let name, let value): writeAttribute(name, value, to: &bytes)
    case .group(let pieces): for piece in pieces { piece.writeAttributes(to: &bytes, classes: &classes) }
    case .nothing, .text, .element: break
    }
  }
}

private func writeAttribute(_ name: String, _ value: String?, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: " "))
  bytes.append(contentsOf: name.utf8)
  guard let value else { return }
  bytes.append(contentsOf: "=\"".utf8)
  escape(value, to: &bytes)
  bytes.append(UInt8(ascii: "\""))
}

/// Appends a text so that it stays one wherever it stands: between tags, and within the double quotes of an attribute.
///
/// Control characters, which HTML does not allow, become U+FFFD.
private func escape(_ text: String, to bytes: inout [UInt8]) {
  let done: Void? = text.utf8.withContiguousStorageIfAvailable { buffer in
    if buffer.contains(where: isSpecial) { escape(buffer, to: &bytes) } else { bytes.append(contentsOf: buffer) }
  }
  if done == nil { escape(text.utf8, to: &bytes) }
}

private func isSpecial(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x7F: true
  case 0x09, 0x0A, 0x0D: false
  default: byte < 0x20
  }
}

private func escape(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
  for byte in text {
    guard isSpecial(byte) else {
      bytes.append(byte)
      continue
    }
    switch byte {
    case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
    case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
    default: bytes.append(contentsOf: "\u{FFFD}".utf8)
    }
  }
}
