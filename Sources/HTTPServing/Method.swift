/// What a request asks to be done (RFC 9110 section 9, PATCH of RFC 5789).
///
/// Methods that are not listed are answered with 501.
public enum Method: String, Hashable, Sendable, CaseIterable {
  /// Show; changes nothing.
  case get = "GET"
  /// As `get`, the answer without its body.
  case head = "HEAD"
  /// Act, or enter something new.
  case post = "POST"
  /// Set as a whole.
  case put = "PUT"
  /// Change in part.
  case patch = "PATCH"
  /// Remove.
  case delete = "DELETE"
  /// Ask what is possible.
  case options = "OPTIONS"

  /// True when nothing changes by asking (RFC 9110 section 9.2.1).
  public var isSafe: Bool {
    self == .get || self == .head || self == .options
  }
}
