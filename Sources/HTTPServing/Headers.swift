/// The header lines of a request or an answer, in their order; names count without regard to case.
public struct Headers: Hashable, Sendable {
  /// One line: a name and a value.
  public struct Line: Hashable, Sendable {
    /// The name as it was written.
    public let name: String
    /// The value without blanks around it.
    public let value: String
  }

  /// All lines in their order.
  public private(set) var lines: [Line] = []

  /// No lines.
  public init() {}

  /// Lines in the order given; what is no header name is left out.
  public init(_ lines: KeyValuePairs<String, String>) {
    for (name, value) in lines { add(name, value) }
  }

  /// The first value of a name, or nil.
  public subscript(name: String) -> String? {
    lines.first { $0.name.isEqualIgnoringCase(to: name) }?.value
  }

  /// All values of a name in their order.
  public func all(_ name: String) -> [String] {
    lines.lazy.filter { $0.name.isEqualIgnoringCase(to: name) }.map(\.value)
  }

  /// The values of a name as one list, split at commas, without blanks and empty places (RFC 9110 section 5.6.1).
  public func list(_ name: String) -> [String] {
    all(name).flatMap { $0.split(separator: ",") }.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Adds a line beside those there are.
  ///
  /// Control characters of the value become blanks, so that no value can begin a line of its own; what is no
  /// header name (RFC 9110 section 5.6.2) is left out.
  public mutating func add(_ name: String, _ value: String) {
    guard name.isToken else { return }
    lines.append(Line(name: name, value: value.onOneLine))
  }

  /// Puts one line in place of all of its name; see ``add(_:_:)`` for what becomes of its characters.
  public mutating func set(_ name: String, _ value: String) {
    remove(name)
    add(name, value)
  }

  /// Takes all lines of a name away.
  public mutating func remove(_ name: String) {
    lines.removeAll { $0.name.isEqualIgnoringCase(to: name) }
  }

  /// A line that has been looked at byte by byte already.
  mutating func append(checked line: Line) {
    lines.append(line)
  }
}
