/// Passing values without making them: who only looks for a key need not know the rest.
extension PDFScanner {
  /// Passes the value that stands here, after white space and comments.
  mutating func passValue(depth: Int = 0) throws(PDFFault) {
    guard depth < PDFLimits.depth else { throw fault("values nest too deep", .tooLarge) }
    skipBlank()
    switch peek() {
    case UInt8(ascii: "/"):
      place += 1
      passWord()
    case UInt8(ascii: "("): try passLiteralString()
    case UInt8(ascii: "<") where peek(1) == UInt8(ascii: "<"):
      try eachEntry { (scanner: inout PDFScanner, _) throws(PDFFault) in try scanner.passValue(depth: depth + 1) }
    case UInt8(ascii: "<"): try pass(through: UInt8(ascii: ">"))
    case UInt8(ascii: "["):
      place += 1
      skipBlank()
      while peek() != UInt8(ascii: "]") {
        try passValue(depth: depth + 1)
        skipBlank()
      }
      place += 1
    case .some(let byte) where !PDFScanner.isDelimiter(byte):
      // The words of a reference are not the value by themselves.
      guard (48...57).contains(byte), try reference() != nil else { return passWord() }
    default: throw fault("no value here")
    }
  }

  private mutating func passWord() {
    while let byte = peek(), !PDFScanner.isWhite(byte), !PDFScanner.isDelimiter(byte) { place += 1 }
  }

  /// The hexadecimal digits of a signature are most of a small file: they are not looked at one by one.
  private mutating func pass(through byte: UInt8) throws(PDFFault) {
    guard let found = bytes[place...].firstIndex(of: byte) else { throw fault("a string without its end") }
    place = found + 1
  }

  private mutating func passLiteralString() throws(PDFFault) {
    place += 1
    var open = 1
    while let byte = peek() {
      place += 1
      switch byte {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return }
      case UInt8(ascii: "\\"): place += 1
      default: break
      }
    }
    throw fault("a string without its end")
  }
}
