import Dossiers
import Procedures
import Text
import WorkingTime

/// What the applicant does not know yet of a dossier: everything that others did at hidden steps, until the results of
/// the intake are published. What the applicant did is known to the applicant, and so are
/// dates and messages.
struct Concealment {
  /// The entries that are hidden, by their numbers.
  let hidden: Set<Int>
  /// The dossier as the applicant knows it; its version is the true one, so that what is offered can be done.
  let known: Dossier

  /// Nil when there is nothing to conceal.
  init?(
    of dossier: Dossier, _ procedure: Procedure, _ intakes: Intakes, at now: Instant, _ record: any RecordReading
  ) throws {
    guard let admission = dossier.admission, procedure.steps.contains(where: \.isHidden) else { return nil }
    // A plan that is gone cannot say the date; then the one on the receipt holds.
    guard let results = intakes[admission.intake]?.results ?? dossier.deadline?.due, now < results else { return nil }
    var hidden: Set<Int> = []
    var isInside = false
    var known: Dossier?
    for stored in try record.entries(of: dossier.code) {
      let entry = try EntryBody(reading: stored.body)
      let isOfHidden = entry.events.contains { event in
        if case .sealed(let seal, _) = event { hidden.contains(seal.entry) } else { false }
      }
      if isOfHidden || (isInside && entry.actor != "applicant" && !entry.events.allSatisfy(\.isForAnyone)) {
        hidden.insert(entry.version)
      } else {
        var next = known ?? Dossier(beginning: entry.events, at: entry.at)
        next?.apply(entry.events, at: entry.at, by: entry.officer)
        known = next
      }
      for event in entry.events {
        switch event {
        case .stepEntered(let entered): isInside = procedure.step(entered.step)?.isHidden ?? false
        case .ended: isInside = false
        default: break
        }
      }
    }
    guard !hidden.isEmpty, let known else { return nil }
    self.hidden = hidden
    self.known = known.renumbered(dossier.version)
  }
}

extension DossierEvent {
  /// Whether the applicant may know of it at any time: dates, and what was written to the applicant.
  var isForAnyone: Bool {
    switch self {
    case .dueSoon, .overdue, .dueMoved, .taskMoved, .messaged, .rated: true
    default: false
    }
  }
}
