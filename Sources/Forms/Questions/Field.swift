public import Text

/// One question of a form.
public struct Field: Sendable {
  /// The name of the answer: in JSON as it is, in conditions with blanks for hyphens.
  public let id: Key<Field>
  /// The question as people read it.
  public let label: Words
  /// Help that stands with the question.
  public let hint: Words?
  /// What kind of answer is right.
  public let kind: FieldKind
  /// Whether there has to be an answer, once it is asked.
  public let need: Need
  /// When it is asked; nil for always. What is not asked is not kept.
  public let when: Condition?
  /// True when the answer is personal data: it stays out of events, logs and open search.
  public let isPersonal: Bool

  /// Whether a question that is asked has to be answered.
  public enum Need: Sendable {
    /// It may be left empty.
    case optional
    /// It has to be answered.
    case required
    /// It has to be answered when the condition holds.
    case requiredWhen(Condition)
  }
}
