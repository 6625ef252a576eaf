import Rules
import Text

/// The conditions of a procedure as proofs decide them.
struct Conditions {
  let answers: AnswerCases
  let ruled: RuledCases
  /// Requests for supplements beyond this are not told apart.
  let mostRequests: Int
  private let actions: [[Guard?]]
  /// The working minutes that the limits of each step give the office, by the case of the answers.
  private let minutes: [[Int]]
  /// Of each action of each step.
  private let ways: [[[Way]]]
  /// Of the opinions of each step.
  private let opinionWays: [[Opinion: [Way]]]

  /// A route as it is decided.
  private struct Way {
    let condition: Guard?
    let target: Target
  }

  /// What a condition says of a situation.
  enum Truth {
    case holds
    case fails
    /// It may be either: it cannot be decided beforehand.
    case open
  }

  /// - Parameter areAnswersOpen: True to leave all conditions on answers undecided, for a procedure that is too large.
  init(_ procedure: Procedure, areAnswersOpen: Bool = false) {
    func guardForm(_ condition: Condition?) -> Guard? { condition?.expression.guardForm }
    let actions = procedure.steps.map { $0.actions.map { guardForm($0.when) } }
    let routes = procedure.steps.flatMap(\.routes).map { guardForm($0.when) }
    let limits = procedure.steps.flatMap(\.assignments).compactMap(\.limit).flatMap(\.branches)
    let all: [Guard] =
      (Array(actions.joined()) + routes + limits.map { guardForm($0.when) }).compactMap(\.self)
    let answers = AnswerCases(procedure, areAnswersOpen ? [] : all + RuledCases.guards(of: procedure))
    ruled = RuledCases(procedure, answers)
    let requests = all.flatMap(\.comparisons).filter { $0.subject == Subject.requests }.map { comparison in
      if case .number(let number) = comparison.constant { number.truncatedInteger } else { Int?.none }
    }
    let areRequestsKnown = requests.allSatisfy { $0.map { (0...20).contains($0) } ?? false }
    mostRequests = areRequestsKnown ? (requests.compactMap(\.self).max().map { $0 + 1 } ?? 0) : 0
    // Of what is owed it is known whether it is nothing, not how much it is.
    let isOwedKnown = all.flatMap(\.comparisons).allSatisfy { comparison in
      comparison.subject != Subject.owed || Comparator.equal.compare(comparison.constant, .number(0)) == true
    }
    let known: ([String]) -> Bool = { subject in
      answers.subjects.contains(subject) || subject == Subject.verdict
        || (subject == Subject.requests && areRequestsKnown) || (subject == Subject.owed && isOwedKnown)
    }
    let facts = answers.cases.map { answers.facts(of: $0, in: procedure) }
    minutes = procedure.steps.map { step in
      facts.map { facts in
        step.waits ? 0 : step.assignments.compactMap { $0.limit?.minutes(answers, facts) }.max() ?? 0
      }
    }
    self.answers = answers
    self.actions = actions.map { $0.map { $0?.deciding(known) } }
    func ways(_ routes: [Route]) -> [Way] {
      routes.map { Way(condition: guardForm($0.when)?.deciding(known), target: $0.target) }
    }
    self.ways = procedure.steps.map { $0.actions.map { ways($0.routes) } }
    opinionWays = procedure.steps.map { step in
      guard let opinions = step.opinions else { return [:] }
      return [.agree: ways(opinions.agreed), .object: ways(opinions.objected)]
    }
  }

  /// The working minutes that the limits of its step give the office.
  func minutes(of situation: Situation) -> Int { minutes[situation.step][situation.answers] }

  /// Whether an action's condition holds.
  func truth(ofAction action: Int, in situation: Situation) -> Truth {
    truth(actions[situation.step][action], situation)
  }

  /// Where an action may lead.
  func targets(ofAction action: Int, in situation: Situation) -> [Target] {
    targets(ways[situation.step][action], situation)
  }

  /// Where opinions may lead that have come to an outcome.
  func targets(of outcome: Opinion, in situation: Situation) -> [Target] {
    targets(opinionWays[situation.step][outcome] ?? [], situation)
  }

  /// Up to the first whose condition surely holds.
  private func targets(_ ways: [Way], _ situation: Situation) -> [Target] {
    var targets: [Target] = []
    for way in ways {
      let truth = truth(way.condition, situation)
      if truth != .fails { targets.append(way.target) }
      if truth == .holds { break }
    }
    return targets
  }

  private func truth(_ condition: Guard?, _ situation: Situation) -> Truth {
    guard let condition else { return .holds }
    switch condition.truth({ value(of: $0, in: situation) }) {
    case true?: return .holds
    case false?: return .fails
    case nil: return condition.isDecidable ? .fails : .open
    }
  }

  private func value(of subject: [String], in situation: Situation) -> Value {
    switch subject {
    case Subject.verdict: situation.verdict.map { .string(Situation.verdicts[$0]) } ?? .null
    case Subject.requests: .number(situation.requests)
    case Subject.owed: .number(situation.owes ? 1 : 0)
    default: answers.value(of: subject, in: answers.cases[situation.answers])
    }
  }

  /// What the conditions of a step see, in words: `quan he = uy-quyen, tra cuu.ket qua = khong-co`.
  func words(for situation: Situation, at step: Step) -> String {
    let conditions = step.actions.map(\.when) + step.routes.map(\.when)
    let subjects = conditions.compactMap { $0?.expression.guardForm.subjects }.joined()
    return subjects.reduce(into: [[String]]()) { if !$0.contains($1) { $0.append($1) } }
      .filter {
        answers.subjects.contains($0) || [Subject.verdict, Subject.requests, Subject.owed].contains($0)
      }
      .map { subject in
        let name = subject.joined(separator: ".")
        if subject == Subject.owed { return situation.owes ? "\(name) > 0" : "\(name) = 0" }
        return "\(name) = \(value(of: subject, in: situation).text ?? "null")"
      }
      .joined(separator: ", ")
  }

  /// Whether some condition of a step cannot be decided.
  func isOpen(_ situation: Situation, at step: Step) -> Bool {
    step.actions.indices.contains { truth(ofAction: $0, in: situation) == .open }
  }
}

extension TaskLimit {
  /// The working minutes of a case of the answers; the most that it may be where the case does not decide it.
  fileprivate func minutes(_ answers: AnswerCases, _ facts: Facts) -> Int {
    let isKnown = answers.decides(branches.compactMap { $0.when?.expression.guardForm })
    return (isKnown ? [limit(facts)] : stated).map(LongestWay.minutes).max() ?? 0
  }
}
