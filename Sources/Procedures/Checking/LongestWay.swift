import Text
import WorkingTime

/// The most working time that the limits of steps give a dossier from acceptance until the office has done its part,
/// each step once, waits for the applicant excluded; what the limit of the law is extended by on the way is taken off.
struct LongestWay {
  /// In working minutes, as few as the limits can mean.
  private(set) var minutes = 0
  private(set) var steps: [Key<Step>] = []
  /// False when there were too many ways to look at all.
  private(set) var isComplete = true

  /// A working day as limits compare it (Bộ luật Lao động 2019, điều 105); the calendar has the exact hours.
  static let dayMinutes = 8 * 60

  /// Steps entered before the search gives up.
  private static let budget = 200_000

  private struct Edge: Hashable {
    let step: Int
    let extended: Int
  }

  /// - Parameter limit: The branch of the law: its place among the limits that are stated.
  init(_ exploration: Exploration, limit: Int) {
    let procedure = exploration.procedure
    func isCounting(_ situation: Int) -> Bool {
      exploration.isCounting(situation) && exploration.situations[situation].limit == limit
    }
    var next: [Int: Set<Edge>] = [:]
    var starts: Set<Int> = []
    var minutesOfStep: [Int: Int] = [:]
    for (here, situation) in exploration.situations.enumerated() where isCounting(here) {
      minutesOfStep[situation.step] = max(
        minutesOfStep[situation.step] ?? 0, exploration.conditions.minutes(of: situation))
      for move in exploration.moves[here] {
        let action = procedure.steps[situation.step].actions[move.action]
        let extended = action.extend.flatMap { Self.most(of: $0.by) } ?? 0
        for target in move.to where isCounting(target) {
          next[situation.step, default: []].insert(
            Edge(step: exploration.situations[target].step, extended: extended))
        }
      }
    }
    for (here, situation) in exploration.situations.enumerated() {
      if isCounting(here), exploration.isFirst(here) { starts.insert(situation.step) }
      for move in exploration.moves[here] where move.clockBefore == .waiting {
        for target in move.to where isCounting(target) {
          starts.insert(exploration.situations[target].step)
        }
      }
    }
    var budget = Self.budget
    var path: [Int] = []
    func walk(_ step: Int, _ before: Int) {
      budget -= 1
      guard budget > 0, !path.contains(step) else { return }
      let here = before + (minutesOfStep[step] ?? 0)
      path.append(step)
      if here > minutes || here == minutes && path.count < steps.count {
        (minutes, steps) = (here, path.map { procedure.steps[$0].id })
      }
      for edge in (next[step] ?? []).sorted(by: { ($0.step, $0.extended) < ($1.step, $1.extended) }) {
        walk(edge.step, here - edge.extended)
      }
      path.removeLast()
    }
    for step in starts.sorted() { walk(step, 0) }
    isComplete = budget > 0
  }

  static func minutes(_ limit: TimeLimit) -> Int {
    switch limit {
    case .workingDays(let days): return days * dayMinutes
    case .workingMinutes(let minutes): return minutes
    // At least so many of the days are working days: a week has two that are none.
    case .days(let days): return (days / 7 * 5 + max(0, days % 7 - 2)) * dayMinutes
    case .notStated: return 0
    }
  }

  /// The most working minutes that a limit of the law may hold; nil when none is stated.
  static func most(of limit: TimeLimit) -> Int? {
    switch limit {
    case .workingDays(let days): max(1, days) * dayMinutes
    case .workingMinutes(let minutes): minutes
    case .days(let days): (days / 7 * 5 + min(5, days % 7)) * dayMinutes
    case .notStated: nil
    }
  }
}

extension Exploration {
  /// Whether the limit of the law has begun and is not over: steps count, and waits lie between them.
  fileprivate func isCounting(_ situation: Int) -> Bool {
    situations[situation].clock == .running || situations[situation].clock == .paused
  }
}
