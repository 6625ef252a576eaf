import Rules

/// A condition of a definition: FEEL over the answers and the facts of the dossier. It was parsed and typed at load.
public struct Condition: Sendable {
  /// The condition as its author wrote it.
  public let text: String
  /// The condition as it is evaluated.
  let expression: Expression

  /// True when it holds. Null, as an answer that is missing makes it, does not hold.
  public func holds(_ facts: Facts) -> Bool {
    expression.evaluate(facts.values, at: facts.now).isTrue
  }
}
