public import Text

/// Something wrong with a definition, said to its author.
public struct Finding: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable {
    /// The definition is refused.
    case error
    /// The definition can be used, but the author should look.
    case warning

    /// Errors come first.
    public static func < (a: Severity, b: Severity) -> Bool { a == .error && b == .warning }
  }

  /// How bad it is.
  public let severity: Severity
  /// Where it stands.
  public let place: Place
  /// What is wrong and what would be right.
  public let message: Words
  /// The right word, when one is near.
  public let suggestion: String?

  /// A finding at a place.
  public init(_ severity: Severity, at place: Place, _ message: Words, suggestion: String? = nil) {
    self.severity = severity
    self.place = place
    self.message = message
    self.suggestion = suggestion
  }

  /// The finding in one line, as editors and scripts understand it: `file:line:column: error: …`.
  public func line(in language: Language) -> String {
    let ask = suggestion.map { Words(vi: "; ý bạn là `\($0)`?", en: "; did you mean `\($0)`?").in(language) }
    return "\(place): \(severity.rawValue): \(message.in(language))\(ask ?? "")"
  }
}

extension Finding: CustomStringConvertible {
  /// The finding in one line, in English.
  public var description: String { line(in: .english) }
}

/// All that is wrong with a set of definitions: loaders add to it and go on, so that the author sees everything at once.
public final class Findings {
  private var found: Set<Finding> = []

  /// No findings yet.
  public init() {}

  /// Adds a finding; the same one twice counts once.
  public func add(_ finding: Finding) {
    found.insert(finding)
  }

  /// Adds all of others.
  public func add(_ others: Findings) {
    found.formUnion(others.found)
  }

  /// Adds an error.
  public func error(at place: Place, _ message: Words, suggestion: String? = nil) {
    add(Finding(.error, at: place, message, suggestion: suggestion))
  }

  /// Adds a warning.
  public func warning(at place: Place, _ message: Words, suggestion: String? = nil) {
    add(Finding(.warning, at: place, message, suggestion: suggestion))
  }

  /// Adds several.
  public func add(_ others: [Finding]) {
    found.formUnion(others)
  }

  /// The findings in no order.
  public var all: [Finding] { Array(found) }

  /// The findings by place, errors before warnings.
  public var sorted: [Finding] {
    found.sorted { a, b in
      if a.place != b.place { return a.place < b.place }
      return a.severity == b.severity ? a.message.en < b.message.en : a.severity < b.severity
    }
  }

  /// True when there is an error among them, so that the definitions must not be used.
  public var hasErrors: Bool { found.contains { $0.severity == .error } }

  /// True when nothing was found.
  public var isEmpty: Bool { found.isEmpty }
}
