// The small words of RFC 9110 section 5.6.

extension UInt8 {
  /// A character of a method or a header name: letters, digits and `!#$%&'*+-.^_`|~`.
  var isTokenCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
      UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// A control character; the tab is one too.
  var isControl: Bool { self < 0x20 || self == 0x7F }

  /// A blank or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// The letter in lower case when it is one of A to Z.
  var lowercased: UInt8 {
    self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
  }

  /// The value of a hexadecimal figure.
  var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension StringProtocol {
  var isToken: Bool { !isEmpty && utf8.allSatisfy(\.isTokenCharacter) }

  /// The same letters, A to Z taken as a to z; other letters must be equal.
  func isEqualIgnoringCase(to other: some StringProtocol) -> Bool {
    utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0 == $1 || $0.lowercased == $1.lowercased }
  }

  /// The text without blanks and tabs around it.
  var trimmed: String {
    var rest = Substring(self).utf8.drop(while: \.isBlank)
    while rest.last?.isBlank == true { rest.removeLast() }
    return String(Substring(rest))
  }

  /// The text with a blank for every control character.
  var onOneLine: String {
    guard utf8.contains(where: \.isControl) else { return String(self) }
    return String(decoding: utf8.map { $0.isControl ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }

  /// The number that ASCII figures write; nil for signs, blanks, nothing, or more than fits.
  var decimal: Int? {
    guard !isEmpty, utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
    return Int(self)
  }
}
