public import JSON
public import Text

extension Form {
  /// The fields whose answers are personal data: they stay out of events, logs and open search.
  public var personalFields: Set<Key<Field>> {
    Set(fields.filter(\.isPersonal).map(\.id))
  }

  /// The answers in two parts: what may stand in an event, and what is kept beside it and can be erased.
  ///
  /// Put together they are what ``answers(recorded:)`` reads.
  public func parts(of answers: Answers) -> (open: JSONObject, personal: JSONObject) {
    let personal = personalFields
    let all = answers.fields.compactMap { field in answers[field].map { (field, $0.json) } }
    let split = { (isPersonal: Bool) in
      JSONObject(all.filter { personal.contains($0.0) == isPersonal }.map { ($0.0.text, $0.1) })
    }
    return (split(false), split(true))
  }
}
