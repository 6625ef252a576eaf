public import JSON
public import Text

/// The answers to a form, judged and brought to their form: what a dossier keeps.
public struct Answers: Hashable, Sendable {
  /// The form that was answered.
  public let form: Key<Form>
  let row: AnswerRow

  init(form: Key<Form>, _ answers: [Key<Field>: Answer]) {
    self.form = form
    row = AnswerRow(answers)
  }

  /// The answer to a field; nil when there is none.
  public subscript(field: Key<Field>) -> Answer? { row[field] }

  /// The fields that have an answer, by the alphabet.
  public var fields: [Key<Field>] { row.fields }

  /// The answers as they are recorded and sent, by their fields' names: `{"so-luong": 2, …}`.
  public var json: JSONObject { row.json }
}

/// What judging answers comes to.
public enum AnswersVerdict: Sendable {
  /// They are right: this is what they say.
  case right(Answers)
  /// They are not: this is all that has to be put right, in the order of the form.
  case wrong([Complaint])
}
