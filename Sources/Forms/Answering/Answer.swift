public import Text
public import WorkingTime

/// One answer, judged and brought to its form.
public enum Answer: Hashable, Sendable {
  /// A text, paragraph, telephone number or e-mail address.
  case text(String)
  /// A number, or an amount of money in đồng.
  case number(FixedNumber)
  /// A date.
  case day(Day)
  /// The option that was chosen.
  case choice(Key<Option>)
  /// The options that were chosen: in the order of the form, or of preference where the form asks for an order.
  case choices([Key<Option>])
  /// Yes or no.
  case yesNo(Bool)
  /// A person.
  case person(Person)
  /// The unit that was chosen.
  case unit(Key<UnitChoice>)
  /// The units that were chosen, the most wanted first.
  case units([Key<UnitChoice>])
  /// The area that was chosen.
  case area(Key<AreaChoice>)
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
