/// Numbers, references and strings.
extension PDFScanner {
  /// Two numbers and an R; nil when something else stands here, and then nothing is passed.
  mutating func reference() throws(PDFFault) -> PDFValue? {
    let start = place
    if let number = natural(), let byte = peek(), PDFScanner.isWhite(byte) {
      skipBlank()
      if let generation = natural(), let byte = peek(), PDFScanner.isWhite(byte) {
        skipBlank()
        if take("R") {
          guard number <= PDFLimits.objectNumber, generation <= 65_535 else {
            throw fault("a reference beyond what the format has")
          }
          return .reference(PDFReference(number: number, generation: generation))
        }
      }
    }
    place = start
    return nil
  }

  mutating func number() throws(PDFFault) -> PDFValue {
    let isNegative = peek() == UInt8(ascii: "-")
    if isNegative || peek() == UInt8(ascii: "+") { place += 1 }
    var whole = 0.0
    var integer: Int? = 0
    var digits = 0
    while let byte = peek(), byte >= 48, byte <= 57 {
      whole = whole * 10 + Double(byte - 48)
      digits += 1
      integer = digits > 18 ? nil : integer.map { $0 * 10 + Int(byte - 48) }
      place += 1
    }
    guard peek() == UInt8(ascii: ".") else {
      try endOfNumber(digits)
      guard let integer else { return .real(isNegative ? -whole : whole) }
      return .integer(isNegative ? -integer : integer)
    }
    place += 1
    var scale = 1.0
    while let byte = peek(), byte >= 48, byte <= 57 {
      scale /= 10
      whole += Double(byte - 48) * scale
      digits += 1
      place += 1
    }
    try endOfNumber(digits)
    return .real(isNegative ? -whole : whole)
  }

  private func endOfNumber(_ digits: Int) throws(PDFFault) {
    guard digits > 0 else { throw fault("a number without digits") }
    guard let byte = peek() else { return }
    guard PDFScanner.isWhite(byte) || PDFScanner.isDelimiter(byte) else { throw fault("a number that does not end") }
  }

  mutating func hexString() throws(PDFFault) -> [UInt8] {
    guard let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) else { throw fault("a string without its end") }
    let written = bytes[(place + 1)..<end]
    place = end + 1
    let digits = PDFScanner.digits
    var string: [UInt8] = []
    string.reserveCapacity(written.count / 2 + 1)
    var half: UInt8?
    for byte in written {
      let digit = digits[Int(byte)]
      if digit > 15 {
        guard PDFScanner.isWhite(byte) else { throw fault("no digit in a hexadecimal string") }
      } else if let high = half {
        string.append(high << 4 | digit)
        half = nil
      } else {
        half = digit
      }
    }
    // A last digit that stands alone has a 0 behind it (7.3.4.3).
    if let high = half { string.append(high << 4) }
    return string
  }

  mutating func literalString() throws(PDFFault) -> [UInt8] {
    place += 1
    var bytes: [UInt8] = []
    var open = 1
    while let byte = peek() {
      place += 1
      switch byte {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return bytes }
      case UInt8(ascii: "\\"):
        if let escaped = escape() { bytes.append(escaped) }
        continue
      case 13:
        // Every end of a line within a string is one line feed (7.3.4.2).
        if peek() == 10 { place += 1 }
        bytes.append(10)
        continue
      default: break
      }
      bytes.append(byte)
    }
    throw fault("a string without its end")
  }

  /// What stands for the bytes behind a backslash; nil for a line that goes on.
  private mutating func escape() -> UInt8? {
    guard let byte = peek() else { return nil }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10: return nil
    case 13:
      if peek() == 10 { place += 1 }
      return nil
    case 48...55:
      var code = Int(byte - 48)
      for _ in 0..<2 {
        guard let next = peek(), next >= 48, next <= 55 else { break }
        code = code * 8 + Int(next - 48)
        place += 1
      }
      // What is above one byte loses its overflow (7.3.4.2).
      return UInt8(truncatingIfNeeded: code)
    default: return byte
    }
  }
}
