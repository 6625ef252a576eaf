internal import COpenSSL

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
    var text = text
    // Most of what is written has line feeds and no other white space.
    let lines = text.withUTF8 { unsafe withoutLineFeeds($0) }
    if let bytes = [UInt8](base64: lines) {
      self = bytes
    } else {
      self.init(base64: lines.filter { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 })
    }
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

private func withoutLineFeeds(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  guard let start = text.baseAddress else { return [] }
  return unsafe [UInt8](unsafeUninitializedCapacity: text.count) { lines, count in
    var place = 0
    while place < text.count, let end = lines.baseAddress {
      let line = unsafe start + place
      let feed = unsafe memchr(line, 0x0A, text.count - place)
      let length = unsafe feed.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(line) } ?? (text.count - place)
      unsafe (end + count).update(from: line, count: length)
      count += length
      place += length + 1
    }
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
    // Digits that are none have the value 255, which shows in all values together.
    var all: UInt8 = 0
    var leftOver: UInt8 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 2) { bytes, count in
      unsafe text.withUnsafeBufferPointer { digits in
        unsafe withValues { values in
          var place = 0
          while digits.count - place >= 4 {
            let (a, b, c, d) = unsafe (
              values[Int(digits[place])], values[Int(digits[place + 1])], values[Int(digits[place + 2])],
              values[Int(digits[place + 3])]
            )
            all |= a | b | c | d
            unsafe bytes[count] = a << 2 | b >> 4
            unsafe bytes[count + 1] = b << 4 | c >> 2
            unsafe bytes[count + 2] = c << 6 | d
            place += 4
            count += 3
          }
          guard digits.count - place >= 2 else { return }
          let (a, b) = unsafe (values[Int(digits[place])], values[Int(digits[place + 1])])
          all |= a | b
          leftOver = b << 4
          unsafe bytes[count] = a << 2 | b >> 4
          count += 1
          guard digits.count - place == 3 else { return }
          let c = unsafe values[Int(digits[place + 2])]
          all |= c
          leftOver = c << 6
          unsafe bytes[count] = b << 4 | c >> 2
          count += 1
        }
      }
    }
    return all < 64 && leftOver == 0 ? bytes : nil
  }
}
