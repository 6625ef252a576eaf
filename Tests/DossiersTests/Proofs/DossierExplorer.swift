import Dossiers
import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime

/// Goes everywhere a dossier can go by the engine itself: every submission, every action on offer, every verdict of a
/// search, every supplement, every end of a wait. It knows nothing of how definitions are proved.
struct DossierExplorer {
  /// What was found about the procedure.
  struct Report: Equatable {
    var reachedSteps: Set<String> = []
    var reachedEnds: Set<String> = []
    /// Steps at which those whose turn it is can do nothing that leads on, in some case.
    var stuckSteps: Set<String> = []
    /// Steps from which, in some case, no end can be come to by those whose turn it is, and by the clock.
    var endlessSteps: Set<String> = []
    /// Steps at which officers act though the clock is paused.
    var pausedSteps: Set<String> = []
    /// Actions that can be done in no case, at steps that are reached: `s0/a1`.
    var deadActions: Set<String> = []
    /// Ends that grant a result that was never issued.
    var emptyEnds: Set<String> = []
    /// Ends that grant a result that who does not receive it on line was never handed.
    var unreceivedEnds: Set<String> = []
    /// Actions that can hand over a result that is not issued.
    var handsOverNothing: Set<String> = []
    /// Ends at which something is still owed.
    var owingEnds: Set<String> = []
  }

  private struct Here: Hashable {
    let place: Dossiers.Place
    let cameFrom: Key<Step>?
    let lookup: LookupVerdict?
    let requests: Int
    let isClocked: Bool
    let isPaused: Bool
    let isStopped: Bool
    let hasResult: Bool
    let isCollected: Bool
    let isSeen: Bool
    let answers: Int
    let channel: Channel
    let agreeing: Int
    let objecting: Int
    let clockActs: [Int]
    let owes: Bool
    let limit: LegalLimit?
  }

  private let procedure: Procedure
  private let unit: Procedures.Unit
  private let calendar: WorkingCalendar
  private let allAnswers: [Answers]
  private var places: [Here: Int] = [:]
  private var dossiers: [(dossier: Dossier, answers: Int, now: Instant, isSeen: Bool)] = []
  private var done: Set<String> = []
  /// The ways of those whose turn it is, backwards.
  private var before: [[Int]] = []
  private var hasEnd: Set<Int> = []
  private(set) var report = Report()

  private static let begin = Instant("2026-03-02T08:00")
  private let officers: [Actor] = ["lan", "duc", "hoa", "tam"].map {
    .officer($0, positions: [Position(unit: "so", role: "can-bo", from: Day(number: 0), until: nil)])
  }

  init(_ procedure: Procedure, _ definitions: Definitions, _ allAnswers: [Answers]) throws {
    self.procedure = procedure
    unit = try #require(definitions.authority.unit("so"))
    calendar = try #require(definitions.calendar(of: unit))
    self.allAnswers = allAnswers
    let now = try #require(Self.begin)
    for answers in allAnswers.indices {
      for channel in procedure.channels {
        let actor = channel == .online ? Actor.applicant : officers[0]
        guard !procedure.firstStep.waitsForApplicant || channel == .online else { continue }
        let decision = try Dossier.submit(
          Submission(channel: channel, answers: allAnswers[answers], papers: [], secretHash: ""), by: actor,
          in: surroundings(answers, at: now))
        var dossier = try #require(Dossier(beginning: decision.events, at: now))
        dossier.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
        for arrived in try searched(dossier, after: decision.events, answers, at: now) {
          _ = number(arrived, answers, at: now)
        }
      }
    }
    var next = 0
    while next < dossiers.count {
      try look(at: next)
      next += 1
    }
    concludeEndings()
  }

  private mutating func number(_ dossier: Dossier, _ answers: Int, at now: Instant, isSeen: Bool = false) -> Int {
    let here = Here(
      place: dossier.place, cameFrom: dossier.cameFrom, lookup: dossier.lookup,
      requests: min(2, dossier.supplements.count),
      isClocked: dossier.clock != nil, isPaused: dossier.clock?.isPaused ?? false,
      isStopped: dossier.clockStoppedAt != nil, hasResult: dossier.resultAt != nil,
      isCollected: dossier.collectedAt != nil, isSeen: isSeen, answers: answers,
      channel: dossier.channel, agreeing: dossier.opinions.count { $0.opinion == .agree },
      objecting: dossier.opinions.count { $0.opinion == .object }, clockActs: dossier.tasks.map(\.clockActs).sorted(),
      owes: dossier.owed != .nothing, limit: dossier.clock?.limit)
    if let known = places[here] { return known }
    places[here] = dossiers.count
    dossiers.append((dossier, answers, now, isSeen))
    before.append([])
    return dossiers.count - 1
  }

  private mutating func look(at here: Int) throws {
    let (dossier, answers, now, isSeen) = dossiers[here]
    switch dossier.place {
    case .end(let end, let outcome):
      report.reachedEnds.insert(end.text)
      if outcome == .granted, dossier.resultAt == nil { report.emptyEnds.insert(end.text) }
      let isOnline =
        procedure.applicant.receives == nil
        ? procedure.level == 4 : allAnswers[answers]["nhan"] == .choice("truc-tuyen")
      if outcome == .granted, dossier.resultAt != nil, dossier.collectedAt == nil, !isSeen, !isOnline {
        report.unreceivedEnds.insert(end.text)
      }
      if dossier.owed != .nothing { report.owingEnds.insert(end.text) }
      hasEnd.insert(here)
    case .step(let id):
      report.reachedSteps.insert(id.text)
      let step = try #require(procedure.step(id))
      // Whoever was not heard yet may stand for all others.
      let officer = try #require(officers.first { actor in !dossier.opinions.contains { $0.officer == actor.officer } })
      let turn = step.waitsForApplicant ? Actor.applicant : officer
      if turn == officer, dossier.clock?.isPaused == true, dossier.clockStoppedAt == nil {
        report.pausedSteps.insert(id.text)
      }
      var leadsOn = false
      for actor in [officer, .applicant] {
        for offer in dossier.availableActions(for: actor, in: surroundings(answers, at: now)) {
          guard offer.refusal == nil else { continue }
          done.insert("\(id)/\(offer.action.id)")
          if offer.action.result == .collected, dossier.resultAt == nil {
            report.handsOverNothing.insert("\(id)/\(offer.action.id)")
          }
          let supplements = offer.action.needs.contains(.supplement) ? Array(allAnswers.indices) : [answers]
          for supplement in supplements {
            let moved = try act(offer, on: dossier, answers, supplement, by: actor, at: now)
            leadsOn = leadsOn || (actor == turn && moved.leadsOn)
            for arrived in moved.to {
              let there = number(
                arrived, supplement, at: now, isSeen: isSeen || (actor == .applicant && dossier.resultAt != nil))
              if actor == turn { before[there].append(here) }
            }
          }
        }
      }
      if !leadsOn { report.stuckSteps.insert(id.text) }
      if let end = dossier.tasks.compactMap(\.endsAt).min() {
        let decision = try dossier.decide(.tick, by: .engine, in: surroundings(answers, at: end))
        var ended = dossier
        ended.apply(decision.events, at: end, by: nil)
        for arrived in try searched(ended, after: decision.events, answers, at: end) {
          before[number(arrived, answers, at: end, isSeen: isSeen)].append(here)
        }
      }
    }
  }

  private func act(
    _ offer: ActionOffer, on dossier: Dossier, _ answers: Int, _ supplement: Int, by actor: Actor, at now: Instant
  ) throws -> (to: [Dossier], leadsOn: Bool) {
    let needs = offer.action.needs
    let act = Act(
      task: offer.task, action: offer.action.id, reason: "lý do",
      items: needs.contains(.items) ? [AskedItem(item: .field("ten"), remark: "")] : [],
      supplement: needs.contains(.supplement) ? Supplement(answers: allAnswers[supplement], papers: []) : nil,
      payment: needs.contains(.payment) ? Payment(amount: dossier.owed, means: .cash) : nil)
    let decision = try dossier.decide(.act(act), by: actor, in: surroundings(answers, at: now))
    var moved = dossier
    moved.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
    let stays = decision.events.contains { if case .acted(let acted) = $0 { acted.stays } else { false } }
    return (try searched(moved, after: decision.events, supplement, at: now), !stays)
  }

  /// A dossier that came to a step with a register, with everything that its search may find.
  private func searched(_ dossier: Dossier, after events: [DossierEvent], _ answers: Int, at now: Instant) throws
    -> [Dossier]
  {
    guard case .step(let id) = dossier.place, let lookup = procedure.step(id)?.lookup,
      events.contains(where: { if case .stepEntered = $0 { true } else { false } })
    else { return [dossier] }
    return try LookupVerdict.allCases.map { verdict in
      let finding = LookupFinding(register: lookup.register, verdict: verdict, entry: "", fields: [])
      let decision = try dossier.decide(.recordLookup(finding), by: .engine, in: surroundings(answers, at: now))
      var found = dossier
      found.apply(decision.events, at: now, by: nil)
      return found
    }
  }

  private func surroundings(_ answers: Int, at now: Instant) -> Surroundings {
    var surroundings = Surroundings(now: now, procedure: procedure, unit: unit, calendar: calendar)
    surroundings.answers = allAnswers[answers]
    return surroundings
  }

  private mutating func concludeEndings() {
    var open = Array(hasEnd)
    while let there = open.popLast() {
      for here in before[there] where hasEnd.insert(here).inserted { open.append(here) }
    }
    for (here, dossier) in dossiers.enumerated() where !hasEnd.contains(here) {
      if case .step(let id) = dossier.dossier.place { report.endlessSteps.insert(id.text) }
    }
    for step in procedure.steps where report.reachedSteps.contains(step.id.text) {
      for action in step.actions where !done.contains("\(step.id)/\(action.id)") {
        // What nobody at all may do is told apart from what no case allows.
        let hasDoer = action.by == .applicant || (action.by == .officer && !step.waitsForApplicant)
        if hasDoer { report.deadActions.insert("\(step.id)/\(action.id)") }
      }
    }
  }
}
