/// Something in a decision model that is wrong before anything runs.
public struct ModelFinding: Hashable, Sendable {
  /// How grave it is.
  public enum Gravity: String, Hashable, Sendable {
    /// The model must not be used.
    case error
    /// Something that its author should know.
    case warning
  }

  /// How grave it is.
  public let gravity: Gravity
  /// The line in the model's file, from 1.
  public let line: Int
  /// The element it is about, such as `decision 'Lệ phí'`.
  public let element: String
  /// What is wrong and what would be right.
  public let message: String

  /// A finding about an element of a model.
  public init(_ gravity: Gravity = .error, line: Int, element: String, message: String) {
    self.gravity = gravity
    self.line = line
    self.element = element
    self.message = message
  }
}
