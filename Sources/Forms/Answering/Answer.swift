public import Text
public import WorkingTime

/// One answer, judged and brought to its form.
public enum Answer: Hashable, Sendable {
  /// A text, paragraph, telephone number or e-mail address.
  case text(String)
  /// A number.
  case number(FixedNumber)
  /// A date.
  case day(Day)
  /// The option that was chosen.
  case choice(Key<Option>)
  /// Yes or no.
  case yesNo(Bool)
  /// A person.
  case person(Person)
  /// The unit that was chosen.
  case unit(Key<UnitChoice>)
  /// A file.
  case file(FileReference)
  /// The rows of a group.
  case rows([AnswerRow])
}

/// The answers to the fields of one row of a group.
public struct AnswerRow: Hashable, Sendable {
  private var answers: [Key<Field>: Answer]

  init(_ answers: [Key<Field>: Answer]) {
    self.answers = answers
  }

  /// The answer to a field; nil when there is none.
  public subscript(field: Key<Field>) -> Answer? { answers[field] }

  /// The fields that have an answer, by the alphabet.
  public var fields: [Key<Field>] { answers.keys.sorted() }
}
