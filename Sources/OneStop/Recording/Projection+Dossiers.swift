public import Dossiers
import Forms
import JSON
public import Procedures
import Text
import WorkingTime

extension Projection {
  /// What is derived of a dossier: from its entries and content alone, so that it can be made again.
  init(
    of dossier: Dossier, procedure: Procedure, subject: Subject?, candidacy: Candidacy?, undecided: UndecidedPapers?,
    places: LogPlaces? = nil
  ) {
    self.init(
      code: dossier.code, procedure: dossier.procedure, unit: dossier.unit, channel: dossier.channel,
      place: dossier.place.text, national: dossier.place.national(in: procedure), version: dossier.version,
      submittedAt: dossier.submittedAt, due: dossier.deadline?.due, endedAt: dossier.endedAt, isLate: dossier.isLate,
      timeliness: dossier.timeliness, nextMoment: dossier.nextMoment, state: dossier.json.canonicalText,
      tasks: TaskRow.all(of: dossier), units: dossier.units, secretHash: dossier.secretHash, rating: dossier.rating,
      messageSince: dossier.waitingMessages?.since, undecidedPapers: undecided?.names,
      heldDocuments: dossier.held.count { !$0.isAccepted }, keptUntil: dossier.keptUntil, subject: subject,
      // For which schools somebody wished is nobody's any more once it was erased.
      admission: dossier.erasedAt == nil ? dossier.admission.map { AdmissionRow($0, candidacy) } : nil, places: places)
  }
}

extension TaskRow {
  /// The open tasks of a dossier, as queues list them.
  public static func all(of dossier: Dossier) -> [TaskRow] {
    let due = dossier.clockStoppedAt == nil ? dossier.deadline?.due : nil
    return dossier.tasks.map { task in
      TaskRow(
        number: task.number, step: task.step, post: task.duty.post, officer: task.officer,
        due: [task.due, due].compactMap(\.self).min(), openedAt: task.openedAt)
    }
  }
}

extension Place {
  /// The name of the step or end.
  public var text: String {
    switch self {
    case .step(let step): step.text
    case .end(let end, _): end.text
    }
  }

  /// The status for the national portal, 1 to 10; 0 when the procedure does not know the place.
  public func national(in procedure: Procedure) -> Int {
    switch self {
    case .step(let step): procedure.step(step)?.national ?? 0
    case .end(let end, _): procedure.end(end)?.national ?? 0
    }
  }
}

extension Duty {
  var post: Post? {
    switch self {
    case .officer(let role, let unit): Post(unit: unit, role: role)
    case .applicant, .nobody: nil
    }
  }
}

extension Projection.Subject {
  /// The name and the words by which a dossier is found; nil when the content holds no answers.
  init?(_ content: PersonalContent, of dossier: Dossier, _ procedure: Procedure, _ persons: PersonIndex) throws {
    guard let answers = content.values["answers"] else { return nil }
    guard case .object(let recorded) = answers, let answers = procedure.form.answers(recorded: recorded) else {
      return nil
    }
    let applicant = procedure.applicant(in: answers)
    var terms: Set<String> = [dossier.code.text.folded]
    for text in [
      applicant.name, applicant.phone, applicant.identity, applicant.owner?.name, applicant.owner?.identity,
    ].compactMap(\.self) {
      terms.formUnion(SearchWords(text).words)
    }
    self.init(
      name: applicant.name, terms: terms.sorted(),
      persons: try persons.hashes(ofAccount: content.values["account"], applicant))
  }
}

/// A text as search takes it apart: folded words, at most eight of at most 64 letters.
struct SearchWords {
  let words: [String]

  init(_ text: String) {
    words = text.folded.split(whereSeparator: { $0 == " " || $0 == "," }).prefix(8).map { String($0.prefix(64)) }
  }
}
