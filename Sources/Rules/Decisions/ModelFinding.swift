public import Text

/// Something that is wrong or doubtful in a decision model.
public struct ModelFinding: Hashable, Sendable {
  /// How bad it is.
  public enum Gravity: String, Hashable, Sendable {
    /// The model cannot be relied upon.
    case error
    /// It may be meant so.
    case warning
  }

  /// How bad it is.
  public let gravity: Gravity
  /// The line in the file, from 1.
  public let line: Int
  /// The column, from 1, where it is known.
  public let column: Int?
  /// What it is about: a decision by its name, a type.
  public let element: Words
  /// What is wrong.
  public let message: Words
  /// The nearest right word, when one is near.
  public let suggestion: String?

  init(_ gravity: Gravity, at spot: Spot, _ element: Words, _ message: Words, suggestion: String?) {
    self.gravity = gravity
    line = spot.line
    column = spot.column
    self.element = element
    self.message = message
    self.suggestion = suggestion
  }

  /// What it is about and what is wrong, in one line.
  public var words: Words {
    Words(vi: "\(element.vi): \(message.vi)", en: "\(element.en): \(message.en)")
  }
}
