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
      clockActsInOrder(of: step, findings)
      if let first = clockActions.first, step.assignments.contains(where: { !$0.ends }) {
        findings.error(
          at: places[step.id, first.id],
          Words(
            vi: "bước `\(step.id)` có thao tác `by: clock` nhưng có việc không có `limit`",
            en: "the step `\(step.id)` has an action `by: clock` but a task without a `limit`"))
      }
      if step.waitsForApplicant, clockActions.isEmpty {
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
      }
    }
  }

  /// What the clock does comes one after the other: only the last one leads on, and it does where the applicant is
  /// waited for.
  private func clockActsInOrder(of step: Step, _ findings: Findings) {
    let actions = step.clockActions
    for (earlier, later) in zip(actions, actions.dropFirst()) {
      if !earlier.stays {
        findings.error(
          at: places[step.id, later.id],
          Words(
            vi: "đồng hồ không bao giờ làm `\(later.id)`: thao tác `\(earlier.id)` trước đó đã dẫn đi nơi khác",
            en: "the clock never does `\(later.id)`: `\(earlier.id)` before it has led on"))
      }
      if later.after == nil {
        findings.error(
          at: places[step.id, later.id],
          Words(
            vi: "thao tác thứ hai của đồng hồ cần `after` (bao lâu sau khi hết hạn)",
            en: "the clock's second action needs `after`: how long after the limit"))
      }
    }
    for action in step.actions where action.after != nil && action.by != .clock {
      findings.error(
        at: places[step.id, action.id],
        Words(vi: "`after` chỉ dùng với `by: clock`", en: "`after` goes with `by: clock` only"))
    }
    if step.waitsForApplicant, let last = actions.last, last.stays {
      findings.error(
        at: places[step.id, last.id],
        Words(
          vi: "thao tác cuối `\(last.id)` của đồng hồ phải dẫn đi nơi khác, không được `stay`",
          en: "the clock's last action `\(last.id)` has to lead on, it cannot `stay`"))
    }
  }

  /// Opinions are given where they are counted, and can be given both ways or by nobody's silence alone.
  func opinionsCount(_ findings: Findings) {
    for step in procedure.steps {
      let given = step.actions.filter { $0.opinion != nil }
      if step.opinions == nil, let action = given.first {
        findings.error(
          at: places[step.id, action.id],
          Words(
            vi: "thao tác `\(action.id)` cho ý kiến, nhưng bước `\(step.id)` không có `opinions`",
            en: "the action `\(action.id)` gives an opinion, but the step `\(step.id)` has no `opinions`"))
      }
      if step.opinions != nil {
        for opinion in Opinion.allCases where !given.contains(where: { $0.opinion == opinion && $0.by == .officer }) {
          findings.error(
            at: places[step.id],
            Words(
              vi: "bước `\(step.id)` hỏi ý kiến nhưng không có thao tác `opinion: \(opinion.rawValue)` cho cán bộ",
              en: "the step `\(step.id)` asks for opinions, but no officer's action has `opinion: \(opinion.rawValue)`")
          )
        }
        if let action = given.first(where: { $0.by == .applicant }) {
          findings.error(
            at: places[step.id, action.id],
            Words(
              vi: "người nộp không cho ý kiến thay cán bộ: `\(action.id)`",
              en: "the applicant gives no opinion for an officer: `\(action.id)`"))
        }
      } else if step.assignments.map(\.members).reduce(0, +) > 1 {
        findings.error(
          at: places[step.id],
          Words(
            vi: "bước `\(step.id)` có nhiều việc nhưng không có `opinions`: khi nào thì bước xong?",
            en: "the step `\(step.id)` has several tasks but no `opinions`: when is it done?"))
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
          if procedure.steps[place].waitsForApplicant {
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
