internal import Text

extension Parser {
  /// A text; the byte at hand is its opening quote.
  mutating func string() throws(Stop) -> String {
    at += 1
    let start = at
    var all: UInt8 = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        let text = try text(start..<at, isASCII: all < 0x80)
        at += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      guard byte >= 0x20 else { throw control(byte) }
      all |= byte
      at += 1
    }
    throw unclosed(start)
  }

  /// The same for a text with escapes, from the first of them on.
  private mutating func escapedString(from start: Int) throws(Stop) -> String {
    var text = try text(start..<at, isASCII: false)
    var plain = at
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        text += try self.text(plain..<at, isASCII: false)
        at += 1
        return text
      case UInt8(ascii: "\\"):
        text += try self.text(plain..<at, isASCII: false)
        text.unicodeScalars.append(try escape())
        plain = at
      case let byte where byte < 0x20: throw control(byte)
      default: at += 1
      }
    }
    throw unclosed(start)
  }

  private func text(_ range: Range<Int>, isASCII: Bool) throws(Stop) -> String {
    if isASCII { return String(decoding: bytes[range], as: UTF8.self) }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw Stop(
        .encoding, at: firstInvalid(range),
        Words(vi: "byte này không phải UTF-8", en: "not UTF-8; JSON is written in UTF-8"))
    }
    return text
  }

  private func firstInvalid(_ range: Range<Int>) -> Int {
    var parser = UTF8.ForwardParser()
    var iterator = bytes[range].makeIterator()
    var offset = range.lowerBound
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }

  private mutating func escape() throws(Stop) -> Unicode.Scalar {
    let start = at
    at += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try codeUnit(start)
      guard UTF16.isLeadSurrogate(unit) else {
        guard let scalar = Unicode.Scalar(unit) else { throw halfPair(start) }
        return scalar
      }
      guard byte == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u") else {
        throw halfPair(start)
      }
      at += 2
      let trail = try codeUnit(at - 2)
      guard UTF16.isTrailSurrogate(trail),
        let scalar = Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF)))
      else { throw halfPair(start) }
      return scalar
    default:
      throw Stop(
        .syntax, at: start,
        Words(
          vi: "dấu `\\` này không hợp lệ; một dấu `\\` được viết là `\\\\`",
          en: "this `\\` means nothing; a `\\` itself is written `\\\\`"))
    }
  }

  private mutating func codeUnit(_ start: Int) throws(Stop) -> UInt16 {
    guard at + 4 <= bytes.count else { throw unclosed(start) }
    var unit: UInt16 = 0
    for byte in bytes[at..<at + 4] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
        throw Stop(
          .syntax, at: start,
          Words(vi: "sau `\\u` phải là bốn chữ số hệ mười sáu", en: "four hexadecimal digits are expected after `\\u`"))
      }
      unit = unit << 4 | UInt16(digit)
    }
    at += 4
    return unit
  }

  private func halfPair(_ offset: Int) -> Stop {
    Stop(
      .encoding, at: offset,
      Words(vi: "chỉ có một nửa cặp thay thế UTF-16", en: "half a surrogate pair, which is no character"))
  }

  private func control(_ byte: UInt8) -> Stop {
    let code = (byte < 16 ? "\\u000" : "\\u00") + String(byte, radix: 16)
    return Stop(
      .syntax, at: at,
      Words(
        vi: "ký tự điều khiển trong chuỗi phải được viết là `\(code)`",
        en: "a control character in a text is written `\(code)`"))
  }

  private func unclosed(_ start: Int) -> Stop {
    Stop(.syntax, at: bytes.count, Words(vi: "thiếu nháy kép đóng", en: "the closing double quote is missing"))
  }
}
