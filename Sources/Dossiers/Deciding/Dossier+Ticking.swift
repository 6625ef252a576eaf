import Text
import Procedures
import WorkingTime

extension Dossier {
  /// What time alone changes at this moment: warnings, the passing of the due date, the end of a wait.
  func tick(in surroundings: Surroundings) throws(Refusal) -> Decision {
    guard case .step(let id) = place else { throw .notYetTime(until: nextMoment) }
    var draft = Draft(dossier: self, surroundings: surroundings, actor: .engine)
    draft.followDates()
    guard draft.dossier != self || draft.dossier.nextMoment.map({ $0 <= surroundings.now }) ?? false else {
      throw .notYetTime(until: nextMoment)
    }
    // One task at a time: each act of the clock is an entry of its own. What it does on a date counts as of that date,
    // however many dossiers it has to go through.
    let acting = draft.dossier.tasks.first { task in task.endsAt.map { $0 <= surroundings.now } ?? false }
    if let acting, let overdue = draft.dossier.overdueAt, let endsAt = acting.endsAt, endsAt < overdue {
      try draft.carryOutAtLimit(of: acting, at: id)
      try draft.tellDue()
    } else {
      try draft.tellDue()
      if let acting { try draft.carryOutAtLimit(of: acting, at: id) }
    }
    return draft.decision
  }
}

extension Draft {
  /// Tells that the due date is near, or has passed.
  fileprivate mutating func tellDue() throws(Refusal) {
    if let warnAt = dossier.warnAt, warnAt <= surroundings.now { record(.dueSoon) }
    if let overdueAt = dossier.overdueAt, overdueAt <= surroundings.now { record(.overdue) }
  }

  fileprivate mutating func carryOutAtLimit(of task: OpenTask, at id: Key<Step>) throws(Refusal) {
    guard let step = surroundings.procedure.step(id), task.clockActs < step.clockActions.count else { return }
    try carryOutAtLimit(step.clockActions[task.clockActs], of: step, on: task)
  }

  private mutating func carryOutAtLimit(_ action: Action, of step: Step, on task: OpenTask) throws(Refusal) {
    let facts = dossier.facts(in: surroundings, act: nil)
    let target = action.opinion == nil ? try action.routes.target(facts, of: action.id) : nil
    record(
      .acted(
        Acted(
          task: task.number, step: task.step, action: action.id, stays: target == .stay, opinion: action.opinion)))
    try turnClock(action.clock)
    try seat(action.seat)
    try charge(action.charge)
    if target == .stay {
      record(.clockActed(task: task.number, next: try clockMoment(task.clockActs + 1, of: step, due: task.due)))
    } else if let target {
      try lead(to: target)
    } else {
      try concludeOpinions(of: step, action, facts)
    }
    if action.issuesResult { record(.resultIssued) }
    if let entry = action.entry { try register(entry, act: nil) }
    for letter in action.letters { issue(letter, act: nil, reason: action.name.vi) }
  }
}
