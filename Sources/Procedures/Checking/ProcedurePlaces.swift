import Text
import WorkingTime
import YAML

/// Where the parts of a procedure stand in its file, so that a proof that fails can point at them.
struct ProcedurePlaces {
  let procedure: Place
  let time: Place
  private let steps: [Key<Step>: Place]
  private let ends: [Key<End>: Place]

  init(_ draft: ProcedureDraft) {
    procedure = draft.id.place
    time = draft.time.place
    steps = Dictionary(draft.steps.map { ($0.id.value, $0.id.place) }, uniquingKeysWith: { first, _ in first })
    ends = Dictionary(draft.ends.map { ($0.id.value, $0.id.place) }, uniquingKeysWith: { first, _ in first })
  }

  /// Places of a procedure that has no file, for tests.
  init() {
    procedure = Place(file: "procedure.yaml", line: 1, column: 1)
    time = procedure
    steps = [:]
    ends = [:]
  }

  subscript(step: Key<Step>) -> Place { steps[step] ?? procedure }
  subscript(end: Key<End>) -> Place { ends[end] ?? procedure }
}
