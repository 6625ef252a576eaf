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
      for action in step.actions where action.by != .clock {
        do throws(Refusal) {
          try admit(action, on: task, by: actor, in: surroundings)
          offers.append(ActionOffer(task: task.number, action: action, refusal: nil))
        } catch {
          if case .notYours = error, action.by == .applicant, actor != .applicant { continue }
          if actor == .applicant, action.by != .applicant { continue }
          offers.append(ActionOffer(task: task.number, action: action, refusal: error))
        }
      }
    }
    return offers
  }

  func decide(_ act: Act, by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    let task = try openTask(act.task)
    guard let step = surroundings.procedure.step(task.step), let action = step.action(act.action) else {
      throw .noSuchAction(act.action, task.step)
    }
    try admit(action, on: task, by: actor, in: surroundings)
    return try carryOut(action, act, on: task, by: actor, in: surroundings)
  }

  /// Everything that can forbid an action before its inputs are looked at.
  private func admit(
    _ action: Action, on task: OpenTask, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) {
    switch action.by {
    case .officer:
      guard let officer = try requireDuty(of: task, actor) else { throw .notYours(task.duty) }
      if let other = task.officer, other != officer { throw .takenByOther(other) }
      for step in action.fourEyes where actedAt[step] == officer { throw .sameOfficer(step) }
    case .applicant:
      guard actor == .applicant else { throw .notYours(.applicant) }
    case .clock:
      guard actor == .engine, let end = task.endsAt, end <= surroundings.now else {
        throw .notYetTime(until: task.endsAt)
      }
    }
    if let condition = action.when {
      let facts = self.facts(in: surroundings, act: nil)
      guard condition.holds(facts) else { throw .conditionNotMet(action.id, condition: condition.text) }
    }
    if let extend = action.extend {
      guard let clock, isClockRunning else { throw .clockNotRunning }
      guard clock.extensions.count < extend.times else { throw .extendedEnough(times: extend.times) }
    }
  }

  private func carryOut(
    _ action: Action, _ act: Act, on task: OpenTask, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    var draft = Draft(dossier: self, surroundings: surroundings, actor: actor)
    let stays = try target(of: action, act, in: surroundings) == .stay
    draft.record(.acted(Acted(task: task.number, step: task.step, action: action.id, stays: stays)))
    try takeInputs(of: action, act, into: &draft)
    try draft.turnClock(action.clock)
    if let extend = action.extend { try draft.extendClock(extend) }
    try draft.lead(to: target(of: action, act, in: surroundings))
    if action.issuesResult { draft.record(.resultIssued) }
    for letter in action.letters { draft.issue(letter, act: act) }
    return draft.decision
  }

  private func target(of action: Action, _ act: Act, in surroundings: Surroundings) throws(Refusal) -> Target {
    for route in action.routes {
      guard let condition = route.when else { return route.target }
      if condition.holds(facts(in: surroundings, act: act)) { return route.target }
    }
    throw .noRoute(action.id)
  }
}

extension Dossier {
  /// The letters that a command may issue; each needs its next number.
  public func letters(of command: Command, in procedure: Procedure) -> [Key<LetterTemplate>] {
    action(of: command, in: procedure)?.letters ?? []
  }

  /// Whether a command needs the personal content of the dossier: for conditions, letters and supplements.
  public func readsContent(for command: Command, in procedure: Procedure) -> Bool {
    guard let action = action(of: command, in: procedure) else { return false }
    return action.when != nil || !action.letters.isEmpty || action.needs.contains(.supplement)
      || action.routes.contains { $0.when != nil }
  }

  private func action(of command: Command, in procedure: Procedure) -> Action? {
    guard case .step(let id) = place, let step = procedure.step(id) else { return nil }
    switch command {
    case .act(let act): return step.action(act.action)
    case .tick: return step.atLimit
    case .submit, .take, .release, .comment, .recordLookup: return nil
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
}
