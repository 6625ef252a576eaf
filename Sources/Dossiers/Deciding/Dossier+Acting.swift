public import Procedures
public import Text
import WorkingTime

extension Dossier {
  /// What an actor could do now, and why the rest is not possible: the same function as the decision, seen from the
  /// other side. An action that is offered is accepted when what it needs is there.
  public func availableActions(for actor: Actor, in surroundings: Surroundings) -> [ActionOffer] {
    guard case .step(let id) = place, let step = surroundings.procedure.step(id) else { return [] }
    var offers: [ActionOffer] = []
    for task in tasks where task.step == id {
      // What the applicant can do is done to the dossier, whichever tasks are open.
      for action in actions(on: task, of: step) where action.by != .clock && (action.by == .officer || task == tasks[0])
      {
        do throws(Refusal) {
          try admit(action, on: task, by: actor, in: surroundings)
          offers.append(offer(action, on: task, nil, in: surroundings))
        } catch {
          if case .notYours = error, action.by == .applicant, actor != .applicant { continue }
          if actor == .applicant, action.by != .applicant { continue }
          offers.append(offer(action, on: task, error, in: surroundings))
        }
      }
    }
    return offers
  }

  private func offer(
    _ action: Action, on task: OpenTask, _ refusal: Refusal?, in surroundings: Surroundings
  ) -> ActionOffer {
    ActionOffer(
      task: task.number, action: action, refusal: refusal, signature: signatureAsked(by: action, in: surroundings),
      held: held(for: action.id, on: task.number))
  }

  func decide(_ act: Act, by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    let task = try openTask(act.task)
    guard let step = surroundings.procedure.step(task.step),
      let action = actions(on: task, of: step).first(where: { $0.id == act.action })
    else { throw .noSuchAction(act.action, task.step) }
    let officer = try admit(action, on: task, by: actor, in: surroundings)
    if let held = held(confirmedBy: task.number) {
      return try confirm(held, on: task, act, by: actor, officer, in: surroundings)
    }
    return try carryOut(action, of: step, act, on: task, by: actor, officer, in: surroundings)
  }

  /// The letter that is signed for an action (`signs: letter`): the first that it would issue now, with everything but the number
  /// and the date, which it has not got yet.
  ///
  /// - Returns: nil when the action asks for no such signature.
  /// - Throws: ``Refusal`` when the action is not possible now, for whatever other reason than a missing signature.
  public func letterToSign(
    for act: Act, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> LetterDocument? {
    let task = try openTask(act.task)
    guard let step = surroundings.procedure.step(task.step), let action = step.action(act.action),
      action.signature?.signs == .letter
    else { return nil }
    let officer = try admit(action, on: task, by: actor, in: surroundings)
    let draft = try carriedOut(
      action, of: step, act, on: task, by: actor, officer, isSigned: false, in: surroundings)
    return draft.draft.issued.first?.unnumbered
  }

  /// Everything that can forbid an action before its inputs are looked at; the officer who acts, if it is one.
  @discardableResult
  private func admit(
    _ action: Action, on task: OpenTask, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> ActingOfficer? {
    var acting: ActingOfficer?
    switch action.by {
    case .officer:
      guard let officer = try requireDuty(of: task, actor) else { throw .notYours(task.duty) }
      acting = officer
      if let other = task.officer, other != officer.id, !officer.mayTakeOver(task) { throw .takenByOther(other) }
      if let held = held(confirmedBy: task.number) {
        guard Set(held.persons).isDisjoint(with: officer.persons) else { throw .ownSignature(held.action) }
        return officer
      }
      for step in action.fourEyes where !(actedAt[step]?.isDisjoint(with: officer.persons) ?? true) {
        throw .sameOfficer(step)
      }
      if action.opinion != nil, hasHeard(officer) { throw .heardAlready(task.step) }
    case .applicant:
      guard actor == .applicant else { throw .notYours(.applicant) }
    case .clock:
      guard actor == .engine, let end = task.endsAt, end <= surroundings.now else {
        throw .notYetTime(until: task.endsAt)
      }
    }
    if let condition = action.when {
      let facts = self.facts(in: surroundings, act: nil)
      guard condition.holds(facts) else {
        throw .conditionNotMet(action.id, condition: condition.text, because: action.because)
      }
    }
    if action.settles {
      // What was paid on line is paid; an action that waits for the money can still be done.
      let isPaid = isPaidOnline && action.needs.contains(.payment)
      guard owed != .nothing || isPaid else { throw .nothingOwed }
      if let payment = paymentUnderWay(at: surroundings.now) {
        throw .paymentUnderWay(
          reference: payment.reference, until: payment.begunAt.advanced(bySeconds: Limits.paymentSeconds))
      }
    }
    if let extend = action.extend {
      guard let clock, isClockRunning else { throw .clockNotRunning }
      guard legalExtensions(of: clock) < extend.times else { throw .extendedEnough(times: extend.times) }
    }
    return acting
  }

  /// - Parameter before: What has happened of which the action comes.
  func carryOut(
    _ action: Action, of step: Step, _ act: Act, on task: OpenTask, by actor: Actor, _ officer: ActingOfficer?,
    after before: DossierEvent? = nil, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let (draft, signing) = try carriedOut(
      action, of: step, act, on: task, by: actor, officer, after: before, in: surroundings)
    if case .waits(let document, let confirmer) = signing {
      return try hold(document, for: action, on: task, until: confirmer, by: actor, officer, in: surroundings)
    }
    return draft.decision
  }

  /// An action as far as it goes: to its end, or to the document that somebody has to decide about.
  ///
  /// - Parameter isSigned: Whether the signed document that it asks for comes with it; false while that is still to be signed.
  private func carriedOut(
    _ action: Action, of step: Step, _ act: Act, on task: OpenTask, by actor: Actor, _ officer: ActingOfficer?,
    isSigned: Bool = true, after before: DossierEvent? = nil, in surroundings: Surroundings
  ) throws(Refusal) -> (draft: Draft, signing: Signing) {
    var draft = Draft(
      dossier: self, surroundings: surroundings.signed(inPlaceOf: officer?.inPlaceOf), actor: actor,
      inPlaceOf: officer?.inPlaceOf)
    let facts = facts(in: surroundings, act: act)
    if let before { draft.record(before) }
    let target = action.opinion == nil ? try action.routes.target(facts, of: action.id) : nil
    draft.record(
      .acted(
        Acted(
          task: task.number, step: task.step, action: action.id, stays: target == .stay, opinion: action.opinion)))
    try takeInputs(of: action, act, into: &draft)
    if isSigned {
      let signing = try takeSigned(
        act.signed, for: action, on: task, asking: signatureAsked(by: action, act, in: surroundings), into: &draft)
      if case .waits = signing { return (draft, signing) }
    }
    try draft.turnClock(action.clock)
    try draft.seat(action.seat)
    if let extend = action.extend { try draft.extendClock(extend) }
    try draft.charge(action.charge)
    if let target { try draft.lead(to: target) } else { try draft.concludeOpinions(of: step, action, facts) }
    switch action.result {
    case .issued: draft.record(.resultIssued)
    case .collected: draft.record(.resultCollected)
    case nil: break
    }
    if let entry = action.entry { try draft.register(entry, act: act) }
    for letter in action.letters { draft.issue(letter, act: act) }
    if isSigned { try requireSigned(draft.issued.first, by: act, action) }
    return (draft, .settled)
  }

  /// Makes sure that the letter that is issued is the one that was signed: what was judged before the commit may have been
  /// overtaken, by midnight or by a new name of the office.
  private func requireSigned(_ letter: LetterDocument?, by act: Act, _ action: Action) throws(Refusal) {
    guard action.signature?.signs == .letter, let document = act.signed, document.letter != letter?.unnumbered else {
      return
    }
    throw .documentInvalid(
      action.id, name: document.name,
      reason: Words(
        vi: "thư sẽ ban hành đã khác với thư được ký; hãy tải lại và ký lại",
        en: "the letter that would be issued is another one than was signed; download it again and sign it"))
  }
}

extension Draft {
  /// Leads on where several are heard, once their opinions have come to something.
  mutating func concludeOpinions(of step: Step, _ action: Action, _ facts: Facts) throws(Refusal) {
    let agreeing = dossier.opinions.count { $0.opinion == .agree }
    let objecting = dossier.opinions.count { $0.opinion == .object }
    guard let opinions = step.opinions,
      let outcome = opinions.outcome(agreeing: agreeing, objecting: objecting)
    else { return }
    try lead(to: opinions.routes(outcome).target(facts, of: action.id))
  }
}

extension [Route] {
  /// Where the first route leads whose condition holds.
  func target(_ facts: Facts, of action: Key<Action>) throws(Refusal) -> Target {
    for route in self where route.when?.holds(facts) ?? true { return route.target }
    throw .noRoute(action)
  }
}

extension Dossier {
  /// The letters that a command may issue; each needs its next number.
  public func letters(of command: Command, in procedure: Procedure) -> [Key<LetterTemplate>] {
    if case .apologise = command { return procedure.apology.map { [$0] } ?? [] }
    return Array(Set(actions(of: command, in: procedure).flatMap(\.letters))).sorted()
  }

  /// The registers that a command may write into; each needs its next number.
  public func registers(of command: Command, in procedure: Procedure) -> [Key<Register>] {
    Array(Set(actions(of: command, in: procedure).compactMap { $0.entry?.register })).sorted()
  }

  /// Whether a command needs the personal content of the dossier: for conditions, letters and supplements.
  public func readsContent(for command: Command, in procedure: Procedure) -> Bool {
    switch command {
    case .apologise: return true
    case .handBack, .refund, .settlePayment: return procedure.asksForUnits
    // What is payable may depend on the answers, and what the platform is told is the applicant's.
    case .beginPayment, .reportPayment: return true
    default: break
    }
    let actions = actions(of: command, in: procedure)
    if isTold(of: command, in: procedure) { return true }
    guard !actions.isEmpty, case .step(let id) = place else { return false }
    let opinions = procedure.step(id)?.opinions.map { $0.agreed + $0.objected } ?? []
    return procedure.asksForUnits || procedure.intake != nil || procedure.limitsReadAnswers
      || opinions.contains { $0.when != nil }
      || actions.contains { action in
        action.when != nil || action.signature?.when != nil || action.signature?.undecided != nil
          || !action.letters.isEmpty || action.entry != nil
          || action.needs.contains(.supplement)
          || action.routes.contains { $0.when != nil } || action.charge?.occasion != nil
          || (procedure.time.readsFacts && clock == nil && procedure.startsClock(action, at: id))
      }
  }

  /// Whether a command may keep a seat, for which the seats that are kept already have to be known.
  public func offersSeat(_ command: Command, in procedure: Procedure) -> Bool {
    actions(of: command, in: procedure).contains { $0.seat == .offer }
  }

  /// The actions that a command may carry out.
  private func actions(of command: Command, in procedure: Procedure) -> [Action] {
    guard case .step(let id) = place, let step = procedure.step(id) else { return [] }
    switch command {
    case .act(let act): return step.action(act.action).map { [$0] } ?? []
    case .tick: return step.clockActions
    case .reportPayment: return step.actions.filter(\.isPaidOnline)
    case .recordAnswer: return step.actions.filter(\.isDoneByDocument)
    case .beginPayment, .keepPaymentReceipt, .settlePayment, .submit, .take, .release, .comment, .message, .rate,
      .recordLookup, .recordJudgements, .recordSeal, .assign, .handBack,
      .apologise, .refund, .holdBack, .letGo, .announceErasure, .erase:
      return []
    }
  }
}

/// An action that a person could do, or why not.
public struct ActionOffer: Sendable {
  /// The task it would end.
  public let task: Int
  /// The action.
  public let action: Action
  /// Why it is not possible now; nil when it is.
  public let refusal: Refusal?
  /// The policy that a signed document has to meet which is to come with it; nil when none is asked for.
  public let signature: Key<SignaturePolicy>?
  /// The document that waits for it, or was accepted for it; once it is accepted no other one has to come.
  public var held: HeldDocument?
}
