import Dossiers
import Exchange
import Procedures
import Text
import WorkingTime

extension OfficialDocument {
  /// Gives the document to those who handle it; what was given before and is open still is withdrawn.
  func assign(
    _ assignees: [DocumentAssignee], due asked: Instant?, _ surroundings: DocumentSurroundings,
    _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    guard !assignees.isEmpty else { throw .nobodyAssigned }
    guard assignees.count <= Limits.assignees else { throw .tooMany(limit: Limits.assignees) }
    let leads = assignees.count(where: \.isLead)
    guard leads == 1 else { throw .leadUnclear(leads) }
    if let asked, asked <= surroundings.now { throw .duePassed(asked) }
    var seen: Set<DocumentAssignee> = []
    for assignee in assignees {
      guard surroundings.authority.unit(assignee.unit) != nil else { throw .unknownUnit(assignee.unit) }
      if let officer = assignee.officer {
        let positions = surroundings.authority.officer(officer)?.positions(on: surroundings.today) ?? []
        guard positions.contains(where: { $0.unit == assignee.unit }) else {
          throw .notInUnit(officer, assignee.unit)
        }
      }
      let place = DocumentAssignee(unit: assignee.unit, officer: assignee.officer, isLead: false)
      guard seen.insert(place).inserted else { throw .assignedTwice(assignee.unit) }
    }
    let due = asked ?? self.due
    let tasks = assignees.enumerated().map { index, assignee in
      DocumentTask(
        number: taskCount + index + 1, unit: assignee.unit, officer: assignee.officer, isLead: assignee.isLead,
        due: due)
    }
    decision.events = [.assigned(tasks, due: due), .moved(to: .assigned)]
    if state != .assigned, state != .handling { tellSender(.assigned, surroundings, &decision) }
  }

  func take(
    _ number: Int, _ actor: Actor, _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    let task = try open(number)
    let (officer, inPlaceOf) = try holder(of: task, actor)
    guard task.takenAt == nil else { throw .takenByOther(task.officer ?? officer) }
    decision.inPlaceOf = inPlaceOf
    decision.events = [.taken(task: number, officer: task.officer ?? officer)]
    if state == .assigned {
      decision.events.append(.moved(to: .handling))
      tellSender(.inProgress, surroundings, &decision)
    }
  }

  func report(
    _ number: Int, _ actor: Actor, _ surroundings: DocumentSurroundings, _ decision: inout DocumentDecision
  ) throws(DocumentRefusal) {
    let task = try open(number)
    let (_, inPlaceOf) = try holder(of: task, actor)
    decision.inPlaceOf = inPlaceOf
    let others = tasks.filter { $0.isOpen && $0.number != number }
    if task.isLead, !others.isEmpty { throw .othersOpen(others.map(\.unit)) }
    decision.events = [.reported(task: number)]
    if task.isLead {
      decision.events.append(.moved(to: .done))
      tellSender(.done, surroundings, &decision)
    } else if state == .assigned {
      decision.events.append(.moved(to: .handling))
      tellSender(.inProgress, surroundings, &decision)
    }
  }

  private func open(_ number: Int) throws(DocumentRefusal) -> DocumentTask {
    guard let task = tasks.first(where: { $0.number == number && $0.isOpen }) else { throw .noSuchTask(number) }
    return task
  }
}
