internal import JSON
internal import Rules
internal import Text
internal import WorkingTime

/// Judges one set of answers and brings them to their form, keeping every complaint.
struct Judge {
  /// The day on which the answers are given; nil when they were judged before and are only read back.
  let today: Day?
  /// What can be chosen now; nil when answers are only read back.
  let offering: Offering?
  /// The answers that stand and cannot be changed now, by their fields; they are not judged again.
  private let standing: [Key<Field>: Answer?]
  private(set) var complaints = Complaints()
  /// The fields of the form that were asked.
  private(set) var asked: Set<Key<Field>> = []

  /// A judge of answers that are given on a day.
  init(today: Day, offering: Offering, standing: [Key<Field>: Answer?] = [:]) {
    self.today = today
    self.offering = offering
    self.standing = standing
  }

  /// A judge of answers from the record: the calendar and the units may have moved on since.
  init() {
    today = nil
    offering = nil
    standing = [:]
  }

  mutating func complain(_ wrong: Wrong, at pointer: JSONPointer) {
    complaints.add(wrong, at: pointer)
  }

  /// Judges the answers to all fields of a form.
  mutating func judge(_ form: Form, of object: JSONObject) -> Answers {
    var facts: [Value] = []
    return Answers(form: form.id, judge(form.fields, of: object, at: .root, facts: &facts))
  }

  /// Reads the answers to some fields of a form back. What was recorded was asked, so that no condition has to be looked at.
  mutating func judge(_ form: Form, of object: JSONObject, only wanted: Set<Key<Field>>) -> Answers {
    precondition(today == nil, "answers that are given now are judged together")
    var answers: [Key<Field>: Answer] = [:]
    for field in form.fields where wanted.contains(field.id) {
      answers[field.id] = judge(field, given: object[field.id.text], in: .root, facts: [])
    }
    return Answers(form: form.id, answers)
  }

  /// Judges the answers to fields, in order: what is not asked is passed over, and a later condition sees what came
  /// before.
  ///
  /// - Parameter facts: What conditions know already; to it come the facts of these fields, null without an answer, unless
  ///   the answers are only read back, when no condition is looked at.
  mutating func judge(
    _ fields: [Field], of object: JSONObject, at pointer: JSONPointer, facts: inout [Value]
  ) -> [Key<Field>: Answer] {
    refuseUnknown(object, known: fields.map(\.id.text), at: pointer)
    var answers: [Key<Field>: Answer] = [:]
    for field in fields {
      let answer = judge(field, given: object[field.id.text], in: pointer, facts: facts)
      answers[field.id] = answer
      if today != nil { facts.append(field.fact(of: answer)) }
    }
    return answers
  }

  private mutating func judge(
    _ field: Field, given: JSONValue?, in parent: JSONPointer, facts: [Value]
  ) -> Answer? {
    if let today, let when = field.when, !when.holds(facts, on: today) { return nil }
    let pointer = parent.appending(.key(field.id.text))
    let given = given.flatMap { $0.isBlank ? nil : $0 }
    let isNeeded = today.map { field.need.holds(facts, on: $0) } ?? false
    if today != nil, parent == .root {
      asked.insert(field.id)
      // An answer that never was may be given when a change elsewhere makes it needed.
      if let stands = standing[field.id], stands != nil || !isNeeded {
        if let given, given != stands?.json { complain(.notAsked, at: pointer) }
        return stands
      }
    }
    guard let given else {
      if isNeeded { complain(.required, at: pointer) }
      return nil
    }
    return read(given, as: field.kind, at: pointer, facts: facts)
  }

  /// Complains of every member that nobody asked for.
  mutating func refuseUnknown(_ object: JSONObject, known: [String], at pointer: JSONPointer) {
    let names = Set(known)
    for (name, _) in object where !names.contains(name) {
      guard !complaints.isFull else { return }
      complain(.unknownField(name, among: known), at: pointer.appending(.key(name)))
    }
  }
}
