internal import CLibXML2

/// The shape of a text before libxml2 sees it: what of it costs more than its length.
///
/// libxml2 2.9 compares every attribute of a tag with every other (60,000 of them, 0.6 MB, take it 4.7 s), and looks
/// through all declarations in scope for every name. So tags are counted out first, without being understood.
struct Shape {
  /// The most declarations of namespaces in scope anywhere.
  private(set) var declarations = 0
  private var openTags: [Int] = []

  /// Looks at a text; of what is not well-formed it sees as much as libxml2 will read.
  init(_ bytes: [UInt8]) throws(Malformed) {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, UInt8(ascii: "<")]) {
      try look(at: narrowed(bytes, highByte: 0), as: ["utf-16", "utf-16be"])
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [UInt8(ascii: "<"), 0x00]) {
      try look(at: narrowed(bytes, highByte: 1), as: ["utf-16", "utf-16le"])
    } else if bytes.starts(with: [0, 0]) || bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) {
      throw Malformed(code: .syntax, line: 1, column: 1, message: "neither UTF-8 nor UTF-16, nor anything near ASCII")
    } else {
      try look(at: bytes)
    }
  }

  /// UTF-16 as if it were ASCII: all that counts here is.
  private func narrowed(_ bytes: [UInt8], highByte: Int) -> [UInt8] {
    stride(from: 0, to: bytes.count - 1, by: 2).map { place in
      bytes[place + highByte] == 0 ? bytes[place + 1 - highByte] : UInt8(ascii: "x")
    }
  }

  /// - Parameter wide: What its encoding may be called when it was UTF-16; none when it was not.
  private mutating func look(at bytes: [UInt8], as wide: [String] = []) throws(Malformed) {
    try checkEncoding(bytes, wide)
    if let most = mostDeclarations(in: bytes.span) {
      declarations = most
    } else {
      try lookAtEveryTag(of: bytes.span)
    }
  }

  /// How many declarations can be in scope at most, of a text that without a closer look can cost no more than its length;
  /// nil where a closer look is needed.
  ///
  /// No `<` stands in a tag. So where the next one is near, the tag has few attributes, whatever it is.
  private func mostDeclarations(in text: Span<UInt8>) -> Int? {
    var tag = isDense(text) ? nil : text.first(of: UInt8(ascii: "<"), from: 0)
    while let open = tag {
      tag = text.first(of: UInt8(ascii: "<"), from: open + 1)
      // An attribute takes five bytes: a space, a letter, `=` and two quotes.
      guard (tag ?? text.count) - open > 5 * Limits.attributes else { continue }
      guard let end = text.first(of: UInt8(ascii: ">"), from: open),
        case let tag = text.extracting(open..<end),
        tag.first(of: UInt8(ascii: "\""), from: 0) == nil, tag.first(of: UInt8(ascii: "'"), from: 0) == nil
      else { return nil }
    }
    var declarations = 0
    var letter = text.first(of: UInt8(ascii: "x"), from: 0)
    while let found = letter {
      if text.holds("xmlns", at: found) { declarations += 1 }
      guard declarations <= Limits.fewDeclarations else { return nil }
      letter = text.first(of: UInt8(ascii: "x"), from: found + 1)
    }
    return declarations
  }

  /// Whether a `<` is near wherever one looks, so that no tag need be measured.
  private func isDense(_ text: Span<UInt8>) -> Bool {
    let most = 5 * Limits.attributes / 16 - 1
    let tag = SIMD16<UInt8>(repeating: UInt8(ascii: "<"))
    return unsafe text.withUnsafeBytes { bytes in
      var without = 0
      for place in stride(from: 0, to: bytes.count - 15, by: 16) {
        let piece = unsafe bytes.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
        without = any(piece .== tag) ? 0 : without + 1
        guard without < most else { return false }
      }
      return true
    }
  }

  private mutating func lookAtEveryTag(of text: Span<UInt8>) throws(Malformed) {
    var place = 0
    while let open = text.first(of: UInt8(ascii: "<"), from: place), open + 1 < text.count {
      let end: Int?
      switch text[open + 1] {
      case UInt8(ascii: "?"): end = text.end(of: "?>", from: open + 2)
      case UInt8(ascii: "/"):
        _ = openTags.popLast()
        end = text.end(of: ">", from: open + 2)
      case UInt8(ascii: "!"):
        if text.holds("<!--", at: open) {
          end = text.end(of: "-->", from: open + 4)
        } else if text.holds("<![CDATA[", at: open) {
          end = text.end(of: "]]>", from: open + 9)
        } else {
          // A DOCTYPE, or nothing that is XML: there the reading stops.
          end = nil
        }
      default: end = try look(atTag: text, from: open + 1)
      }
      guard let end else { return }
      place = end
    }
  }

  /// Counts the attributes of a tag; answers where it ends.
  private mutating func look(atTag text: Span<UInt8>, from start: Int) throws(Malformed) -> Int? {
    var place = start
    var attributes = 0
    var declared = 0
    while place < text.count {
      // Letters, of which tags are full, are beyond all three.
      guard text[place] <= UInt8(ascii: ">") else {
        place += 1
        continue
      }
      switch text[place] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let quote = text.first(of: text[place], from: place + 1) else { return nil }
        attributes += 1
        if text.holds("xmlns", at: startOfName(before: place, in: text, from: start)) { declared += 1 }
        guard attributes <= Limits.attributes else {
          throw Malformed(
            code: .limit, line: 0, column: 0, message: "more than \(Limits.attributes) attributes of one element")
        }
        place = quote
      case UInt8(ascii: ">"):
        try close(declared, isEmpty: text[place - 1] == UInt8(ascii: "/"))
        return place + 1
      default: break
      }
      place += 1
    }
    return nil
  }

  /// Where the name begins whose value begins at a quote: behind the white space, the quote or the beginning before it.
  private func startOfName(before quote: Int, in text: Span<UInt8>, from start: Int) -> Int {
    var place = quote
    while place > start, isSpaceOrEquals(text[place - 1]) { place -= 1 }
    while place > start, !isSpaceOrEquals(text[place - 1]), !isQuote(text[place - 1]) { place -= 1 }
    return place
  }

  private mutating func close(_ declared: Int, isEmpty: Bool) throws(Malformed) {
    let inScope = (openTags.last ?? 0) + declared
    guard inScope <= Limits.declarations else {
      throw Malformed(
        code: .limit, line: 0, column: 0, message: "more than \(Limits.declarations) namespaces declared at once")
    }
    declarations = max(declarations, inScope)
    guard !isEmpty else { return }
    openTags.append(inScope)
    // Deeper than libxml2 goes: it will say so.
    guard openTags.count <= 1_000 else {
      throw Malformed(code: .limit, line: 0, column: 0, message: "elements nest deeper than \(Limits.depth) levels")
    }
  }

  private func isSpaceOrEquals(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "="): true
    default: false
    }
  }

  private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  /// Only encodings in which `<`, `=` and the quotes are what they are in ASCII, and nothing else is; and none but the one in
  /// which the declaration itself is written, since libxml2 reads on in whatever that names.
  private func checkEncoding(_ bytes: [UInt8], _ wide: [String]) throws(Malformed) {
    let text = bytes.span
    // Behind the mark of UTF-16, which has become one letter, or that of UTF-8.
    var start: Int?
    for place in [0, 1, 3] where text.holds("<?xml", at: place) { start = place }
    guard let declaration = start else { return }
    // libxml2 goes over to an encoding right behind its name: without an end in ASCII it would read what is not seen here.
    guard let end = text.end(of: "?>", from: declaration) else {
      throw Malformed(code: .syntax, line: 1, column: 1, message: "the XML declaration has no end")
    }
    if text.holds("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", at: declaration) { return }
    let words = String(decoding: bytes[declaration..<end], as: UTF8.self).lowercased()
    guard let found = words.firstMatch(of: /encoding[\s]*=[\s]*["']([^"']*)["']/) else { return }
    let name = String(found.1)
    let isNear =
      ["us-ascii", "ascii"].contains(name) || name.wholeMatch(of: /iso-8859-\d{1,2}|(windows-|cp)125\d/) != nil
    guard ["utf-8", "utf8"].contains(name) || (wide.isEmpty ? isNear : wide.contains(name)) else {
      throw Malformed(code: .syntax, line: 1, column: 0, message: "the encoding \(name.prefix(40)) is not taken")
    }
  }
}

extension Span<UInt8> {
  fileprivate func first(of byte: UInt8, from start: Int) -> Int? {
    guard start >= 0, start < count else { return nil }
    return unsafe withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, CInt(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  fileprivate func holds(_ word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    for offset in 0..<length where unsafe self[place + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// The place behind the next such word.
  fileprivate func end(of word: StaticString, from start: Int) -> Int? {
    let length = word.utf8CodeUnitCount
    var place = start
    while let found = unsafe first(of: word.utf8Start[0], from: place) {
      if holds(word, at: found) { return found + length }
      place = found + 1
    }
    return nil
  }
}
