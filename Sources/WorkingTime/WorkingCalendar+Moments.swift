extension WorkingCalendar {
  /// The first moment of working time at or after a moment: where a receipt is moved to before anything is counted.
  ///
  /// Closing time itself is outside: what is received at 17:00:00 is received on the next working day.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not reach so far.
  public func opening(atOrAfter moment: Instant) throws(CalendarRefusal) -> Instant {
    instant(try opening(atOrAfter: position(of: moment)))
  }

  /// The working time between two moments, in milliseconds; negative when the second is the earlier.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not know one of them.
  public func workingMilliseconds(from start: Instant, to end: Instant) throws(CalendarRefusal) -> Int {
    table.worked(until: try position(of: end)) - table.worked(until: try position(of: start))
  }

  func position(of moment: Instant) throws(CalendarRefusal) -> Position {
    let local = moment.milliseconds.addingReportingOverflow(LocalTime.offsetSeconds * 1000)
    let number = (local.overflow ? moment.milliseconds : local.partialValue).flooredDivision(by: 86_400_000)
    guard number >= Int64(first.number) else {
      throw .before(first: first, calendar: id, asked: Day(number: Int(number)))
    }
    guard number <= Int64(last.number) else { throw endsTooEarly }
    return Position(
      index: Int(number) - table.first, millisecond: Int(local.partialValue - number * 86_400_000))
  }

  func instant(_ position: Position) -> Instant {
    let days = Int64(table.first + position.index)
    return Instant(
      milliseconds: days * 86_400_000 + Int64(position.millisecond) - LocalTime.offsetSeconds * 1000)
  }

  func day(_ index: Int) -> Day {
    Day(number: table.first + index)
  }

  func opening(atOrAfter position: Position) throws(CalendarRefusal) -> Position {
    guard let opening = table.opening(atOrAfter: position) else { throw endsTooEarly }
    return opening
  }

  var endsTooEarly: CalendarRefusal {
    .after(last: last, calendar: id)
  }
}
