internal import Text

extension WorkingCalendar {
  /// How a due date came about: every day from the day of receipt to the day it is due.
  ///
  /// Empty when no limit is stated.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not reach from the receipt to the due date.
  public func days(from received: Instant, limit: LegalLimit) throws(CalendarRefusal) -> [CountedDay] {
    try LegalClock(received: received, limit: limit).days(in: self)
  }
}

extension LegalClock {
  /// How the due date came about: every day from the day of receipt to the day it is due.
  ///
  /// Empty when no limit is stated. While the clock stands still, the days are those to the due date that held when
  /// it stopped.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not reach from the receipt to the due date.
  public func days(in calendar: WorkingCalendar) throws(CalendarRefusal) -> [CountedDay] {
    try Count(of: self, in: calendar)?.days ?? []
  }
}

extension Count {
  var days: [CountedDay] {
    var days: [CountedDay] = []
    var next = receipt.index
    var counted = 0
    for (number, leg) in legs.enumerated() {
      while next <= leg.due.index {
        let reason = next < start.index ? beforeStart(next) : leg.reason(next, isFirst: number == 0, counted, calendar)
        if reason.isCounted { counted += 1 }
        days.append(CountedDay(day: calendar.day(next), isCounted: reason.isCounted, reason: reason))
        next += 1
      }
    }
    return days
  }

  /// Why the days between the receipt and its move into working time do not count.
  private func beforeStart(_ index: Int) -> CountedDay.Reason {
    calendar.offReason(index) ?? .receiptAfterHours
  }
}

extension Count.Leg {
  /// Why a day of this leg counts or does not, when `counted` days before it did.
  fileprivate func reason(
    _ index: Int, isFirst: Bool, _ counted: Int, _ calendar: WorkingCalendar
  ) -> CountedDay.Reason {
    switch limit {
    case .workingMinutes: return timeReason(index, calendar)
    case .notStated: return .idle
    case .workingDays(let n):
      if let off = calendar.offReason(index) { return off }
      if isFirst, index == start.index { return n == 0 ? .sameDay : .receipt }
      return pauseReason(index) ?? .workingDay(counted + 1, special: calendar.special(index))
    case .days:
      if isFirst, index == start.index { return .receipt }
      if case .day(let last) = end, index > last { return calendar.offReason(index) ?? .movedTo }
      return pauseReason(index) ?? .calendarDay(counted + 1)
    }
  }

  private func pauseReason(_ index: Int) -> CountedDay.Reason? {
    guard let pause = pauses.first(where: { $0.from.index < index && index <= $0.to.index }) else { return nil }
    return index == pause.to.index ? .resumed : .paused
  }

  private func timeReason(_ index: Int, _ calendar: WorkingCalendar) -> CountedDay.Reason {
    let table = calendar.table
    let (opening, closing) = (Position(index: index, millisecond: 0), Position(index: index, millisecond: 86_400_000))
    func worked(from a: Position, to b: Position) -> Int {
      max(0, table.worked(until: min(b, closing)) - table.worked(until: max(a, opening)))
    }
    let paused = pauses.reduce(0) { $0 + worked(from: max($1.from, start), to: min($1.to, due)) }
    let time = worked(from: start, to: due) - paused
    if time > 0 { return .workingTime(minutes: (time + Position.minute / 2) / Position.minute) }
    return calendar.offReason(index) ?? (paused > 0 ? .paused : .idle)
  }
}

extension CountedDay.Reason {
  fileprivate var isCounted: Bool {
    switch self {
    case .sameDay, .workingDay, .calendarDay, .workingTime: true
    case .receipt, .receiptAfterHours, .movedTo, .weeklyRest, .dayOff, .paused, .resumed, .idle: false
    }
  }
}

extension WorkingCalendar {
  /// Why nobody works on a day; nil when somebody does.
  fileprivate func offReason(_ index: Int) -> CountedDay.Reason? {
    guard !table.isWorking(index) else { return nil }
    if let entry = entry(on: day(index)), case .off = entry.kind { return .dayOff(entry.name) }
    return .weeklyRest(day(index).weekday)
  }

  /// What is special about a working day; nil when nothing is.
  fileprivate func special(_ index: Int) -> Words? {
    if let entry = entry(on: day(index)) { return entry.name }
    return isHalfDay(day(index)) ? Words(vi: "nửa ngày", en: "half-day") : nil
  }
}
