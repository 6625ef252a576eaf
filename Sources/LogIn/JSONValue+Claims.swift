import JSON

extension JSONValue {
  /// An answer of a provider: one JSON object.
  init(answer bytes: [UInt8]) throws(LogInFailure) {
    guard let value = try? JSONValue(reading: bytes, within: .init(bytes: Limits.answerBytes, depth: Limits.depth)),
      case .object = value
    else { throw LogInFailure(.malformed, "no JSON object") }
    self = value
  }

  /// The text of a member; nil when it is missing or no text.
  func text(_ name: String) -> String? {
    if case .string(let text)? = self[name] { text } else { nil }
  }

  /// The seconds since 1970 that a member says (RFC 7519, 2, NumericDate); nil when it is missing or no such number.
  func seconds(_ name: String) -> Int64? {
    switch self[name] {
    case .integer(let seconds)? where seconds.magnitude < 1 << 53: seconds
    case .number(let seconds)? where seconds.magnitude < 9_007_199_254_740_992: Int64(seconds)
    default: nil
    }
  }

  /// A claim of which only the text counts; providers write `1`, `"1"` and `true` for the same thing.
  func claim(_ name: String) -> String? {
    let text: String? =
      switch self[name] {
      case .string(let text)?: text
      case .integer(let number)?: String(number)
      case .bool(let flag)?: flag ? "true" : "false"
      default: nil
      }
    guard let text, !text.isEmpty, text.utf8.count <= Limits.claimBytes else { return nil }
    return text
  }
}
