internal import JSON

extension JSONValue {
  /// True when nobody entered anything: nothing, an empty text, or parts and rows of which each is blank.
  var isBlank: Bool {
    switch self {
    case .null: true
    case .string(let text): CleanText.isBlank(text)
    case .array(let elements): elements.allSatisfy(\.isBlank)
    case .object(let object): object.allSatisfy(\.value.isBlank)
    case .bool, .integer, .number: false
    }
  }
}
