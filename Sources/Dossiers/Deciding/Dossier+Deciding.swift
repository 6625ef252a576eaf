import JSON
import Procedures
import Text
import WorkingTime

extension Dossier {
  /// Decides what a command leads to, changing nothing.
  ///
  /// - Parameters:
  ///   - command: What was asked; a submission makes a new dossier and is not for here.
  ///   - actor: Who asks.
  ///   - expectedVersion: The version the actor saw; nil when it does not matter.
  ///   - surroundings: The moment, the procedure, and what else comes from outside.
  /// - Returns: The events to record and apply, in order, and their personal content.
  /// - Throws: ``Refusal`` when the right answer is no.
  public func decide(
    _ command: Command, by actor: Actor, expecting expectedVersion: Int? = nil, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    if let expectedVersion, expectedVersion != version {
      throw .stale(expected: expectedVersion, current: version)
    }
    guard erasedAt == nil else { throw .erased }
    switch command {
    case .submit:
      throw .stale(expected: 0, current: version)
    case .take(let number):
      return try take(number, by: actor)
    case .release(let number):
      return try release(number, by: actor)
    case .act(let act):
      return try decide(act, by: actor, in: surroundings)
    case .assign(let number, let officer, let reason):
      return try assign(number, to: officer, reason, by: actor, in: surroundings)
    case .handBack(let number, let reason):
      return try handBack(number, reason, by: actor, in: surroundings)
    case .apologise(let apology):
      return try apologise(apology, by: actor, in: surroundings)
    case .refund(let refund):
      return try self.refund(refund, by: actor, in: surroundings)
    case .beginPayment:
      return try beginPayment(by: actor, in: surroundings)
    case .reportPayment(let report):
      return try take(in: report, by: actor, in: surroundings)
    case .keepPaymentReceipt(let receipt):
      return try keep(receipt, by: actor)
    case .settlePayment(let reference, let reason):
      return try settlePayment(reference, reason: reason, by: actor, in: surroundings)
    case .comment(let text):
      return try comment(text, by: actor, in: surroundings)
    case .message(let text):
      return try message(text, by: actor, in: surroundings)
    case .rate(let rating):
      return try rate(rating, by: actor)
    case .recordLookup(let finding):
      return try record(finding, by: actor)
    case .recordJudgements(let findings):
      return try record(findings, by: actor)
    case .recordSeal(let seal):
      return try record(seal, by: actor)
    case .recordAnswer(let document):
      return try answer(by: document, actor, in: surroundings)
    case .holdBack(let reason):
      return try holdBack(reason, by: actor)
    case .letGo(let reason):
      return try letGo(reason, by: actor, in: surroundings)
    case .announceErasure:
      return try announceErasure(by: actor, in: surroundings)
    case .erase:
      return try erase(by: actor, in: surroundings)
    case .tick:
      return try tick(in: surroundings)
    }
  }

  private func take(_ number: Int, by actor: Actor) throws(Refusal) -> Decision {
    let task = try openTask(number)
    guard let officer = try requireDuty(of: task, actor) else { throw .notYours(task.duty) }
    if let other = task.officer {
      if other == officer.id { return Decision(events: [], content: nil) }
      guard officer.mayTakeOver(task) else { throw .takenByOther(other) }
    }
    if let held = held(confirmedBy: number) {
      guard Set(held.persons).isDisjoint(with: officer.persons) else { throw .ownSignature(held.action) }
    } else if hasHeard(officer) {
      throw .heardAlready(task.step)
    }
    return Decision(
      events: [.taken(task: number, officer: officer.id)], content: nil, inPlaceOf: officer.inPlaceOf)
  }

  private func release(_ number: Int, by actor: Actor) throws(Refusal) -> Decision {
    let task = try openTask(number)
    guard let holder = task.officer, let officer = actor.officer else { throw .notTaken }
    // Whoever has it gives it back even when the post is another's by now.
    if holder == officer { return Decision(events: [.released(task: number)], content: nil) }
    guard let acting = try requireDuty(of: task, actor), acting.mayTakeOver(task) else { throw .notTaken }
    return Decision(events: [.released(task: number)], content: nil, inPlaceOf: acting.inPlaceOf)
  }

  private func comment(_ text: String, by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    guard case .officer = actor else { throw .notYours(.officer(role: "can-bo-mot-cua", unit: unit)) }
    let remark = try Limits.text(text, required: true)
    return Decision(events: [.commented], content: PersonalContent(values: ["remark": .string(remark)]))
  }

  private func record(_ finding: LookupFinding, by actor: Actor) throws(Refusal) -> Decision {
    guard actor == .engine, case .step = place else { throw .notYetTime(until: nil) }
    return Decision(
      events: [.lookedUp(register: finding.register, verdict: finding.verdict)],
      content: PersonalContent(values: ["lookup": finding.json]))
  }

  /// Signatures that were judged again are told, wherever the dossier stands, and move it nowhere.
  private func record(_ findings: [SignatureJudgedAgain], by actor: Actor) throws(Refusal) -> Decision {
    guard actor == .engine, !findings.isEmpty else { throw .notYetTime(until: nil) }
    return Decision(
      events: findings.map { .judgedAgain($0.finding.verdict) },
      content: PersonalContent(values: ["judgedAgain": .array(findings.map(\.json))]))
  }

  /// Whether an officer, or whoever the officer acts for, has been heard where the dossier stands: nobody speaks twice,
  /// neither in person nor through another.
  func hasHeard(_ officer: ActingOfficer) -> Bool {
    opinions.contains { opinion in
      officer.persons.contains { $0 == opinion.officer || $0 == opinion.inPlaceOf }
    }
  }

  /// The open task of a number.
  func openTask(_ number: Int) throws(Refusal) -> OpenTask {
    if case .end(let end, _) = place { throw .ended(end) }
    guard let task = task(number) else { throw .taskNotOpen(number) }
    return task
  }

  /// Makes sure that the task is for this actor; the officer, if it is one, and in whose place.
  @discardableResult
  func requireDuty(of task: OpenTask, _ actor: Actor) throws(Refusal) -> ActingOfficer? {
    switch (task.duty, actor) {
    case (.officer(let role, let unit), .officer(let officer, let positions)):
      let fitting = positions.filter { $0.role == role && $0.unit == unit }
      guard let acting = ActingOfficer(officer, holding: fitting, on: task) else { throw .notYours(task.duty) }
      return acting
    case (.applicant, .applicant):
      return nil
    case (.officer, .applicant), (.officer, .engine), (.applicant, .officer), (.applicant, .engine), (.nobody, _):
      throw .notYours(task.duty)
    }
  }
}
