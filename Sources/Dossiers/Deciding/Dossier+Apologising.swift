import JSON
import Procedures
import Text
import WorkingTime

extension Dossier {
  /// The legal ground on which a new date is promised.
  static let apologyGround = "Nghị định 61/2018/NĐ-CP, điều 19"

  /// Apologises, names a new date in place of the old one, and issues the letter (Mẫu 04).
  func apologise(
    _ apology: Apology, by actor: Actor, in surroundings: Surroundings
  ) throws(Refusal) -> Decision {
    let officer = try requireWork(actor, surroundings)
    guard let letter = surroundings.procedure.apology else { throw .noApology }
    let reason = try Limits.text(apology.reason, required: true)
    guard let clock, let deadline, isClockRunning else { throw .clockNotRunning }
    // A letter of this kind that an action has issued was the apology.
    guard apologisedAt == nil, !letters.contains(where: { $0.letter == letter }) else { throw .apologisedAlready }
    guard surroundings.now <= deadline.due, !isOverdue else { throw .apologyTooLate(due: deadline.due) }
    let longer: TimeLimit =
      switch apology.until {
      case .longer(let limit): limit
      case .day(let day): try clock.longer(until: day, due: deadline.due, in: surroundings)
      }
    var draft = Draft(
      dossier: self, surroundings: surroundings.signed(inPlaceOf: officer.inPlaceOf), actor: actor,
      inPlaceOf: officer.inPlaceOf)
    draft.content.values["reason"] = .string(reason)
    draft.record(.apologised)
    try draft.extendClock(Extension(by: longer, legal: Dossier.apologyGround, times: 1))
    draft.issue(letter, act: nil, reason: reason)
    return draft.decision
  }

  /// How often the limit was extended on a legal ground; an apology is none.
  func legalExtensions(of clock: LegalClock) -> Int { clock.extensions.count - (apologisedAt == nil ? 0 : 1) }

  /// The officer whose work an open task of the dossier is, in the own place or another's.
  private func requireWork(_ actor: Actor, _ surroundings: Surroundings) throws(Refusal) -> ActingOfficer {
    if case .end(let end, _) = place { throw .ended(end) }
    var why = Refusal.notYours(tasks.first?.duty ?? .applicant)
    for task in tasks {
      do throws(Refusal) {
        if let officer = try requireDuty(of: task, actor) { return officer }
      } catch {
        why = error
      }
    }
    // Whoever supervises answers for the work, too.
    if case .officer(let id, _) = actor, let task = tasks.first, case .officer(_, let unit) = task.duty,
      surroundings.supervised.contains(unit)
    {
      return ActingOfficer(supervising: id)
    }
    throw why
  }
}

extension LegalClock {
  /// How much longer the limit has to be for the result to be due on a day.
  ///
  /// - Throws: ``Refusal`` when it is no working day after the old date, within a year.
  fileprivate func longer(until day: Day, due: Instant, in surroundings: Surroundings) throws(Refusal) -> TimeLimit {
    // As many working days as there are days in between, or fewer: a day is never jumped over.
    let most = day.number - LocalTime(due).day.number
    guard (1...366).contains(most) else { throw .notANewDate(day, due: due) }
    for days in 1...most {
      var clock = self
      clock.record(Extension(limit: .workingDays(days), ground: Dossier.apologyGround, at: surroundings.now))
      guard let reached = try clock.dueDay(in: surroundings.calendar), reached <= day else { break }
      if reached == day { return .workingDays(days) }
    }
    throw .notANewDate(day, due: due)
  }

  private func dueDay(in calendar: WorkingCalendar) throws(Refusal) -> Day? {
    do throws(CalendarRefusal) {
      return try due(in: calendar).map { LocalTime($0.moment).day }
    } catch {
      throw .clockRefuses(.calendar(error))
    }
  }
}
