import Rules
import Text
import WorkingTime

/// Every situation that a dossier of a procedure can come to, found by going all ways from its submission.
///
/// Conditions that cannot be decided count as possible. Answers may be any that the form takes, a search may find
/// anything, and a supplement may change every answer.
struct Exploration {
  /// The situations, in the order in which they were found: the first ones are those after a submission.
  private(set) var situations: [Situation] = []
  /// What can happen in each.
  private(set) var moves: [[Move]] = []
  /// How each end is come to.
  private(set) var ends: [Key<End>: [Ending]] = [:]
  /// False when there were too many situations to look at all.
  private(set) var isComplete = true

  /// Something that can happen in a situation.
  struct Move {
    /// The place of the action in the step.
    let action: Int
    /// Whether it is for those whose turn it is: officers at their step, the applicant who is waited for, the clock.
    let isTurn: Bool
    /// Whether it surely can be done, and surely leads on.
    let leadsOn: Bool
    /// The situations that it may lead to; empty at an end.
    var to: [Int] = []
    /// Whether it may end the dossier.
    var mayEnd = false
    let clockBefore: Situation.Clock
    /// True when it leads back and there is nowhere to go back to.
    var isBackFromNowhere = false
  }

  /// An end, as it was come to.
  struct Ending {
    let from: Int
    let action: Int
    let hasResult: Bool
    let isCollected: Bool
    let isSeen: Bool
    let owes: Bool
    /// The case of the answers with which it was come to.
    let answers: Int
  }

  /// Situations looked at before a procedure is called too large.
  static let situationLimit = 100_000

  let procedure: Procedure
  let conditions: Conditions
  private var numbers: [Situation: Int] = [:]
  private var parents: [(from: Int, action: Int)?] = []
  private let stepNumbers: [Key<Step>: Int]

  init(_ procedure: Procedure, _ conditions: Conditions) {
    self.procedure = procedure
    self.conditions = conditions
    stepNumbers = Dictionary(
      procedure.steps.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for answers in conditions.answers.cases.indices {
      let submitted = Situation(
        step: 0, cameFrom: nil, verdict: nil, clock: .waiting, requests: 0, hasResult: false, answers: answers)
      for situation in arrivals(submitted) { _ = number(situation, from: nil) }
    }
    var next = 0
    while next < situations.count {
      guard situations.count <= Self.situationLimit else {
        isComplete = false
        return
      }
      moves.append([])
      let step = procedure.steps[situations[next].step]
      for action in step.actions.indices { explore(action, of: step, in: next) }
      next += 1
    }
  }

  /// A shortest way to a situation: the actions on it.
  func way(to situation: Int) -> [Key<Action>] {
    var way: [Key<Action>] = []
    var here = situation
    while let (from, action) = parents[here] {
      way.append(procedure.steps[situations[from].step].actions[action].id)
      here = from
    }
    return way.reversed()
  }

  /// Whether a dossier is in this situation as soon as it is submitted.
  func isFirst(_ situation: Int) -> Bool { parents[situation] == nil }

  func step(of situation: Int) -> Step { procedure.steps[situations[situation].step] }

  private mutating func number(_ situation: Situation, from: (from: Int, action: Int)?) -> Int {
    if let known = numbers[situation] { return known }
    numbers[situation] = situations.count
    situations.append(situation)
    parents.append(from)
    return situations.count - 1
  }

  private mutating func explore(_ number: Int, of step: Step, in here: Int) {
    let action = step.actions[number]
    let situation = situations[here]
    guard step.allows(action), action.extend == nil || situation.clock == .running,
      situation.owes || !action.settles
    else { return }
    // The clock acts without looking at conditions, which its actions may not have.
    let truth = action.by == .clock ? .holds : conditions.truth(ofAction: number, in: situation)
    guard truth != .fails else { return }
    var acted = situation
    let targets: [Target]
    if let opinion = action.opinion, let opinions = step.opinions {
      acted.hear(opinion)
      // While it is open, the dossier waits for the next opinion.
      targets =
        opinions.outcome(agreeing: acted.agreeing, objecting: acted.objecting)
        .map { conditions.targets(of: $0, in: situation) } ?? [.stay]
    } else {
      targets = conditions.targets(ofAction: number, in: situation)
    }
    acted.requests = min(conditions.mostRequests, acted.requests + (action.needs.contains(.items) ? 1 : 0))
    acted.hasResult = acted.hasResult || action.issuesResult
    acted.isCollected = acted.isCollected || action.result == .collected
    acted.isSeen = acted.isSeen || (action.by == .applicant && situation.hasResult)
    var move = Move(
      action: number, isTurn: action.by == .clock || step.isTurn(of: action.by),
      leadsOn: truth == .holds && action.extend == nil && !targets.isEmpty
        && (action.opinion != nil || !targets.contains(.stay)),
      clockBefore: situation.clock)
    let afters = outcomes(of: action, in: acted)
    for target in targets {
      if case .end(let end) = target {
        move.mayEnd = true
        for after in afters {
          ends[end, default: []].append(
            Ending(
              from: here, action: number, hasResult: after.hasResult, isCollected: after.isCollected,
              isSeen: after.isSeen, owes: after.owes,
              answers: after.answers))
        }
        continue
      }
      if target == .back, situation.cameFrom == nil { move.isBackFromNowhere = true }
      for after in afters {
        for arrived in landings(after, at: target) {
          move.to.append(self.number(arrived, from: (here, number)))
        }
      }
    }
    moves[here].append(move)
  }

  /// What an action may leave behind before it leads on: answers supplemented, a limit decided, fees charged.
  private func outcomes(of action: Action, in situation: Situation) -> [Situation] {
    answers(after: action, in: situation).flatMap { answers in
      var supplemented = situation
      supplemented.answers = answers
      if action.settles || action.charge == .cancel { supplemented.owes = false }
      return turned(supplemented, by: action.clock).flatMap { charged($0, by: action.charge) }
    }
  }

  /// Every case in which something may have to be paid, and in which nothing may.
  private func charged(_ situation: Situation, by effect: ChargeEffect?) -> [Situation] {
    guard let occasion = effect?.occasion else { return [situation] }
    let due = procedure.fees.indices.filter { procedure.fees[$0].occasion == occasion }
      .map { conditions.ruled.isCharged[$0][situation.answers] }
    var charged = situation
    charged.owes = true
    if due.contains(true) { return [charged] }
    return due.contains(nil) ? [charged, situation] : [situation]
  }

  private func landings(_ situation: Situation, at target: Target) -> [Situation] {
    var landed = situation
    switch target {
    case .stay, .end: return [situation]
    case .step(let id): landed.enter(stepNumbers[id] ?? 0)
    case .back: landed.enter(situation.cameFrom ?? 0)
    }
    return arrivals(landed)
  }

  /// The situations on entering a step: its clock effect, and whatever its search finds.
  private func arrivals(_ situation: Situation) -> [Situation] {
    let step = procedure.steps[situation.step]
    return turned(situation, by: step.clock).flatMap { arrived in
      guard step.lookup != nil else { return [arrived] }
      return Situation.verdicts.indices.map { verdict in
        var searched = arrived
        searched.verdict = verdict
        return searched
      }
    }
  }

  /// The situations after an effect on the clock: when it starts, the limit is decided by the answers.
  private func turned(_ situation: Situation, by effect: ClockEffect) -> [Situation] {
    var turned = situation
    turned.clock = situation.clock.after(effect)
    guard situation.clock == .waiting, turned.clock == .running else { return [turned] }
    return conditions.ruled.limits[situation.answers].map { limit in
      var decided = turned
      decided.limit = limit
      return decided
    }
  }

  /// The cases of the answers after an action: a supplement may change every answer, but not the channel.
  private func answers(after action: Action, in situation: Situation) -> [Int] {
    guard action.needs.contains(.supplement) else { return [situation.answers] }
    let cases = conditions.answers.cases
    let channel = conditions.answers.value(of: Subject.channel, in: cases[situation.answers])
    return cases.indices.filter {
      $0 == situation.answers
        || conditions.answers.value(of: Subject.channel, in: cases[$0]).text == channel.text
    }
  }
}

extension Situation {
  fileprivate mutating func enter(_ next: Int) {
    if next != step { cameFrom = step }
    step = next
    (agreeing, objecting) = (0, 0)
  }
}

extension Step {
  /// Whether an action can ever be done here, by whom it is for.
  func allows(_ action: Action) -> Bool {
    switch action.by {
    case .officer: !waitsForApplicant && !waitsForDate
    case .applicant: true
    case .clock: assignments.contains(where: \.ends)
    }
  }

  /// Whether it is the turn of somebody here.
  func isTurn(of doer: Doer) -> Bool {
    switch doer {
    case .officer: !waitsForApplicant && !waitsForDate
    case .applicant: waitsForApplicant
    case .clock: waitsForDate
    }
  }
}
