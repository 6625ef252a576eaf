extension Collection<UInt8> {
  /// The bytes as hexadecimal digits, in lower case.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * count)
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0x0F)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes in base64 with `=` at the end (RFC 4648, section 4).
  public var base64: String {
    let text = encoded(Base64.standard)
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// The bytes in base64 for addresses and file names, without `=` (RFC 4648, section 5).
  public var base64URL: String { encoded(Base64.url) }

  func encoded(_ alphabet: Base64) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var held = 0
    for byte in self {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 6 {
        held -= 6
        text.append(alphabet.digits[Int(bits >> UInt32(held) & 0x3F)])
      }
    }
    if held > 0 { text.append(alphabet.digits[Int(bits << UInt32(6 - held) & 0x3F)]) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Reads hexadecimal digits in lower case; nil for anything else, so that a value has one spelling.
  public init?(hex: String) {
    let digits = [UInt8](hex.utf8)
    guard digits.count % 2 == 0 else { return nil }
    self = []
    reserveCapacity(digits.count / 2)
    for position in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[position]), let low = value(digits[position + 1]) else { return nil }
      append(high << 4 | low)
    }

    func value(_ digit: UInt8) -> UInt8? {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: nil
      }
    }
  }

  /// Reads base64 with its `=`; nil for anything else: line breaks, other letters, bits left over.
  public init?(base64 text: String) {
    self.init(base64: [UInt8](text.utf8))
  }

  /// Reads base64 that is broken into lines as it likes: white space of XML is passed over wherever it stands.
  public init?(base64Lines text: String) {
    var digits = [UInt8](text.utf8)
    digits.removeAll { $0 <= 0x20 && ($0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09) }
    self.init(base64: digits)
  }

  private init?(base64 digits: [UInt8]) {
    let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard digits.count % 4 == 0, padding <= 2, let bytes = Base64.standard.decode(digits.dropLast(padding)),
      bytes.count % 3 == (3 - padding) % 3
    else { return nil }
    self = bytes
  }

  /// Reads base64 for addresses, without `=`; nil for anything else.
  public init?(base64URL text: String) {
    guard let bytes = Base64.url.decode([UInt8](text.utf8)[...]) else { return nil }
    self = bytes
  }
}

/// The 64 digits of an alphabet of RFC 4648.
struct Base64 {
  static let standard = Base64("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  static let url = Base64("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

  let digits: [UInt8]
  private let values: [UInt8]

  private init(_ alphabet: String) {
    digits = Array(alphabet.utf8)
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    self.values = values
  }

  /// What a digit is worth; 255 for what is none.
  func value(_ digit: UInt8) -> UInt8 { values[Int(digit)] }

  /// What all bytes are worth as digits.
  func withValues<Answer>(_ work: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
    unsafe values.withUnsafeBufferPointer { unsafe work($0) }
  }

  /// The bytes of digits without padding; nil when a digit is none or when bits are left over that are not zero.
  func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 2)
    var place = text.startIndex
    // Four digits at a time: a digit that is none has the value 255, which shows in all four together.
    while text.endIndex - place >= 4 {
      let (a, b, c, d) = (
        values[Int(text[place])], values[Int(text[place + 1])], values[Int(text[place + 2])],
        values[Int(text[place + 3])]
      )
      guard a | b | c | d < 64 else { return nil }
      bytes.append(a << 2 | b >> 4)
      bytes.append(b << 4 | c >> 2)
      bytes.append(c << 6 | d)
      place += 4
    }
    var bits: UInt32 = 0
    var held = 0
    for digit in text[place...] {
      let value = values[Int(digit)]
      guard value < 64 else { return nil }
      bits = bits << 6 | UInt32(value)
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
      }
    }
    return bits & (1 << UInt32(held) - 1) == 0 ? bytes : nil
  }
}
