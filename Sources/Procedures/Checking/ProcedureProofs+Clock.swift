import Text
import WorkingTime
import YAML

/// The clock of the law.
extension ProcedureProofs {
  func clockIsStarted(_ findings: Findings) {
    let starts = procedure.steps.contains { $0.clock == .start || $0.actions.contains { $0.clock == .start } }
    if !starts, procedure.time.stated.contains(where: { $0.stated.contains { $0 != .notStated } }) {
      findings.error(
        at: places.time,
        Words(
          vi: "thời hạn được nêu nhưng không bước hay thao tác nào có `clock: start`",
          en: "a limit is stated, but no step or action has `clock: start`"))
    }
  }

  /// What was paused is resumed before an officer has to act, and what is resumed was paused.
  func clockGoesOn(_ findings: Findings) {
    var told: Set<Int> = []
    var resumes: [[Int]: Bool] = [:]
    for (here, situation) in exploration.situations.enumerated() {
      let step = procedure.steps[situation.step]
      if situation.clock == .paused, !step.waits, told.insert(situation.step).inserted {
        let way = shown(wayTo: here)
        findings.error(
          at: places[step.id],
          Words(
            vi: "đến bước `\(step.id)` thời hạn vẫn đang tạm dừng, thiếu `clock: resume`\(way.vi)",
            en: "the clock is still paused at the step `\(step.id)`, `clock: resume` is missing\(way.en)"))
      }
      for move in exploration.moves[here] where step.actions[move.action].clock == .resume {
        resumes[[situation.step, move.action], default: false] =
          resumes[[situation.step, move.action], default: false] || move.clockBefore == .paused
      }
    }
    for (place, isRight) in resumes where !isRight {
      let step = procedure.steps[place[0]]
      let action = step.actions[place[1]].id
      findings.error(
        at: places[step.id, action],
        Words(
          vi: "`clock: resume` của `\(action)`: ở bước `\(step.id)` thời hạn không bao giờ đang tạm dừng",
          en: "`clock: resume` of `\(action)`: the clock is never paused at the step `\(step.id)`"))
    }
  }

  /// The longest way through the steps that count, waits excluded, fits the limit of the law on every branch of it.
  func stepsFitTheLaw(_ findings: Findings) {
    for (place, limit) in procedure.time.stated.enumerated() {
      guard let legal = limit.stated.compactMap({ LongestWay.most(of: $0) }).min() else { continue }
      fit(LongestWay(exploration, limit: place), within: legal, findings)
    }
  }

  private func fit(_ way: LongestWay, within legal: Int, _ findings: Findings) {
    if way.minutes > legal {
      let path = way.steps.map(\.text).joined(separator: " → ")
      let (all, law) = (spoken(way.minutes), spoken(legal))
      findings.error(
        at: places.time,
        Words(
          vi: "thời hạn các bước cộng lại là \(all.vi) (\(path)), vượt thời hạn theo luật là \(law.vi)",
          en: "the limits of the steps add up to \(all.en) (\(path)), beyond the legal \(law.en)"))
    } else if !way.isComplete {
      findings.warning(
        at: places.time,
        Words(
          vi: "có quá nhiều đường đi nên không cộng hết được thời hạn các bước",
          en: "there are too many ways to add up the limits of the steps on all of them"))
    }
  }

  /// Working minutes as people say them, a day having eight hours.
  private func spoken(_ minutes: Int) -> Words {
    let limit: TimeLimit =
      minutes % LongestWay.dayMinutes == 0
      ? .workingDays(minutes / LongestWay.dayMinutes) : .workingMinutes(minutes)
    return limit.words
  }
}

extension LegalLimit {
  /// The limit and those of its cut-offs.
  var stated: [TimeLimit] { [limit] + cutOffs.map(\.limit) }
}
