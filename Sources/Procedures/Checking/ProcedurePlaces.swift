import Text
import WorkingTime
import YAML

/// Where the parts of a procedure stand in its file, so that a proof that fails can point at them.
struct ProcedurePlaces {
  let procedure: Place
  let time: Place
  let level: Place
  let channels: Place
  /// Where it is said how the result is received; the level's where nothing is said.
  let receives: Place
  private let fees: [Key<Fee>: Place]
  private let steps: [Key<Step>: Place]
  private let ends: [Key<End>: Place]
  private let actions: [Key<Step>: [Key<Action>: Place]]

  init(_ draft: ProcedureDraft) {
    procedure = draft.id.place
    time = draft.time.place
    level = draft.level.place
    channels = draft.channels.place
    receives = draft.applicant.receives?.field.place ?? draft.level.place
    fees = Dictionary(draft.fees.map { ($0.id.value, $0.id.place) }, uniquingKeysWith: { first, _ in first })
    steps = Dictionary(draft.steps.map { ($0.id.value, $0.id.place) }, uniquingKeysWith: { first, _ in first })
    ends = Dictionary(draft.ends.map { ($0.id.value, $0.id.place) }, uniquingKeysWith: { first, _ in first })
    var actions: [Key<Step>: [Key<Action>: Place]] = [:]
    for step in draft.steps {
      for action in draft.actions(of: step) { actions[step.id.value, default: [:]][action.id.value] = action.id.place }
    }
    self.actions = actions
  }

  subscript(fee: Key<Fee>) -> Place { fees[fee] ?? procedure }
  subscript(step: Key<Step>) -> Place { steps[step] ?? procedure }
  subscript(end: Key<End>) -> Place { ends[end] ?? procedure }
  subscript(step: Key<Step>, action: Key<Action>) -> Place { actions[step]?[action] ?? self[step] }
}
