import Text
import YAML

/// What is proved of a procedure before any dossier is filed under it, over its definition alone.
///
/// Every step and every end can be reached; every dossier can end; nobody is left without an action; the clock of the
/// law goes on when the office has to act; limits of steps fit the limit of the law. Conditions are decided exactly
/// where they speak of choices, yes or no, the verdict of a search, and comparisons with constants. A proof that fails
/// shows the way to the fault.
struct ProcedureProofs {
  let procedure: Procedure
  let places: ProcedurePlaces
  let exploration: Exploration

  init(_ procedure: Procedure, places: ProcedurePlaces) {
    self.procedure = procedure
    self.places = places
    let exact = Exploration(procedure, Conditions(procedure))
    exploration =
      exact.isComplete ? exact : Exploration(procedure, Conditions(procedure, areAnswersOpen: true))
  }

  func check(_ findings: Findings) {
    actionsHaveDoers(findings)
    waitsEnd(findings)
    opinionsCount(findings)
    clockIsStarted(findings)
    levelIsKept(findings)
    guard exploration.isComplete else {
      findings.warning(
        at: places.procedure,
        Words(
          vi: "thủ tục quá lớn nên không chứng minh được là hồ sơ nào cũng đi đến kết thúc",
          en: "the procedure is too large to prove that every dossier can end"))
      return
    }
    everyPlaceIsReached(findings)
    everyActionIsPossible(findings)
    let stuck = nobodyIsStuck(findings)
    everyDossierCanEnd(findings, except: stuck)
    backLeadsSomewhere(findings)
    fourEyesSee(findings)
    resultIsIssued(findings)
    resultIsReceived(findings)
    clockGoesOn(findings)
    stepsFitTheLaw(findings)
    everyDossierHasALimit(findings)
    feesAreSettled(findings)
  }

  private func everyPlaceIsReached(_ findings: Findings) {
    let reached = Set(exploration.situations.map(\.step))
    for (number, step) in procedure.steps.enumerated() where !reached.contains(number) {
      findings.error(
        at: places[step.id],
        Words(
          vi: "không có đường nào từ bước đầu `\(procedure.firstStep.id)` đến bước `\(step.id)`",
          en: "no way leads from the first step `\(procedure.firstStep.id)` to the step `\(step.id)`"))
    }
    for end in procedure.ends where exploration.ends[end.id] == nil {
      findings.error(
        at: places[end.id],
        Words(vi: "không có đường nào đến kết thúc `\(end.id)`", en: "no way leads to the end `\(end.id)`"))
    }
  }

  /// An action whose condition never holds where its step is come to is a slip of its author.
  private func everyActionIsPossible(_ findings: Findings) {
    var possible: Set<[Int]> = []
    var reached: Set<Int> = []
    for (situation, moves) in zip(exploration.situations, exploration.moves) {
      reached.insert(situation.step)
      for move in moves { possible.insert([situation.step, move.action]) }
    }
    for (number, step) in procedure.steps.enumerated() where reached.contains(number) {
      for (place, action) in step.actions.enumerated() where !possible.contains([number, place]) {
        guard step.allows(action) else { continue }
        if action.extend != nil {
          findings.error(
            at: places[step.id, action.id],
            Words(
              vi:
                "thao tác `\(action.id)` kéo dài thời hạn, nhưng ở bước `\(step.id)` thời hạn không bao giờ đang chạy",
              en: "the action `\(action.id)` extends a limit that never runs at the step `\(step.id)`"))
        } else {
          findings.warning(
            at: places[step.id, action.id],
            Words(
              vi: "điều kiện của thao tác `\(action.id)` không bao giờ đúng ở bước `\(step.id)`",
              en: "the condition of the action `\(action.id)` never holds at the step `\(step.id)`"))
        }
      }
    }
  }

  /// Whatever the answers are and whatever a search finds, those whose turn it is can lead the dossier on.
  ///
  /// - Returns: The steps at which they cannot.
  private func nobodyIsStuck(_ findings: Findings) -> Set<Int> {
    var stuck: Set<Int> = []
    for (here, moves) in exploration.moves.enumerated() {
      let number = exploration.situations[here].step
      let step = procedure.steps[number]
      guard !stuck.contains(number) else { continue }
      guard !moves.contains(where: { $0.leadsOn && step.isTurn(of: step.actions[$0.action].by) }) else { continue }
      stuck.insert(number)
      let way = shown(wayTo: here)
      if !step.actions.contains(where: { step.isTurn(of: $0.by) && $0.leadsOn }) {
        findings.error(
          at: places[step.id],
          Words(
            vi: "bước `\(step.id)` không có thao tác nào cho người phải làm\(way.vi)",
            en: "nobody whose turn it is can do anything at the step `\(step.id)`\(way.en)"))
      } else {
        let gap = exploration.conditions.gap(exploration.situations[here], at: step)
        findings.error(
          at: places[step.id],
          Words(
            vi: "ở bước `\(step.id)` không thao tác nào làm được khi \(gap.vi)\(way.vi)",
            en: "no action is possible at the step `\(step.id)` when \(gap.en)\(way.en)"))
      }
    }
    return stuck
  }

  /// Every dossier can end by what those do whose turn it is, and by the clock; that the applicant may withdraw it is
  /// no end to its work.
  private func everyDossierCanEnd(_ findings: Findings, except stuck: Set<Int>) {
    let ending = exploration.situationsWithAnEnd()
    var told = stuck
    for here in exploration.situations.indices where !ending[here] {
      let situation = exploration.situations[here]
      guard told.insert(situation.step).inserted else { continue }
      let step = procedure.steps[situation.step]
      let way = shown(wayTo: here)
      let seen = exploration.conditions.words(for: situation, at: step)
      let when = seen.isEmpty ? Words(vi: "", en: "") : Words(vi: " khi \(seen)", en: " when \(seen)")
      findings.error(
        at: places[step.id],
        Words(
          vi: "hồ sơ đến bước `\(step.id)`\(when.vi) thì không bao giờ kết thúc được\(way.vi)",
          en: "a dossier that comes to the step `\(step.id)`\(when.en) can never end\(way.en)"))
    }
  }

  private func backLeadsSomewhere(_ findings: Findings) {
    var told: Set<[Int]> = []
    for (here, moves) in exploration.moves.enumerated() {
      let number = exploration.situations[here].step
      for move in moves where move.isBackFromNowhere && told.insert([number, move.action]).inserted {
        let step = procedure.steps[number]
        let action = step.actions[move.action].id
        findings.error(
          at: places[step.id, action],
          Words(
            vi: "thao tác `\(action)` dẫn về (`back`), nhưng hồ sơ mới nộp ở bước `\(step.id)` chưa từ bước nào đến",
            en: "the action `\(action)` leads back, but a new dossier comes to the step `\(step.id)` from nowhere"))
      }
    }
  }

  /// The way to a situation in words.
  func shown(wayTo situation: Int) -> Words {
    let way = exploration.way(to: situation)
    guard !way.isEmpty else { return Words(vi: "", en: "") }
    let path = way.map(\.text).joined(separator: ", ")
    return Words(vi: " (đường đi: \(path))", en: " (the way there: \(path))")
  }
}

extension Action {
  /// Whether some route leads on, and it may be done any number of times.
  fileprivate var leadsOn: Bool { extend == nil && (opinion != nil || !routes.allSatisfy { $0.target == .stay }) }
}

extension Exploration {
  /// Whether an end can be come to from each situation by those whose turn it is, and by the clock.
  func situationsWithAnEnd() -> [Bool] {
    var from: [[Int]] = Array(repeating: [], count: situations.count)
    var ending = Array(repeating: false, count: situations.count)
    var open: [Int] = []
    for (here, moves) in moves.enumerated() {
      for move in moves where move.isTurn {
        if move.mayEnd, !ending[here] {
          ending[here] = true
          open.append(here)
        }
        for target in move.to { from[target].append(here) }
      }
    }
    while let reached = open.popLast() {
      for before in from[reached] where !ending[before] {
        ending[before] = true
        open.append(before)
      }
    }
    return ending
  }
}

extension Conditions {
  /// Why no condition of a step holds, in words.
  fileprivate func gap(_ situation: Situation, at step: Step) -> Words {
    if isOpen(situation, at: step) {
      return Words(
        vi: "không điều kiện nào đúng (có điều kiện không suy luận được; cần một thao tác không có điều kiện)",
        en: "no condition holds (some cannot be decided beforehand; an action without a condition is needed)")
    }
    let seen = words(for: situation, at: step)
    return seen.isEmpty ? Words(vi: "không điều kiện nào đúng", en: "no condition holds") : Words(vi: seen, en: seen)
  }
}
