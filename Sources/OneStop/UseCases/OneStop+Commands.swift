import Crypto
public import Dossiers
import Forms
import JSON
public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// Submits a new dossier.
  ///
  /// - Returns: The code, or why not; the same answer to a repeat.
  /// - Throws: ``UseRefusal`` when there is no such procedure or the identifier was used for something else; a failure
  ///   when it could not be recorded, and then nothing has happened.
  public func submit(_ submission: Submission, to procedure: Key<Procedure>, _ request: CommandRequest) throws
    -> Outcome
  {
    // The papers of one that was refused may have been swept away since.
    if !submission.papers.isEmpty, let told = try answer(to: request) { return told }
    return try submitNew(submission, to: procedure, request)
  }

  /// Submits a new dossier, as ``submit(_:to:_:)``, whose papers and answers have to be looked for.
  ///
  /// - Parameter submission: Looks for them; not asked for a repeat, whose uploads may be gone.
  public func submit(
    to procedure: Key<Procedure>, _ request: CommandRequest, gathering submission: () throws -> Submission
  ) throws -> Outcome {
    if let told = try answer(to: request) { return told }
    return try submitNew(submission(), to: procedure, request)
  }

  private func submitNew(
    _ submission: Submission, to procedure: Key<Procedure>, _ request: CommandRequest
  ) throws -> Outcome {
    let definitions = self.definitions
    guard let procedure = definitions.procedures[procedure] else { throw UseRefusal.noSuchProcedure }
    var submission = submission
    var evidence: [KeptEvidence] = []
    submission.papers = try judged(
      submission.papers,
      of: application(for: procedure, answers: submission.answers, papers: submission.papers),
      channel: submission.channel, keeping: &evidence)
    // Numbers of one series wait for each other; dossiers of other agencies and other days do not.
    let series = definitions.authority.unit(procedure.unit)?.code.map { agency in
      Series(dossiersOf: agency.newer, on: LocalTime(environment.now()).day).name
    }
    return try once("submit", on: series ?? procedure.id.text, request, keeping: evidence) { [submission] begun in
      let (writing, last) = try begun.waiting { writing in
        try writing.record.lastNumber(
          in: Series(dossiersOf: writing.agency(of: procedure, in: definitions).newer, on: LocalTime(writing.now).day))
      }
      var surroundings = try writing.surroundings(of: procedure, in: definitions, for: request.caller)
      surroundings.nextDossier = last + 1
      let outcome = try definitions.telling(procedure) {
        let decision = try Dossier.submit(submission, by: writing.actor, in: surroundings)
        return try writing.record(decision, before: nil, procedure: procedure, in: definitions)
      }
      return (outcome, writing.now)
    }
  }

  /// Carries out a command on a dossier.
  ///
  /// - Returns: The version afterwards, or why not; the same answer to a repeat.
  /// - Throws: ``UseRefusal`` when there is no such dossier or the identifier was used for something else; a failure
  ///   when it could not be recorded, and then nothing has happened.
  public func perform(_ command: Command, on code: DossierCode, _ request: CommandRequest) throws -> Outcome {
    if command.bringsFiles, let told = try answer(to: request) { return told }
    return try performNew(command, on: code, request)
  }

  /// Carries out a command on a dossier, as ``perform(_:on:_:)``, for which something has to be looked for.
  ///
  /// - Parameter command: Looks for it; not asked for a repeat, whose uploads may be gone.
  public func perform(
    on code: DossierCode, _ request: CommandRequest, gathering command: () throws -> Command
  ) throws -> Outcome {
    if let told = try answer(to: request) { return told }
    return try performNew(command(), on: code, request)
  }

  private func performNew(_ command: Command, on code: DossierCode, _ request: CommandRequest) throws -> Outcome {
    var evidence: [KeptEvidence] = []
    let command = try judged(command, on: code, request.caller, keeping: &evidence)
    return try perform(command, on: code, request, keeping: evidence)
  }

  /// Carries out a command whose signatures have been judged.
  ///
  /// - Parameter evidence: What the findings in it stand on.
  func perform(
    _ command: Command, on code: DossierCode, _ request: CommandRequest, keeping evidence: [KeptEvidence]
  ) throws -> Outcome {
    let definitions = self.definitions
    return try once(command.kind, on: code.text, request, keeping: evidence) { begun in
      guard let stored = try begun.record.dossier(code, for: begun.sight) else { throw UseRefusal.noSuchDossier }
      let dossier = stored.dossier
      let procedure = try self.procedure(dossier.procedure, dossier.revision, begun.record)
      let meant = dossier.meaning(of: command, in: procedure)
      let (writing, numbers) = try begun.waiting { writing in
        try writing.numbers(for: meant, on: stored, of: procedure)
      }
      let surroundings = try writing.surroundings(
        of: procedure, in: definitions, for: request.caller, command: meant, stored: stored, numbers: numbers)
      let outcome = try definitions.telling(procedure) {
        let decision = try dossier.decide(
          meant, by: writing.actor, expecting: request.expecting, in: surroundings)
        let outcome = try writing.record(decision, before: stored, procedure: procedure, in: definitions)
        try writing.sendResult(of: decision, dossier, procedure, in: definitions)
        return outcome
      }
      return (outcome, writing.now)
    }
  }

  /// The command with what is found about the signatures of papers that it hands in, and of the document that comes
  /// with it.
  private func judged(
    _ command: Command, on code: DossierCode, _ caller: Caller, keeping evidence: inout [KeptEvidence]
  ) throws -> Command {
    guard case .act(var act) = command else { return command }
    if let supplement = act.supplement, !supplement.papers.isEmpty {
      let view = try view(code, for: caller)
      act.supplement?.papers = try judged(
        supplement.papers,
        of: application(supplementing: view, answers: supplement.answers, papers: supplement.papers),
        channel: view.dossier.channel, keeping: &evidence)
    }
    if let document = try act.signed ?? heldDocument(for: act, on: code, caller) {
      act.signed = try judged(document, of: act, on: code, for: caller, keeping: &evidence)
    }
    return .act(act)
  }

  /// The document that waits for an action or was accepted for it: it comes with the action when no other one does.
  private func heldDocument(for act: Act, on code: DossierCode, _ caller: Caller) throws -> SignedDocument? {
    try store.read(for: authority) { record in
      let standing = try Standing(of: caller, in: definitions.authority, at: environment.now(), record)
      guard let dossier = try record.dossier(code, for: standing.sight)?.dossier,
        let held = dossier.held(for: act.action, on: act.task)
      else { return nil }
      return try CurrentContent.signedDocument(ofEntry: held.entry, of: code, record)
    }
  }

  /// Runs a command once: a repeat gets the first answer, a refusal included.
  ///
  /// - Parameters:
  ///   - subject: What it changes, as works of the store name it.
  ///   - evidence: What findings about signatures stand on; it is kept in the same commit, when there is one.
  ///   - work: What comes of it, and the moment of what it wrote: a cut of the record tells by that which answers go with their entries.
  private func once(
    _ kind: String, on subject: String, _ request: CommandRequest, keeping evidence: [KeptEvidence] = [],
    _ work: @escaping @Sendable (Writing) throws -> (outcome: Outcome, at: Instant)
  ) throws -> Outcome {
    guard (1...128).contains(request.key.id.utf8.count) else { throw UseRefusal.badKey }
    return try counting(kind, refusal: \.refusal) { try onceTold(subject, request, keeping: evidence, work) }
  }

  private func onceTold(
    _ subject: String, _ request: CommandRequest, keeping evidence: [KeptEvidence],
    _ work: @escaping @Sendable (Writing) throws -> (outcome: Outcome, at: Instant)
  ) throws -> (answer: Outcome, isRepeat: Bool) {
    let definitions = self.definitions
    return try store.write(for: authority, on: subject) { record in
      if let kept = try record.outcome(of: request.key) {
        guard kept.request == request.digest else { throw UseRefusal.keyReused }
        return (try Outcome(reading: kept.answer), true)
      }
      let now = self.environment.now()
      let standing = try Standing(of: request.caller, in: definitions.authority, at: now, record)
      let writing = Writing(office: self, record: record, now: now, actor: standing.actor, sight: standing.sight)
      let (outcome, at) = try work(writing)
      if case .done = outcome { for thing in evidence { try record.keep(thing) } }
      try record.keep(KeptOutcome(request: request.digest, answer: outcome.text, at: at), of: request.key)
      return (outcome, false)
    }
  }
}

extension Command {
  /// Whether files come with it, whose signatures are looked at before it is decided.
  fileprivate var bringsFiles: Bool {
    guard case .act(let act) = self else { return false }
    return act.signed != nil || act.supplement?.papers.isEmpty == false
  }
}

extension Definitions {
  /// What comes of a decision; a refusal is told in the words of the procedure.
  fileprivate func telling(_ procedure: Procedure, _ work: () throws -> Outcome) throws -> Outcome {
    do {
      return try work()
    } catch let refusal as Refusal {
      return .refused(refusal.notice(naming: Names(of: procedure, authority)))
    }
  }
}
