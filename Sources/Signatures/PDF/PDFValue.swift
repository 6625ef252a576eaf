/// What an object of a PDF file is made of (ISO 32000-1, 7.3).
///
/// Names and the keys of dictionaries are texts of one scalar a byte: two names are equal exactly when their bytes are.
enum PDFValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  case string([UInt8])
  case name(String)
  case array([PDFValue])
  case dictionary([String: PDFValue])
  indirect case stream(PDFStream)
  case reference(PDFReference)
}

/// The number and the generation by which an object is referred to.
struct PDFReference: Hashable, Sendable, CustomStringConvertible {
  let number: Int
  let generation: Int

  var description: String { "\(number) \(generation) R" }
}

/// Bytes with a dictionary that says what they are.
struct PDFStream: Hashable, Sendable {
  let dictionary: [String: PDFValue]
  /// As they stand in the file, packed or not.
  let bytes: ArraySlice<UInt8>

  static func == (one: PDFStream, other: PDFStream) -> Bool {
    one.dictionary == other.dictionary && one.bytes.elementsEqual(other.bytes)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(dictionary)
    hasher.combine(bytes.count)
  }
}

extension PDFValue {
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var name: String? { if case .name(let name) = self { name } else { nil } }
  var string: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }
  var reference: PDFReference? { if case .reference(let reference) = self { reference } else { nil } }
  var stream: PDFStream? { if case .stream(let stream) = self { stream } else { nil } }

  /// The entries of a dictionary, or of a stream's dictionary.
  var dictionary: [String: PDFValue]? {
    switch self {
    case .dictionary(let entries): entries
    case .stream(let stream): stream.dictionary
    default: nil
    }
  }

  /// A number, whole or not.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }
}
