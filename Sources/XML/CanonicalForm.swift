/// How XML is written so that the same content is the same bytes.
public struct CanonicalForm: Hashable, Sendable {
  /// Which recommendation it follows.
  public enum Rules: Hashable, Sendable {
    /// Canonical XML 1.0: an element takes along all namespaces and `xml:` attributes from around it.
    case inclusive
    /// Canonical XML 1.1: the same without `xml:id`, and with `xml:base` made whole.
    case inclusive11
    /// Exclusive Canonical XML 1.0: an element takes along what it uses, and these prefixes (an empty text for the default
    /// namespace).
    case exclusive(prefixes: [String])
  }

  /// Which recommendation it follows.
  public let rules: Rules
  /// Whether comments are written.
  public let hasComments: Bool

  /// A form.
  public init(_ rules: Rules, hasComments: Bool = false) {
    self.rules = rules
    self.hasComments = hasComments
  }
}
