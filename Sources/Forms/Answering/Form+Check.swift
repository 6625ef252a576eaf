public import JSON
internal import Rules
public import Text
public import WorkingTime

extension Form {
  /// Judges answers, in a closed world: what the form does not ask is complained of.
  ///
  /// Texts are brought to one form (NFC, single blanks, nothing invisible), dates to ISO 8601, telephone numbers to the
  /// national writing, domains of addresses to lower case. What a condition says is not asked is dropped. Numbers,
  /// yes and no may come as texts, so that pages and programs have the same judge. Blank is the same as absent.
  ///
  /// - Parameters:
  ///   - json: An object of answers by their fields' names, from a program or from ``read(posted:)``.
  ///   - today: The day on which they are given.
  ///   - offering: The units and areas that can be chosen.
  public func check(_ json: JSONValue, on today: Day, offering: Offering = .nothing) -> AnswersVerdict {
    verdict(json, Judge(today: today, offering: offering))
  }

  /// Judges a supplement: only the named fields may change, and those that the change itself newly asks.
  ///
  /// A named field that is left out of `json` keeps its answer, judged anew; a blank takes it away. Other answers stand as they were
  /// judged, however time has moved on, unless the change means they are no longer asked.
  ///
  /// - Parameters:
  ///   - json: An object of the answers that change.
  ///   - only: The fields that may change.
  ///   - answers: The answers so far, of this form.
  ///   - today: The day of the supplement.
  ///   - offering: The units and areas that can be chosen.
  public func check(
    _ json: JSONValue, only: Set<Key<Field>>, upon answers: Answers, on today: Day, offering: Offering = .nothing
  ) -> AnswersVerdict {
    precondition(answers.form == id, "answers of \(answers.form) to the form \(id)")
    guard case .object(var object) = json else { return .wrong([Complaint(.root, .object)]) }
    let before = asked(by: answers, on: today)
    var standing: [Key<Field>: Answer?] = [:]
    for field in fields where !only.contains(field.id) && before.contains(field.id) {
      standing[field.id] = .some(answers[field.id])
    }
    for field in only where object[field.text] == nil {
      object[field.text] = answers[field]?.json
    }
    return verdict(.object(object), Judge(today: today, offering: offering, standing: standing))
  }

  /// The fields that are asked of someone who has answered so far like this, whether rightly or not.
  public func asked(by json: JSONValue, on today: Day, offering: Offering = .nothing) -> Set<Key<Field>> {
    guard case .object(let object) = json else { return [] }
    var judge = Judge(today: today, offering: offering)
    _ = judge.judge(self, of: object)
    return judge.asked
  }

  /// Reads answers back that were judged before and recorded; nil when they are not of this form.
  public func answers(recorded json: JSONObject) -> Answers? {
    var judge = Judge()
    let answers = judge.judge(self, of: json)
    return judge.complaints.all.isEmpty ? answers : nil
  }

  /// Reads some of the answers back that were judged before and recorded, as a list shows them; nil when they are not of this
  /// form. What else was answered is not looked at.
  public func answers(recorded json: JSONObject, to wanted: Set<Key<Field>>) -> Answers? {
    var judge = Judge()
    let answers = judge.judge(self, of: json, only: wanted)
    return judge.complaints.all.isEmpty ? answers : nil
  }

  private func verdict(_ json: JSONValue, _ judge: Judge) -> AnswersVerdict {
    var judge = judge
    guard case .object(let object) = json else { return .wrong([Complaint(.root, .object)]) }
    let answers = judge.judge(self, of: object)
    return judge.complaints.all.isEmpty ? .right(answers) : .wrong(judge.complaints.all)
  }

  /// The fields that were asked of someone who answered this.
  private func asked(by answers: Answers, on today: Day) -> Set<Key<Field>> {
    var facts: [Value] = []
    var asked: Set<Key<Field>> = []
    for field in fields {
      if field.when?.holds(facts, on: today) ?? true { asked.insert(field.id) }
      facts.append(field.fact(of: answers[field.id]))
    }
    return asked
  }
}
