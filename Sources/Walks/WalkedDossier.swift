import Dossiers
import Forms
import JSON
import Procedures
import Text
import WorkingTime

/// A dossier that goes a walk, with everything around it that a store would keep.
struct WalkedDossier {
  let procedure: Procedure
  let definitions: Definitions
  let unit: Procedures.Unit
  let calendar: WorkingCalendar
  private(set) var dossier: Dossier?
  private(set) var answers: Answers?
  private var papers: [Paper] = []
  private var lookup: LookupFinding?
  private var numbers: [Series: Int] = [:]

  private struct Series: Hashable {
    let kind: String
    let year: Int
  }

  /// The official document that opens or answers, as the document office would have it.
  static let document = "VB-1"

  /// The hash of every signed document of a walk.
  static let signedContent = String(repeating: "0", count: 64)

  /// Nil when the procedure's unit or its calendar is not known.
  init?(_ procedure: Procedure, _ definitions: Definitions) {
    guard let unit = definitions.authority.unit(procedure.unit), let calendar = definitions.calendar(of: unit) else {
      return nil
    }
    self.procedure = procedure
    self.definitions = definitions
    self.unit = unit
    self.calendar = calendar
  }

  /// Who an officer is on a day; nil when there is no such officer.
  func officer(_ id: Key<Officer>, at now: Instant) -> Actor? {
    definitions.authority.officer(id).map { .officer(id, positions: $0.positions(on: LocalTime(now).day)) }
  }

  mutating func submit(_ submission: Submission, by actor: Actor, at now: Instant) throws(Refusal) -> [DossierEvent] {
    let decision = try Dossier.submit(submission, by: actor, in: surroundings(at: now, by: actor))
    guard var begun = Dossier(beginning: decision.events, at: now) else { return [] }
    begun.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
    dossier = begun
    answers = submission.answers
    papers = submission.papers
    return decision.events
  }

  mutating func carryOut(_ command: Command, by actor: Actor, at now: Instant) throws(Refusal) -> [DossierEvent] {
    guard var moved = dossier else { return [] }
    let decision = try moved.decide(command, by: actor, in: surroundings(at: now, by: actor))
    moved.apply(decision.events, at: now, by: actor.officer, inPlaceOf: decision.inPlaceOf)
    dossier = moved
    for event in decision.events {
      switch event {
      case .letterIssued(let letter, let year, let number, _):
        numbers[Series(kind: "letter/\(letter)", year: year)] = number
      case .registered(let register, let year, let number, _):
        numbers[Series(kind: "register/\(register)", year: year)] = number
      default: break
      }
    }
    switch command {
    case .recordLookup(let finding): lookup = finding
    case .act(let act):
      guard let supplement = act.supplement, decision.events.contains(.supplemented) else { break }
      answers = supplement.answers
      let asked = Set(supplement.papers.map(\.part))
      papers = papers.filter { !asked.contains($0.part) } + supplement.papers
    default: break
    }
    return decision.events
  }

  /// The letter that is signed for an act; nil when none is, or the act is not possible.
  func letterToSign(for act: Act, by actor: Actor, at now: Instant) -> LetterDocument? {
    guard let dossier else { return nil }
    return try? dossier.letterToSign(for: act, by: actor, in: surroundings(at: now, by: actor))
  }

  /// Lets the clock do what it would have done by a moment, as the engine's own clock does.
  mutating func letTimePass(until now: Instant, including: Bool) throws(Refusal) -> [DossierEvent] {
    var events: [DossierEvent] = []
    while let moment = dossier?.nextMoment, including ? moment <= now : moment < now {
      let before = dossier
      events += try carryOut(.tick, by: .engine, at: moment)
      // A moment that changes nothing would come again for ever.
      if dossier == before { break }
    }
    return events
  }

  /// What the form offers to choose from at a moment.
  func offering(at now: Instant) -> Offering {
    procedure.offering(in: definitions.authority, intake(at: now))
  }

  /// The plan by which the dossier was received, or would be.
  private func intake(at now: Instant) -> Intake? {
    guard let dossier else { return definitions.intakes.current(of: procedure.id, at: now) }
    return dossier.admission.flatMap { definitions.intakes[$0.intake] }
  }

  private func surroundings(at now: Instant, by actor: Actor) -> Surroundings {
    var surroundings = Surroundings(now: now, procedure: procedure, unit: unit, calendar: calendar)
    surroundings.answers = answers
    surroundings.papers = papers
    surroundings.lookup = lookup
    let year = LocalTime(now).day.civil.year
    for letter in procedure.letters.keys {
      surroundings.nextLetters[letter] = (numbers[Series(kind: "letter/\(letter)", year: year)] ?? 0) + 1
    }
    for register in procedure.registers.keys {
      surroundings.nextEntries[register] = (numbers[Series(kind: "register/\(register)", year: year)] ?? 0) + 1
    }
    for held in dossier?.held ?? [] {
      surroundings.heldDocuments[held.entry] = SignedDocument(
        sha256: WalkedDossier.signedContent, name: "", bytes: 0, type: "")
    }
    surroundings.registers = definitions.registers
    surroundings.parents = definitions.authority.parents
    surroundings.intake = intake(at: now)
    surroundings.closedIntake = definitions.intakes.closed(of: procedure.id, at: now)
    surroundings.offering = procedure.offering(in: definitions.authority, surroundings.intake)
    surroundings.officerName = actor.officer.flatMap { definitions.authority.officer($0)?.name }
    return surroundings
  }
}

extension Dossier {
  /// The number of the first open task that is for an actor; else of the first one, which will refuse.
  func task(for actor: Actor) -> Int {
    guard case .officer(_, let positions) = actor else { return tasks.first?.number ?? 0 }
    let own = tasks.first { task in
      positions.contains { task.duty == .officer(role: $0.role, unit: $0.unit) }
    }
    return (own ?? tasks.first)?.number ?? 0
  }
}
