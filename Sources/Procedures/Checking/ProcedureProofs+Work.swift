import Text
import WorkingTime
import YAML

/// Who does what, and what comes of it.
extension ProcedureProofs {
  /// Every action is for somebody who can be there.
  func actionsHaveDoers(_ findings: Findings) {
    for step in procedure.steps {
      for action in step.actions where action.by == .officer && !step.allows(action) {
        findings.error(
          at: places[step.id, action.id],
          Words(
            vi:
              "bước `\(step.id)` chờ người nộp, cán bộ không làm được thao tác `\(action.id)`; thiếu `by: applicant`?",
            en:
              "the step `\(step.id)` waits for the applicant, no officer can do `\(action.id)`; is `by: applicant` missing?"
          ))
      }
    }
  }

  /// A wait ends by itself, and the clock acts without conditions.
  func waitsEnd(_ findings: Findings) {
    for step in procedure.steps {
      let clockActions = step.actions.filter { $0.by == .clock }
      if let second = clockActions.dropFirst().first {
        findings.error(
          at: places[step.id, second.id],
          Words(vi: "chỉ một thao tác `by: clock` mỗi bước", en: "one action `by: clock` a step is enough"))
      }
      if let first = clockActions.first, step.limit == nil || step.limit == .notStated {
        findings.error(
          at: places[step.id, first.id],
          Words(
            vi: "bước `\(step.id)` có thao tác `by: clock` nhưng không có `limit`",
            en: "the step `\(step.id)` has an action `by: clock` but no `limit`"))
      }
      if step.duty == .applicant, clockActions.isEmpty {
        findings.error(
          at: places[step.id],
          Words(
            vi: "bước `\(step.id)` chờ người nộp mà không có thao tác `by: clock` khi hết hạn: hồ sơ có thể chờ mãi",
            en: "the step `\(step.id)` waits for the applicant, and no action `by: clock` ends the wait"))
      }
      for action in clockActions {
        guard action.when == nil, action.routes.allSatisfy({ $0.when == nil }) else {
          findings.error(
            at: places[step.id, action.id],
            Words(
              vi: "thao tác `\(action.id)` của đồng hồ không được có điều kiện",
              en: "the clock's action `\(action.id)` cannot have conditions"))
          continue
        }
        if !action.needs.isEmpty {
          findings.error(
            at: places[step.id, action.id],
            Words(
              vi: "thao tác `\(action.id)` do đồng hồ làm nên không thể có `needs`",
              en: "the action `\(action.id)` is done by the clock, which cannot give what it `needs`"))
        }
        if action.routes.contains(where: { $0.target == .stay }) {
          findings.error(
            at: places[step.id, action.id],
            Words(
              vi: "thao tác `\(action.id)` của đồng hồ phải dẫn đi nơi khác, không được `stay`",
              en: "the clock's action `\(action.id)` has to lead on, it cannot `stay`"))
        }
      }
    }
  }

  /// Four eyes look at a step at which an officer acts, and which lies before.
  func fourEyesSee(_ findings: Findings) {
    var before: [Set<Int>]?
    for (number, step) in procedure.steps.enumerated() {
      for action in step.actions where !action.fourEyes.isEmpty {
        let steps = before ?? exploration.stepsBefore()
        before = steps
        for other in action.fourEyes {
          guard let place = procedure.steps.firstIndex(where: { $0.id == other }) else { continue }
          if procedure.steps[place].duty == .applicant {
            findings.error(
              at: places[step.id, action.id],
              Words(
                vi: "`four-eyes` của `\(action.id)`: ở bước `\(other)` không có cán bộ nào làm",
                en: "`four-eyes` of `\(action.id)`: no officer acts at the step `\(other)`"))
          } else if !steps[number].contains(place) {
            findings.error(
              at: places[step.id, action.id],
              Words(
                vi: "`four-eyes` của `\(action.id)`: bước `\(other)` không nằm trên đường nào đến bước `\(step.id)`",
                en: "`four-eyes` of `\(action.id)`: the step `\(other)` lies on no way to the step `\(step.id)`"))
          }
        }
      }
    }
  }

  /// A dossier that ends well has its result.
  func resultIsIssued(_ findings: Findings) {
    for end in procedure.ends where end.outcome == .granted {
      guard let without = exploration.ends[end.id]?.first(where: { !$0.hasResult }) else { continue }
      let action = exploration.step(of: without.from).actions[without.action].id
      let way = (exploration.way(to: without.from) + [action]).map(\.text).joined(separator: ", ")
      findings.error(
        at: places[end.id],
        Words(
          vi: "kết thúc `\(end.id)` là được cấp, nhưng trên đường này chưa có `result: issued`: \(way)",
          en: "the end `\(end.id)` grants the result, but on this way no action has `result: issued`: \(way)"))
    }
  }
}

extension Exploration {
  /// For each step, those that a dossier may have been at before it comes there; itself when it can come back.
  fileprivate func stepsBefore() -> [Set<Int>] {
    var before: [Set<Int>] = Array(repeating: [], count: procedure.steps.count)
    var next: [Set<Int>] = before
    for (here, moves) in moves.enumerated() {
      for target in moves.flatMap(\.to) { next[situations[here].step].insert(situations[target].step) }
    }
    for start in procedure.steps.indices {
      var open = Array(next[start])
      var seen: Set<Int> = next[start]
      while let step = open.popLast() {
        before[step].insert(start)
        for following in next[step] where seen.insert(following).inserted { open.append(following) }
      }
    }
    return before
  }
}
