/// Why a text is no XML that is taken here.
public struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of thing is wrong; texts may change, these do not.
  public struct Code: Hashable, Sendable {
    /// Its stable name.
    public let name: String

    /// It does not follow the rules of XML or of its namespaces.
    public static let syntax = Code(name: "syntax")
    /// It has a DOCTYPE, which is never taken.
    public static let doctype = Code(name: "doctype")
    /// It is too large, too deep, or has too many parts.
    public static let limit = Code(name: "limit")
  }

  /// What kind of thing is wrong.
  public let code: Code
  /// The line, from 1; 0 when it is about the whole.
  public let line: Int
  /// The column, from 1; 0 when it is not known.
  public let column: Int
  /// What is wrong.
  public let message: String

  /// One line for a person.
  public var description: String {
    line == 0 ? message : "line \(line)" + (column == 0 ? "" : ", column \(column)") + ": \(message)"
  }
}
