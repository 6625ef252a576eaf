internal import Text

extension Parser {
  /// A number; the byte at hand is its sign or first digit.
  mutating func number() throws(Stop) -> JSONValue {
    let start = at
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let first = at
    var whole: Int64 = 0
    while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      whole = whole &* 10 &+ Int64(byte & 0x0F)
      at += 1
    }
    let digits = at - first
    guard digits > 0 else { throw unexpected(Words(vi: "một chữ số", en: "a digit")) }
    guard digits == 1 || bytes[first] != UInt8(ascii: "0") else {
      throw Stop(
        .syntax, at: first, Words(vi: "số không được bắt đầu bằng 0", en: "a number has no zeros in front"))
    }
    let isWhole = byte != UInt8(ascii: ".") && byte | 0x20 != UInt8(ascii: "e")
    // Fifteen digits are below 2^53 and cannot overflow.
    if isWhole, digits <= 15 { return .integer(isNegative ? -whole : whole) }
    try fraction()
    return try value(ofNumber: start..<at, isWhole: isWhole)
  }

  private mutating func fraction() throws(Stop) {
    if byte == UInt8(ascii: ".") {
      at += 1
      try someDigits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      at += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
      try someDigits()
    }
  }

  private mutating func someDigits() throws(Stop) {
    let start = at
    while byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { at += 1 }
    guard at > start else { throw unexpected(Words(vi: "một chữ số", en: "a digit")) }
  }

  private func value(ofNumber range: Range<Int>, isWhole: Bool) throws(Stop) -> JSONValue {
    let written = String(decoding: bytes[range], as: UTF8.self)
    guard let number = Double(written), number.isFinite else {
      throw Stop(.number, at: range.lowerBound, Words(vi: "số quá lớn", en: "the number is too large"))
    }
    if let integer = Int64(exactly: number), JSONValue.exactIntegers.contains(integer) {
      return .integer(integer)
    }
    // Whoever writes more digits than a double has means an identifier: rounding it in silence would change it.
    if isWhole, canonicalText(of: number) != written {
      throw Stop(
        .number, at: range.lowerBound,
        Words(
          vi: "số nguyên này quá dài để giữ chính xác; hãy viết nó trong nháy kép",
          en: "this whole number is too long to be kept exactly; write it as a text, in quotes"))
    }
    return .number(number)
  }
}
