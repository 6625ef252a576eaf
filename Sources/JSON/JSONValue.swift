/// A JSON value (RFC 8259), as messages, events and stored state have it.
public enum JSONValue: Sendable {
  /// Nothing.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number. Between -(2^53-1) and 2^53-1 it is exact everywhere; beyond, readers elsewhere see the nearest
  /// double, and so the canonical form writes that (RFC 8785, RFC 7493 2.2). Longer numbers travel as texts.
  case integer(Int64)
  /// Any other number; finite.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in their order.
  case array([JSONValue])
  /// Members, each name once.
  case object(JSONObject)
}

extension JSONValue {
  /// The whole numbers that every reader of JSON keeps exactly.
  static let exactIntegers: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

  /// A whole number.
  public init(_ number: Int) { self = .integer(Int64(number)) }

  /// A member of an object; nil for anything else.
  public subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }
}

extension JSONValue: Equatable {
  /// Equal when the canonical forms are: texts letter by letter, numbers by value.
  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .number(let b)): Double(a) == b
    case (.number(let a), .integer(let b)): a == Double(b)
    // Swift finds "é" and "e\u{301}" equal; as JSON, and under a hash, they are two texts.
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

// Not by nil: `object["a"] == nil` would then ask for a member that is null, instead of one that is not there.
extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral text: String) { self = .string(text) }
  /// A whole number.
  public init(integerLiteral number: Int64) { self = .integer(number) }
  /// True or false.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A number.
  public init(floatLiteral number: Double) { self = .number(number) }
  /// Values in their order.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Members; a name given twice is a mistake in the program.
  public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(JSONObject(members)) }
}
