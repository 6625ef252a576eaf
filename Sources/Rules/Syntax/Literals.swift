/// Numbers and strings as FEEL writes them.
extension Scanner {
  /// A number; nil when none begins here.
  mutating func number() -> Decimal128?? {
    var end = position
    while end < text.count, Scanner.isDigit(text[end]) { end += 1 }
    let hasWhole = end > position
    if end + 1 < text.count, text[end] == ".", Scanner.isDigit(text[end + 1]) {
      end += 1
      while end < text.count, Scanner.isDigit(text[end]) { end += 1 }
    } else if !hasWhole {
      return .none
    }
    if end < text.count, text[end] == "e" || text[end] == "E" {
      var power = end + 1
      if power < text.count, text[power] == "+" || text[power] == "-" { power += 1 }
      let digits = power
      while power < text.count, Scanner.isDigit(text[power]) { power += 1 }
      if power > digits { end = power }
    }
    let written = String(String.UnicodeScalarView(text[position..<end]))
    position = end
    return .some(Decimal128(written))
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The string that begins here with a quotation mark; nil when it has no end.
  mutating func string() -> String? {
    position += 1
    var result = String.UnicodeScalarView()
    while let scalar = peek {
      position += 1
      switch scalar {
      case "\"": return String(result)
      case "\\": escape(into: &result)
      default: result.append(scalar)
      }
    }
    return nil
  }

  /// What follows a backslash; an unknown escape stands for itself, so that patterns like `\d` need no doubling.
  private mutating func escape(into result: inout String.UnicodeScalarView) {
    guard let scalar = peek else { return result.append("\\") }
    position += 1
    switch scalar {
    case "n": result.append("\n")
    case "t": result.append("\t")
    case "r": result.append("\r")
    case "\"", "\\", "'": result.append(scalar)
    case "u":
      if let code = codePoint(digits: 4) {
        result.append(code)
      } else {
        result.append(contentsOf: ["\\", "u"])
      }
    case "U":
      if let value = hexadecimal(digits: 6, at: position), let code = Unicode.Scalar(value) {
        position += 6
        result.append(code)
      } else {
        result.append(contentsOf: ["\\", "U"])
      }
    default: result.append(contentsOf: ["\\", scalar])
    }
  }

  /// `\uXXXX`, and two of them for what lies beyond the first plane.
  private mutating func codePoint(digits: Int) -> Unicode.Scalar? {
    guard let high = hexadecimal(digits: 4, at: position) else { return nil }
    if let scalar = Unicode.Scalar(high) {
      position += 4
      return scalar
    }
    guard (0xD800..<0xDC00).contains(high), peek(4) == "\\", peek(5) == "u",
      let low = hexadecimal(digits: 4, at: position + 6), (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { return nil }
    position += 10
    return scalar
  }

  private func hexadecimal(digits: Int, at place: Int) -> UInt32? {
    guard place + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for scalar in text[place..<place + digits] {
      guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
      value = value * 16 + UInt32(digit)
    }
    return value
  }
}
