public import Procedures
public import Text

/// A signed document whose action waits, because nothing at hand decides its signatures; the file and what was found are
/// content of an entry.
public struct HeldDocument: Hashable, Sendable {
  /// The task on which the action is to be done.
  public let task: Int
  /// The action.
  public let action: Key<Action>
  /// The number of the entry within the dossier whose content keeps it.
  public let entry: Int
  /// Who handed it over, with the absent colleague in whose place; nobody for the applicant. They do not decide about it.
  public let persons: [Key<Officer>]
  /// The task that asks whether it counts; nil once that was answered with yes.
  public internal(set) var confirmation: Int?

  /// Whether a person has decided that it counts.
  public var isAccepted: Bool { confirmation == nil }
}

extension Dossier {
  /// The document that waits, or was accepted, for an action on a task.
  public func held(for action: Key<Action>, on task: Int) -> HeldDocument? {
    held.first { $0.task == task && $0.action == action }
  }

  /// The document about which a task asks; nil for a task of the procedure.
  public func held(confirmedBy task: Int) -> HeldDocument? { held.first { $0.confirmation == task } }

  /// What a task offers: the actions of its step, or those of every task that asks about a document.
  func actions(on task: OpenTask, of step: Step) -> [Action] {
    held(confirmedBy: task.number) == nil ? step.actions : Action.confirmations
  }

  /// Takes in that a document waits for somebody to decide about it, in the place of an earlier one.
  mutating func hold(_ event: DocumentHeld, by persons: [Key<Officer>]) {
    drop { $0.task == event.task && $0.action == event.action }
    held.append(
      HeldDocument(
        task: event.task, action: event.action, entry: version, persons: persons,
        confirmation: event.confirmation.number))
    tasks.append(event.confirmation)
    taskCount = max(taskCount, event.confirmation.number)
    if case .officer(_, let unit) = event.confirmation.duty, !units.contains(unit) { units.append(unit) }
  }

  mutating func confirm(_ event: DocumentConfirmed) {
    tasks.removeAll { $0.number == event.confirmation }
    guard event.isAccepted else { return drop { $0.confirmation == event.confirmation } }
    for place in held.indices where held[place].confirmation == event.confirmation { held[place].confirmation = nil }
  }

  /// Forgets documents, and closes the tasks that ask about them.
  mutating func drop(where isMeant: (HeldDocument) -> Bool) {
    let asking = Set(held.filter(isMeant).compactMap(\.confirmation))
    tasks.removeAll { asking.contains($0.number) }
    held.removeAll(where: isMeant)
  }
}
