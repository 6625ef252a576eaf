import Text
import WorkingTime

/// The most working time that the limits of steps give a dossier from acceptance to the end, each step once, waits for
/// the applicant excluded.
struct LongestWay {
  private(set) var minutes = 0
  private(set) var steps: [Key<Step>] = []

  /// A working day as limits compare it; the calendar has the exact hours.
  static let dayMinutes = 8 * 60

  init(_ procedure: Procedure) {
    let counted = procedure.steps.filter { $0.duty != .applicant }
    let afterStart = LongestWay.stepsAfterAcceptance(procedure)
    var best: (minutes: Int, steps: [Key<Step>]) = (0, [])
    // Definitions are small; the search is bounded all the same.
    var budget = 200_000
    func walk(_ step: Step, _ minutes: Int, _ path: [Key<Step>]) {
      budget -= 1
      guard budget > 0, !path.contains(step.id) else { return }
      let here = minutes + (step.limit.flatMap(LongestWay.workingMinutes) ?? 0)
      let path = path + [step.id]
      if here > best.minutes { best = (here, path) }
      for action in step.actions where action.clock != .pause && action.extend == nil {
        for route in action.routes {
          guard case .step(let id) = route.target, let next = counted.first(where: { $0.id == id }) else { continue }
          walk(next, here, path)
        }
      }
    }
    for step in counted where afterStart.contains(step.id) { walk(step, 0, []) }
    (minutes, steps) = best
  }

  /// The steps that an accepting action leads to, or that start the clock themselves.
  private static func stepsAfterAcceptance(_ procedure: Procedure) -> Set<Key<Step>> {
    var found: Set<Key<Step>> = []
    for step in procedure.steps {
      if step.clock == .start { found.insert(step.id) }
      for action in step.actions where action.clock == .start {
        for route in action.routes { if case .step(let id) = route.target { found.insert(id) } }
      }
    }
    return found
  }

  /// A limit in working minutes; nil when none is stated. Calendar days count as working days: they are never more.
  static func workingMinutes(of limit: TimeLimit) -> Int? {
    switch limit {
    case .workingDays(let days): max(1, days) * dayMinutes
    case .workingMinutes(let minutes): minutes
    case .days(let days): days * dayMinutes
    case .notStated: nil
    }
  }
}
