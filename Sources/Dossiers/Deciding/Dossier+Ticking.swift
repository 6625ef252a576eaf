import Text
import Procedures
import WorkingTime

extension Dossier {
  /// What time alone changes at this moment: warnings, the passing of the due date, the end of a wait.
  func tick(in surroundings: Surroundings) throws(Refusal) -> Decision {
    guard case .step(let id) = place, let moment = nextMoment, moment <= surroundings.now else {
      throw .notYetTime(until: nextMoment)
    }
    var draft = Draft(dossier: self, surroundings: surroundings, actor: .engine)
    if let warnAt, warnAt <= surroundings.now { draft.record(.dueSoon) }
    if let overdueAt, overdueAt <= surroundings.now { draft.record(.overdue) }
    // One task at a time: each act of the clock is an entry of its own.
    if let step = surroundings.procedure.step(id),
      let task = tasks.first(where: { task in task.endsAt.map { $0 <= surroundings.now } ?? false }),
      task.clockActs < step.clockActions.count
    {
      try draft.carryOutAtLimit(step.clockActions[task.clockActs], of: step, on: task)
    }
    return draft.decision
  }
}

extension Draft {
  fileprivate mutating func carryOutAtLimit(_ action: Action, of step: Step, on task: OpenTask) throws(Refusal) {
    let facts = dossier.facts(in: surroundings, act: nil)
    let target = action.opinion == nil ? try action.routes.target(facts, of: action.id) : nil
    record(
      .acted(
        Acted(
          task: task.number, step: task.step, action: action.id, stays: target == .stay, opinion: action.opinion)))
    try turnClock(action.clock)
    try charge(action.charge)
    if target == .stay {
      record(.clockActed(task: task.number, next: try clockMoment(task.clockActs + 1, of: step, due: task.due)))
    } else if let target {
      try lead(to: target)
    } else {
      try concludeOpinions(of: step, action, facts)
    }
    for letter in action.letters { issue(letter, act: nil, reason: action.name.vi) }
  }
}
