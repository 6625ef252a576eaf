/// The first bytes of a file, when they are text in UTF-8 or, marked so, in UTF-16.
struct HeadText {
  private let text: String

  /// Nil when it is no text.
  init?(_ head: [UInt8], isWhole: Bool) {
    guard let text = HeadText.decoded(head, isWhole: isWhole),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 && !"\t\n\r\u{C}".unicodeScalars.contains($0) })
    else { return nil }
    self.text = text.lowercased()
  }

  private static func decoded(_ head: [UInt8], isWhole: Bool) -> String? {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      let (low, high) = head[0] == 0xFF ? (0, 1) : (1, 0)
      let units = stride(from: 2, to: head.count - 1, by: 2).map { index in
        UInt16(head[index + low]) | UInt16(head[index + high]) << 8
      }
      return String(decoding: units, as: UTF16.self)
    }
    let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    // The last character may be cut in two.
    let mostCut = isWhole ? 0 : 3
    for cut in 0...mostCut {
      if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
    }
    return nil
  }

  private var start: Substring { text.drop { $0.isWhitespace } }

  /// Whether it begins so, in small letters, blanks aside.
  func begins(with beginning: String) -> Bool { start.hasPrefix(beginning) }

  /// The name of the first element, without its prefix, in small letters; `!doctype html` for that; nil when it does not
  /// begin with markup.
  var root: String? {
    var rest = start
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.hasPrefix("<?") {
        guard let end = rest.firstRange(of: "?>") else { return "?" }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return "?" }
        rest = rest[end.upperBound...]
      } else {
        break
      }
    }
    guard rest.hasPrefix("<") else { return nil }
    if rest.hasPrefix("<!doctype html") { return "!doctype html" }
    let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "!:_-.".contains($0) }
    return name.split(separator: ":").last.map(String.init) ?? "?"
  }
}
