import JSON
import OneStop
import Procedures
import TestSupport
import Testing
import Text
import WorkingTime

@testable import Dossiers

/// A dossier to which things happen by chance, in November 2026.
struct RandomDossier {
  private(set) var dossier: Dossier
  private var hour: Int
  private var isOver = false

  static let units: [Key<Procedures.Unit>] = ["so-gddt", "thpt"]
  static let procedures: [Key<Procedure>] = ["p", "q"]

  init(number: Int, _ chance: inout SeededGenerator, knowsLongest: Bool) {
    hour = Int.random(in: 0..<400, using: &chance)
    let latest = Int.random(in: 0..<3, using: &chance) > 0 && knowsLongest ? RandomDossier.moment(hour + 60) : nil
    let submitted = Submitted(
      code: DossierCode(agency: "H56.06", day: Day(number: 20_758), number: number), number: number,
      procedure: RandomDossier.procedures[Int.random(in: 0...1, using: &chance)], revision: Revision(hash: "0"),
      channel: Channel.allCases[Int.random(in: 0...2, using: &chance)],
      unit: RandomDossier.units[Int.random(in: 0...1, using: &chance)], secretHash: "", latestDue: latest)
    dossier = Dossier(submitted, at: RandomDossier.moment(hour), firstStep: StepEntered(step: "s", tasks: []))
    dossier.apply([], at: RandomDossier.moment(hour), by: nil)
  }

  static func moment(_ hour: Int) -> Instant {
    Instant(LocalTime(Day(number: 20_758), second: 0)).advanced(bySeconds: Int64(hour) * 3600)
  }

  /// One more entry; false once nothing more can happen.
  mutating func goOn(_ chance: inout SeededGenerator) -> Bool {
    guard dossier.rating == nil else { return false }
    hour += Int.random(in: 0..<60, using: &chance)
    let soon = Deadline(
      due: RandomDossier.moment(hour + Int.random(in: 0..<80, using: &chance)), isProvisional: false, warnAt: nil)
    var events: [DossierEvent] = []
    if isOver {
      events = [.rated(stars: Int.random(in: 1...5, using: &chance))]
    } else {
      switch Int.random(in: 0..<8, using: &chance) {
      case 0 where dossier.clock == nil, 1 where dossier.clock == nil:
        let isLimited = Int.random(in: 0..<6, using: &chance) > 0
        events = [.clockStarted(LegalLimit(.workingDays(1)), isLimited ? soon : nil)]
      case 2 where dossier.clock?.isPaused == false && dossier.clockStoppedAt == nil: events = [.clockPaused]
      case 2 where dossier.clock?.isPaused == true: events = [.clockResumed(soon)]
      case 3, 4:
        if let request = dossier.supplements.last, request.answeredAt == nil {
          events = [.supplemented]
          if dossier.clock?.isPaused == true { events.append(.clockResumed(soon)) }
        } else {
          events = [.supplementAsked([.field("x")])]
          if dossier.clock?.isPaused == false, Bool.random(using: &chance) { events.append(.clockPaused) }
        }
      case 5 where dossier.clock != nil && dossier.clockStoppedAt == nil: events = [.clockStopped]
      case 6:
        let outcome = Procedures.End.Outcome.allCases[Int.random(in: 0..<4, using: &chance)]
        events = [.ended("e", outcome)]
        isOver = true
      default: events = [.commented]
      }
    }
    dossier.apply(events, at: RandomDossier.moment(hour), by: nil)
    return true
  }

  /// What a store keeps of it.
  var projection: Projection {
    Projection(
      code: dossier.code, procedure: dossier.procedure, unit: dossier.unit, channel: dossier.channel, place: "s",
      national: 1, version: dossier.version, submittedAt: dossier.submittedAt, due: dossier.deadline?.due,
      endedAt: dossier.endedAt, isLate: dossier.isLate, timeliness: dossier.timeliness, nextMoment: nil,
      state: dossier.json.canonicalText, tasks: [], units: ["so-gddt"], secretHash: "", rating: dossier.rating,
      subject: nil)
  }
}
