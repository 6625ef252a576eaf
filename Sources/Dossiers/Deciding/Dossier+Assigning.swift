import JSON
public import Procedures
import Text

extension Dossier {
  /// Gives a task to an officer who holds the post, and takes it from whoever has it.
  func assign(
    _ number: Int, to officer: Key<Officer>, _ reason: String?, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let task = try openTask(number)
    guard case .officer(_, let unit) = task.duty else { throw .notYours(task.duty) }
    guard case .officer = actor, surroundings.supervised.contains(unit) else { throw .notSupervisor(unit) }
    guard let assignee = surroundings.assignee, assignee.officer == officer, assignee.holds(task.duty) else {
      throw .lacksPost(officer, task.duty)
    }
    // Who is relieved of work is told why.
    let isTaken = task.officer.map { $0 != officer } ?? false
    let reason = try Limits.text(reason, required: isTaken)
    guard task.officer != officer else { return Decision(events: [], content: nil) }
    try mayEver(act: officer, on: task, in: surroundings)
    return Decision(
      events: [.assigned(task: number, officer: officer)],
      content: reason.isEmpty ? nil : PersonalContent(values: ["reason": .string(reason)]))
  }

  /// Makes sure that there is something the officer could do: four eyes and opinions may leave nothing.
  private func mayEver(act officer: Key<Officer>, on task: OpenTask, in surroundings: Surroundings) throws(Refusal) {
    if let held = held(confirmedBy: task.number) {
      guard !held.persons.contains(officer) else { throw .ownSignature(held.action) }
      return
    }
    guard !opinions.contains(where: { $0.officer == officer || $0.inPlaceOf == officer }) else {
      throw .heardAlready(task.step)
    }
    let actions = surroundings.procedure.step(task.step)?.actions.filter { $0.by == .officer } ?? []
    let obstacles = actions.map { action in
      action.fourEyes.first { actedAt[$0]?.contains(officer) ?? false }
    }
    if !obstacles.isEmpty, obstacles.allSatisfy({ $0 != nil }), let step = obstacles.first ?? nil {
      throw .sameOfficer(step)
    }
  }

  /// The action of a step that gives the dossier back to where it came from, when its author has written one.
  func returningAction(of task: OpenTask, in procedure: Procedure) -> Action? {
    guard let departure, departure.step == cameFrom else { return nil }
    return procedure.step(task.step)?.actions.first { action in
      // One that asks for no reason leads on, wherever the dossier may have come from.
      action.by == .officer && action.needs == [.reason] && action.opinion == nil && !action.routes.isEmpty
        && action.routes.allSatisfy { $0.target == .step(departure.step) || $0.target == .back }
    }
  }

  /// What a command comes to under a procedure: what the author has written for giving back goes before the engine's way.
  public func meaning(of command: Command, in procedure: Procedure) -> Command {
    guard case .handBack(let number, let reason) = command, let task = task(number), held(confirmedBy: number) == nil,
      let action = returningAction(of: task, in: procedure)
    else { return command }
    return .act(Act(task: number, action: action.id, reason: reason))
  }

  /// Gives the dossier back to the step from which an officer handed it on, and there to that officer.
  ///
  /// The dossier may be given back only as it was: with the same charges, requests and results as when it was handed on.
  /// What the checker has proved of the step before then holds for it again; a clock that has been started meanwhile
  /// runs on, and starting it again does nothing.
  func handBack(
    _ number: Int, _ reason: String, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let task = try openTask(number)
    guard let officer = try requireDuty(of: task, actor) else { throw .notYours(task.duty) }
    if let other = task.officer, other != officer.id, !officer.mayTakeOver(task) { throw .takenByOther(other) }
    // Whoever is asked about a document answers that; the dossier is others' work.
    guard held(confirmedBy: number) == nil else { throw .notReturnable(.noStepBefore) }
    let reason = try Limits.text(reason, required: true)
    let before = try stepBefore(of: task, in: surroundings.procedure)
    var draft = Draft(
      dossier: self, surroundings: surroundings, actor: actor, inPlaceOf: officer.inPlaceOf)
    draft.content.values["reason"] = .string(reason)
    draft.record(.returned(task: number, step: before.step.id))
    try draft.enter(before.step.id)
    // To the colleague who handed it on, unless the post has gone to another since.
    if let colleague = surroundings.assignee, colleague.officer == before.officer,
      let opened = draft.dossier.tasks.first, colleague.holds(opened.duty)
    {
      draft.record(.assigned(task: opened.number, officer: colleague.officer))
    }
    return draft.decision
  }

  private func stepBefore(
    of task: OpenTask, in procedure: Procedure
  ) throws(Refusal) -> (step: Step, officer: Key<Officer>) {
    guard let departure, departure.step == cameFrom, let step = procedure.step(departure.step), !step.waits,
      let here = procedure.step(task.step), !here.waits
    else { throw .notReturnable(.noStepBefore) }
    for step in [step, here] where step.opinions != nil || step.assignments.count > 1 || step.assignments[0].members > 1
    {
      throw .notReturnable(.several)
    }
    // A step that leads `back` would lead somewhere else than before.
    let leadsBack = step.actions.contains { $0.routes.contains { $0.target == .back } }
    guard !leadsBack, departure == Departure(from: departure.step, by: departure.officer, self) else {
      throw .notReturnable(.changedSince)
    }
    return (step, departure.officer)
  }
}
