import HTTPServing
import JSON

extension Request {
  /// The body as JSON; nil when it is none or larger than that.
  func json(atMost bytes: Int) -> JSONValue? {
    guard let body = try? body.bytes(atMost: bytes) else { return nil }
    return try? JSONValue(reading: body, within: JSON.Limits(bytes: bytes, depth: 32))
  }
}

extension JSONValue {
  /// A text, or a number that another program writes in its place.
  var liberalText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }

  /// The texts of members; what is missing is empty.
  func text(_ name: String) -> String { self[name]?.liberalText ?? "" }

  var elements: [JSONValue]? { if case .array(let list) = self { list } else { nil } }

  var members: JSONObject? { if case .object(let object) = self { object } else { nil } }
}
