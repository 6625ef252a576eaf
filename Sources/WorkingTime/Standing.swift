/// What a clock says under a calendar.
public enum Standing: Hashable, Sendable {
  /// No limit is stated.
  case noLimit
  /// The clock runs toward a due date.
  case running(DueDate)
  /// The clock has stood still since a moment; the due date is the one that held when it stopped.
  case paused(since: Instant, due: DueDate)
}

extension LegalClock {
  /// What the clock says under a calendar.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not reach from the receipt to the due date.
  public func standing(in calendar: WorkingCalendar) throws(CalendarRefusal) -> Standing {
    guard let count = try Count(of: self, in: calendar) else { return .noLimit }
    guard isPaused, let pause = pauses.last else { return .running(count.due) }
    return .paused(since: pause.from, due: count.due)
  }

  /// The due date as it stands; nil when no limit is stated.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not reach from the receipt to the due date.
  public func due(in calendar: WorkingCalendar) throws(CalendarRefusal) -> DueDate? {
    try Count(of: self, in: calendar)?.due
  }
}

/// A clock worked out under a calendar, with what is needed to explain it.
struct Count {
  /// The limit, or one of its extensions.
  struct Leg {
    let limit: TimeLimit
    /// Where counting began: the receipt in working time, or the due date that was extended.
    let start: Position
    /// Where it ends, pauses given back.
    var end: CountEnd
    var due: Position
    /// The closed pauses within it, moved into working time.
    var pauses: [(from: Position, to: Position)] = []
  }

  let calendar: WorkingCalendar
  /// The receipt as it happened.
  let receipt: Position
  /// The receipt in working time.
  let start: Position
  let cutOff: LegalLimit.CutOff?
  private(set) var legs: [Leg] = []
  let due: DueDate

  /// Nil when no limit is stated.
  init?(of clock: LegalClock, in calendar: WorkingCalendar) throws(CalendarRefusal) {
    self.calendar = calendar
    receipt = try calendar.position(of: clock.received)
    start = try calendar.opening(atOrAfter: receipt)
    cutOff = clock.limit.cutOff(receivedAt: calendar.instant(start))
    // A pause takes from the leg in which the clock stopped, whenever its extension was granted: so the order in
    // which an office grants time and waits for papers changes nothing.
    var pauses = clock.pauses[...]
    var from = start
    for (number, limit) in ([cutOff?.limit ?? clock.limit.limit] + clock.extensions.map(\.limit)).enumerated() {
      let law = number == 0 ? clock.limit : nil
      guard let leg = try Count.leg(limit, of: law, from: from, taking: &pauses, in: calendar) else { return nil }
      legs.append(leg)
      from = leg.due
    }
    due = calendar.dueDate(from, countedFrom: receipt)
  }

  private static func leg(
    _ limit: TimeLimit, of law: LegalLimit?, from start: Position,
    taking pauses: inout ArraySlice<LegalClock.Pause>, in calendar: WorkingCalendar
  ) throws(CalendarRefusal) -> Leg? {
    guard let end = calendar.table.end(of: limit, from: start) else { return nil }
    var leg = Leg(limit: limit, start: start, end: end, due: try calendar.position(of: end))
    while let pause = pauses.first, let to = pause.to, pause.from < calendar.instant(leg.due) {
      let stopped = try calendar.opening(atOrAfter: calendar.position(of: pause.from))
      let wentOn = try calendar.opening(atOrAfter: calendar.position(of: to))
      leg.end = calendar.table.end(leg.end, pausedFrom: stopped, to: wentOn)
      if let cutOff = law?.cutOff(receivedAt: calendar.instant(wentOn)),
        let end = calendar.table.end(of: cutOff.limit, from: wentOn)
      {
        leg.end = leg.end.orLater(end)
      }
      leg.due = try calendar.position(of: leg.end)
      leg.pauses.append((stopped, wentOn))
      pauses = pauses.dropFirst()
    }
    return leg
  }
}
