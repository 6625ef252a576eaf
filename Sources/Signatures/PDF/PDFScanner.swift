/// Reads values from bytes, from a place to an end and never beyond.
///
/// It follows ISO 32000-1, 7.2 and 7.3 strictly: where readers of PDF files differ in what they forgive, a signature
/// could mean different papers to different people.
struct PDFScanner {
  let bytes: ArraySlice<UInt8>
  var place: Int
  /// Whether places are those of the file, or of an unpacked stream.
  let isFile: Bool
  /// Values made so far.
  private(set) var values = 0

  /// - Parameter bytes: What may be read; its indices are the places.
  init(_ bytes: ArraySlice<UInt8>, at place: Int, isFile: Bool = true) {
    self.bytes = bytes
    self.place = place
    self.isFile = isFile
  }

  /// The byte so many places ahead; nil beyond the end.
  func peek(_ ahead: Int = 0) -> UInt8? {
    let (index, isOver) = place.addingReportingOverflow(ahead)
    return isOver || index < bytes.startIndex || index >= bytes.endIndex ? nil : bytes[index]
  }

  func fault(_ message: String, _ code: PDFFault.Code = .damaged) -> PDFFault {
    PDFFault(code, at: isFile ? place : nil, message)
  }

  /// Passes white space.
  mutating func skipWhite() {
    while let byte = peek(), PDFScanner.isWhite(byte) { place += 1 }
  }

  /// Passes white space and comments.
  mutating func skipBlank() {
    while let byte = peek() {
      if PDFScanner.isWhite(byte) {
        place += 1
      } else if byte == UInt8(ascii: "%") {
        while let byte = peek(), byte != 10, byte != 13 { place += 1 }
      } else {
        return
      }
    }
  }

  /// Passes a word when it stands here and ends here.
  mutating func take(_ word: String) -> Bool {
    guard stands(word) else { return false }
    let after = word.utf8.count
    if let byte = peek(after), !PDFScanner.isWhite(byte), !PDFScanner.isDelimiter(byte) { return false }
    place += after
    return true
  }

  /// Whether these bytes stand here, whatever follows.
  func stands(_ word: String) -> Bool {
    word.utf8.enumerated().allSatisfy { peek($0.offset) == $0.element }
  }

  /// A whole number without a sign, at most 18 digits; nil when none stands here, and then nothing is passed.
  mutating func natural() -> Int? {
    var number = 0
    var digits = 0
    while let byte = peek(digits), byte >= 48, byte <= 57, digits < 19 {
      number = digits < 18 ? number * 10 + Int(byte - 48) : number
      digits += 1
    }
    guard digits > 0, digits < 19 else { return nil }
    place += digits
    return number
  }

  static func isWhite(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0
  }

  static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}

extension PDFScanner {
  /// The value that stands here, after white space and comments.
  mutating func value(depth: Int = 0) throws(PDFFault) -> PDFValue {
    guard depth < PDFLimits.depth else { throw fault("values nest too deep", .tooLarge) }
    values += 1
    guard values <= PDFLimits.values else { throw fault("an object of too many values", .tooLarge) }
    skipBlank()
    switch peek() {
    case UInt8(ascii: "/"): return .name(try name())
    case UInt8(ascii: "("): return .string(try literalString())
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "<"):
      return peek(1) == UInt8(ascii: "<") ? .dictionary(try dictionary(depth: depth)) : .string(try hexString())
    case UInt8(ascii: "t") where take("true"): return .boolean(true)
    case UInt8(ascii: "f") where take("false"): return .boolean(false)
    case UInt8(ascii: "n") where take("null"): return .null
    case .some(let byte) where byte >= 48 && byte <= 57:
      if let reference = try reference() { return reference }
      return try number()
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return try number()
    default: throw fault("no value here")
    }
  }

  private mutating func array(depth: Int) throws(PDFFault) -> [PDFValue] {
    place += 1
    var elements: [PDFValue] = []
    while true {
      skipBlank()
      if peek() == UInt8(ascii: "]") {
        place += 1
        return elements
      }
      elements.append(try value(depth: depth + 1))
    }
  }

  private mutating func dictionary(depth: Int) throws(PDFFault) -> [String: PDFValue] {
    var entries: [String: PDFValue] = [:]
    try eachEntry { (scanner: inout PDFScanner, key: String) throws(PDFFault) -> Void in
      let value = try scanner.value(depth: depth + 1)
      // Readers differ in which of two entries of one key they take.
      guard entries.updateValue(value, forKey: key) == nil else {
        throw scanner.fault("the key /\(key) twice in one dictionary", .ambiguous)
      }
    }
    // An entry whose value is null is no entry (7.3.7).
    return entries.filter { $0.value != .null }
  }

  /// Goes through the dictionary that stands here; the closure passes each value.
  mutating func eachEntry(
    _ body: (_ scanner: inout PDFScanner, _ key: String) throws(PDFFault) -> Void
  ) throws(PDFFault) {
    guard peek() == UInt8(ascii: "<"), peek(1) == UInt8(ascii: "<") else { throw fault("no dictionary here") }
    place += 2
    while true {
      skipBlank()
      if peek() == UInt8(ascii: ">"), peek(1) == UInt8(ascii: ">") {
        place += 2
        return
      }
      guard peek() == UInt8(ascii: "/") else { throw fault("a dictionary with something else than a key") }
      let key = try name()
      try body(&self, key)
    }
  }

  private mutating func name() throws(PDFFault) -> String {
    place += 1
    var scalars = String.UnicodeScalarView()
    while let byte = peek(), !PDFScanner.isWhite(byte), !PDFScanner.isDelimiter(byte) {
      place += 1
      guard byte == UInt8(ascii: "#") else {
        scalars.append(Unicode.Scalar(byte))
        continue
      }
      guard let high = PDFScanner.digit(peek()), let low = PDFScanner.digit(peek(1)), high | low != 0 else {
        throw fault("a name with # and no two digits behind it")
      }
      scalars.append(Unicode.Scalar(high << 4 | low))
      place += 2
    }
    return String(scalars)
  }

  /// What each byte stands for as a hexadecimal digit; 16 or more for those that are none. Signatures are written in thousands
  /// of digits.
  static let digits: [UInt8] = (0...255).map { digit($0) ?? 0xFF }

  /// What a hexadecimal digit stands for.
  static func digit(_ byte: UInt8?) -> UInt8? {
    switch byte {
    case .some(let byte) where byte >= 48 && byte <= 57: byte - 48
    case .some(let byte) where byte >= 65 && byte <= 70: byte - 55
    case .some(let byte) where byte >= 97 && byte <= 102: byte - 87
    default: nil
    }
  }
}
