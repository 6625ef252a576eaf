/// Walks over a short text in ASCII, such as a date; anything else never matches.
struct TextReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// What is left.
  var remaining: String { String(decoding: rest, as: UTF8.self) }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  mutating func next() -> Character? {
    guard let byte = rest.first, byte < 0x80 else { return nil }
    rest.removeFirst()
    return Character(Unicode.Scalar(byte))
  }

  /// As many digits as there are, up to the number; nil when there is none or one too many.
  mutating func digits(atMost most: Int, atLeast least: Int = 1) -> Int? {
    var value = 0
    var count = 0
    while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      guard count < most else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
      rest.removeFirst()
    }
    return count >= least ? value : nil
  }

  /// Digits behind a point as nanoseconds; the tenth and later ones are dropped.
  mutating func fraction() -> Int {
    var value = 0
    var count = 0
    while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      if count < 9 {
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        count += 1
      }
      rest.removeFirst()
    }
    while count < 9 {
      value *= 10
      count += 1
    }
    return value
  }

  /// Whether a digit comes next.
  var isAtDigit: Bool { rest.first.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false }
}
