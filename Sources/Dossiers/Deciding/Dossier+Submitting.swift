import JSON
import Forms
import Procedures
import Text
import WorkingTime

extension Dossier {
  /// Decides on a new dossier.
  ///
  /// - Parameters:
  ///   - submission: What is handed in; its answers have been judged by the form.
  ///   - actor: The applicant, or the officer at the desk who enters a paper dossier.
  ///   - surroundings: `nextDossier` is the number of the day of the agency.
  /// - Returns: The code, and the events that begin the dossier.
  /// - Throws: ``Refusal`` when papers are missing, foreign or double, or the way is closed.
  public static func submit(
    _ submission: Submission, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let procedure = surroundings.procedure
    guard procedure.channels.contains(submission.channel) else { throw .channelClosed(submission.channel) }
    if procedure.intake != nil {
      guard let intake = surroundings.intake else { throw .noIntake }
      try intake.checkWindow(at: surroundings.now, after: surroundings.closedIntake)
      try intake.check(procedure.choices(in: submission.answers))
    }
    switch (submission.channel, actor) {
    // The document office has seen to whose it is and who may; nobody stands at a desk.
    case (_, .engine) where submission.document != nil, (_, .officer) where submission.document != nil: break
    case (.online, .applicant): break
    case (.counter, .officer(_, let positions)), (.postal, .officer(_, let positions)):
      let duties = procedure.firstStep.assignments.compactMap {
        $0.assignee.duty(ChosenUnits(submission.answers, of: procedure, turn: 0, parents: surroundings.parents))
      }
      guard positions.contains(where: { duties.contains(.officer(role: $0.role, unit: $0.unit)) }) else {
        throw .notYours(duties.first ?? .applicant)
      }
    default: throw .channelClosed(submission.channel)
    }
    let facts = Facts(form: procedure.form, answers: submission.answers, at: surroundings.now)
    try check(submission.papers, of: procedure, channel: submission.channel, facts: facts)

    guard let agency = surroundings.unit.code?.newer else { preconditionFailure("a checked procedure has an agency") }
    let submitted = Submitted(
      code: DossierCode(agency: agency, day: LocalTime(surroundings.now).day, number: surroundings.nextDossier),
      number: surroundings.nextDossier, procedure: procedure.id, revision: procedure.revision,
      channel: submission.channel, unit: surroundings.unit.id, secretHash: submission.secretHash,
      intake: procedure.intake == nil ? nil : surroundings.intake?.id, language: submission.language,
      latestDue: surroundings.latestDue, account: submission.account, document: submission.document)
    let first = procedure.firstStep
    let empty = StepEntered(step: first.id, tasks: [])
    var draft = Draft(
      dossier: Dossier(submitted, at: surroundings.now, firstStep: empty), surroundings: surroundings, actor: actor)
    draft.answers = submission.answers
    draft.record(.submitted(submitted))
    draft.content.values["answers"] = .object(submission.answers.json)
    draft.content.values["account"] = submission.accountHash.map { .string($0) }
    draft.content.values["zone"] = surroundings.zone(of: submission.answers)
    if !submission.papers.isEmpty { draft.content.values["papers"] = .array(submission.papers.map(\.json)) }
    try draft.enter(first.id)
    return draft.decision
  }

  /// Every paper belongs to a part that is asked for, none stands twice, and none is missing.
  private static func check(_ papers: [Paper], of procedure: Procedure, channel: Channel, facts: Facts) throws(Refusal)
  {
    let asked = procedure.parts.filter { $0.when.map { $0.holds(facts) } ?? true }
    for paper in papers where !asked.contains(where: { $0.id == paper.part }) { throw .unknownPart(paper.part) }
    try Paper.refuseTwins(papers)
    try Paper.check(papers, against: asked)
    try Paper.checkSignatures(papers, against: asked, channel: channel, facts: facts)
    let missing = asked.filter { part in
      switch part.required {
      case .always: break
      case .never: return false
      case .when(let condition): guard condition.holds(facts) else { return false }
      }
      return !papers.contains { $0.part == part.id }
    }
    guard missing.isEmpty else { throw .partsMissing(missing.map(\.id)) }
  }
}

extension Surroundings {
  /// When the result of what is received now would be due under the longest limit of the procedure; nil when none is
  /// stated or it is a date of the intake, which may be put off, or the calendar does not reach so far.
  fileprivate var latestDue: Instant? {
    let dates = procedure.time.stated.map { limit in (try? calendar.due(from: now, limit: limit)) ?? nil }
    return dates.compactMap(\.self).map(\.moment).max()
  }
}

extension Paper {
  /// The same content twice for one part is a slip of the hand.
  static func refuseTwins(_ papers: [Paper]) throws(Refusal) {
    var seen: Set<String> = []
    for paper in papers where !seen.insert(paper.part.text + " " + paper.sha256).inserted {
      throw .fileTwice(paper.part, name: paper.name)
    }
  }

  /// Every file is one that its part takes: in kind, in size, and in number.
  static func check(_ papers: [Paper], against parts: [Part]) throws(Refusal) {
    for part in parts {
      let own = papers.filter { $0.part == part.id }
      guard own.count <= part.files.most else { throw .tooManyFiles(part.id) }
      for paper in own {
        guard let kind = FileKind(mediaType: paper.type), part.files.taken.kinds.contains(kind) else {
          throw .fileKind(part.id, name: paper.name)
        }
        guard Int64(paper.bytes) <= part.files.taken.bytes else { throw .fileTooLarge(part.id, name: paper.name) }
      }
    }
  }
}
