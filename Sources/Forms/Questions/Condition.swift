internal import Rules
internal import WorkingTime

/// A condition of a form file, in FEEL, over the answers that come before it.
public struct Condition: Sendable {
  /// The condition as its author wrote it.
  public let text: String
  let expression: Expression

  /// True when it holds; null, as an answer that is missing makes it, does not.
  ///
  /// - Parameters:
  ///   - facts: What came before, in the order of the form.
  ///   - today: The day that `today()` tells; `now()` is its first moment.
  func holds(_ facts: [Value], on today: Day) -> Bool {
    expression.evaluate(facts, at: Instant(LocalTime(today, second: 0)), budget: Limits.condition).isTrue
  }
}

extension Field.Need {
  func holds(_ facts: [Value], on today: Day) -> Bool {
    switch self {
    case .optional: false
    case .required: true
    case .requiredWhen(let condition): condition.holds(facts, on: today)
    }
  }
}
