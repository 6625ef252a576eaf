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
    if let step = surroundings.procedure.step(id), let action = step.atLimit,
      let task = tasks.first(where: { task in task.endsAt.map { $0 <= surroundings.now } ?? false })
    {
      try draft.carryOutAtLimit(action, on: task)
    }
    return draft.decision
  }
}

extension Draft {
  fileprivate mutating func carryOutAtLimit(_ action: Action, on task: OpenTask) throws(Refusal) {
    record(.acted(Acted(task: task.number, step: task.step, action: action.id, stays: false)))
    try turnClock(action.clock)
    guard let route = action.routes.first(where: { $0.when == nil }) else { throw .noRoute(action.id) }
    try lead(to: route.target)
    for letter in action.letters { issue(letter, act: nil, reason: action.name.vi) }
  }
}
