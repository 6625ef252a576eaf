internal import Crypto

/// A dictionary as it stands in a file. What is not changed is copied byte by byte, so that it means what it meant: a number
/// that is read and written again may become another.
struct PDFDictionarySource {
  private var entries: [(key: String, value: [UInt8])] = []

  /// An empty one.
  init() {}

  /// Reads a dictionary that fills the bytes.
  init(_ source: [UInt8]) throws(PDFFault) {
    var scanner = PDFScanner(source[...], at: 0, isFile: false)
    var entries: [(key: String, value: [UInt8])] = []
    try scanner.eachEntry { (scanner: inout PDFScanner, key: String) throws(PDFFault) -> Void in
      scanner.skipBlank()
      let start = scanner.place
      _ = try scanner.value()
      entries.append((key, Array(source[start..<scanner.place])))
    }
    self.entries = entries
  }

  /// The value of a key as it is written; nil when there is none.
  subscript(key: String) -> [UInt8]? {
    get { entries.first { $0.key == key }?.value }
    set {
      guard let newValue else { return entries.removeAll { $0.key == key } }
      if let place = entries.firstIndex(where: { $0.key == key }) {
        entries[place].value = newValue
      } else {
        entries.append((key, newValue))
      }
    }
  }

  /// The dictionary as it is written.
  var bytes: [UInt8] {
    var bytes = Array("<<".utf8)
    for entry in entries { bytes += [10] + PDFWriting.name(entry.key) + [32] + entry.value }
    return bytes + Array("\n>>".utf8)
  }
}

/// How values are written that were not there before.
enum PDFWriting {
  /// A name, of one scalar a byte.
  static func name(_ name: String) -> [UInt8] {
    var bytes = [UInt8(ascii: "/")]
    for scalar in name.unicodeScalars {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      if byte > 0x20, byte < 0x7F, !PDFScanner.isDelimiter(byte), byte != UInt8(ascii: "#") {
        bytes.append(byte)
      } else {
        bytes += Array("#".utf8) + Array([byte].hex.utf8)
      }
    }
    return bytes
  }

  /// A text for people: as it is when that is plain, otherwise in UTF-16 (ISO 32000-1, 7.9.2.2).
  static func text(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    return hexadecimal(text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? Array(text.utf8) : bytes)
  }

  static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    Array("<\(bytes.hex)>".utf8)
  }

  static func reference(_ reference: PDFReference) -> [UInt8] { Array(reference.description.utf8) }

  /// An array with one more value at its end.
  static func array(_ source: [UInt8]?, adding value: [UInt8]) -> [UInt8] {
    let known = source.map { Array($0.dropLast()) } ?? Array("[".utf8)
    return known + [32] + value + Array(" ]".utf8)
  }
}
