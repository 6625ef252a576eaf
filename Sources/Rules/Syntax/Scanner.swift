import Text

/// A place in the text of an expression, and how to go on from there.
struct Scanner: Sendable {
  let text: [Unicode.Scalar]
  var position = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }

  func peek(_ ahead: Int) -> Unicode.Scalar? {
    position + ahead < text.count ? text[position + ahead] : nil
  }

  /// Goes past blanks and comments. False when a comment has no end.
  mutating func skipSpace() -> Bool {
    while let scalar = peek {
      if NameRules.isSpace(scalar) {
        position += 1
      } else if scalar == "/", peek(1) == "/" {
        while let next = peek, next != "\n" { position += 1 }
      } else if scalar == "/", peek(1) == "*" {
        position += 2
        while peek != nil, !(peek == "*" && peek(1) == "/") { position += 1 }
        guard peek != nil else { return false }
        position += 2
      } else {
        break
      }
    }
    return true
  }

  /// Whether the symbol stands here.
  func isAt(_ symbol: StaticString) -> Bool {
    symbol.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { ahead in
        let byte = unsafe bytes[ahead]
        return peek(ahead)?.value == UInt32(byte)
      }
    }
  }

  /// Whether the word stands here, and is not the beginning of a longer one.
  func isAtWord(_ word: StaticString) -> Bool {
    guard isAt(word) else { return false }
    return peek(word.utf8CodeUnitCount).map { !NameRules.isPart($0) } ?? true
  }

  /// Where a known name that begins here ends, blanks allowed between its parts.
  func end(of parts: [[Unicode.Scalar]]) -> Int? {
    var place = position
    for (index, part) in parts.enumerated() {
      if index > 0 {
        while place < text.count, NameRules.isSpace(text[place]) { place += 1 }
      }
      guard place + part.count <= text.count, text[place..<place + part.count].elementsEqual(part) else { return nil }
      place += part.count
      if let last = part.last, NameRules.isPart(last), place < text.count, NameRules.isPart(text[place]) { return nil }
    }
    return place
  }

  /// One word of a name.
  mutating func word() -> String? {
    guard let first = peek, NameRules.isStart(first) else { return nil }
    let begin = position
    while let scalar = peek, NameRules.isPart(scalar) { position += 1 }
    return String(String.UnicodeScalarView(text[begin..<position]))
  }

  /// What stands here, for a message.
  var found: Words {
    guard let first = peek else { return .theEnd }
    if first == "\"" { return Words(vi: "một chuỗi", en: "a string") }
    var end = position
    while end < text.count, end - position < 20, NameRules.isPart(text[end]) { end += 1 }
    return .plain("'" + String(String.UnicodeScalarView(text[position..<max(end, position + 1)])) + "'")
  }
}

extension Words {
  static let theEnd = Words(vi: "hết biểu thức", en: "the end")
}
