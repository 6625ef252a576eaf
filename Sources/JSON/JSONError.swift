public import Text

/// A JSON text that cannot be read, or that holds something else than was asked for.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong in one place.
  public struct Problem: Sendable, Hashable {
    /// The kind of problem, for programs.
    public let code: Code
    /// The value it is about.
    public let pointer: JSONPointer
    /// The line and the column in characters, from 1, when the text itself was being read.
    public let position: Position?
    /// What is wrong and what would be right.
    public let message: Words
    /// The right word, when one is near.
    public let suggestion: String?
  }

  /// A position in the text.
  public struct Position: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column in characters, from 1.
    public let column: Int
  }

  /// A kind of problem; the set may grow.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The stable word.
    public let rawValue: String
    /// A code of this word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Not JSON.
    public static let syntax = Code(rawValue: "syntax")
    /// More bytes or levels than allowed.
    public static let limit = Code(rawValue: "limit")
    /// Bytes that are not UTF-8, or half a surrogate pair.
    public static let encoding = Code(rawValue: "encoding")
    /// The same name twice in an object.
    public static let duplicateKey = Code(rawValue: "duplicate-key")
    /// A number that cannot be kept exactly.
    public static let number = Code(rawValue: "number")
    /// A member that has to be there is not.
    public static let missing = Code(rawValue: "missing")
    /// A member that nothing asks for.
    public static let unknownKey = Code(rawValue: "unknown-key")
    /// Another type or value than expected.
    public static let mismatch = Code(rawValue: "mismatch")
  }

  /// All that is wrong; never empty.
  public let problems: [Problem]

  init(_ code: Code, at pointer: JSONPointer, _ message: Words, suggestion: String? = nil) {
    problems = [Problem(code: code, pointer: pointer, position: nil, message: message, suggestion: suggestion)]
  }

  init(_ problems: [Problem]) {
    self.problems = problems
  }

  /// A member that is of the right type and still not right, as the one who asked for it says.
  public static func mismatch(at pointer: JSONPointer, _ message: Words, suggestion: String? = nil) -> JSONError {
    JSONError(.mismatch, at: pointer, message, suggestion: suggestion)
  }
}

extension JSONError: CustomStringConvertible {
  /// The problems, one a line, in English.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}

extension JSONError.Problem: CustomStringConvertible {
  /// The problem in one line, in English: `/steps/0/name (line 3, column 7): …`.
  public var description: String {
    let path = pointer == .root ? "the JSON text" : pointer.description
    let place = position.map { " (line \($0.line), column \($0.column))" } ?? ""
    return path + place + ": " + message.en + (suggestion.map { "; did you mean `\($0)`?" } ?? "")
  }
}
