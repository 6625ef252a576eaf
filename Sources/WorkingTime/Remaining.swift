public import Text

/// How far away a due date is, in working time.
public enum Remaining: Hashable, Sendable {
  /// So many working days after today, at least one.
  case workingDays(Int)
  /// So many minutes of working time, rounded up; 0 at the due moment itself.
  case workingMinutes(Int)
  /// So many full working days have passed since, at least one.
  case overdueWorkingDays(Int)
  /// Less than a working day has passed since: so many minutes of working time, rounded down.
  case overdueWorkingMinutes(Int)

  /// Whether the due moment has passed.
  public var isOverdue: Bool {
    switch self {
    case .workingDays, .workingMinutes: false
    case .overdueWorkingDays, .overdueWorkingMinutes: true
    }
  }

  /// The distance as the office says it: `còn 2 ngày làm việc`, `quá hạn 3 giờ`.
  public var words: Words {
    switch self {
    case .workingDays(let n): Words(vi: "còn \(n) ngày làm việc", en: "\(english(n, "working day")) left")
    case .workingMinutes(0): Words(vi: "đến hạn", en: "due now")
    case .workingMinutes(let n): Words(vi: "còn \(spokenTime(minutes: n).vi)", en: "\(spokenTime(minutes: n).en) left")
    case .overdueWorkingDays(let n):
      Words(vi: "quá hạn \(n) ngày làm việc", en: "overdue by \(english(n, "working day"))")
    case .overdueWorkingMinutes(0): Words(vi: "vừa quá hạn", en: "just overdue")
    case .overdueWorkingMinutes(let n):
      Words(vi: "quá hạn \(spokenTime(minutes: n).vi)", en: "overdue by \(spokenTime(minutes: n).en)")
    }
  }
}

extension WorkingCalendar {
  /// How far away a due moment is at another moment, in working time.
  ///
  /// A due date at closing time is spoken of in working days while at least one lies between, today not counted, as
  /// its limit does not count the day of receipt; any other, and every last day, in hours and minutes.
  ///
  /// - Throws: ``CalendarRefusal`` when the calendar does not know one of the moments.
  public func remaining(until due: Instant, at now: Instant) throws(CalendarRefusal) -> Remaining {
    let (due, now) = (try position(of: due), try position(of: now))
    return due < now ? overdue(since: due, at: now) : left(until: due, at: now)
  }

  private func left(until due: Position, at now: Position) -> Remaining {
    let start = table.opening(atOrAfter: now) ?? now
    let isInsideHours = table.opening(atOrAfter: due) == due
    let days = Int(table.ordinals[due.index]) - Int(table.ordinals[start.index])
    if days > 0, !isInsideHours { return .workingDays(days) }
    let time = max(0, table.worked(until: due) - table.worked(until: now))
    return .workingMinutes((time + Position.minute - 1) / Position.minute)
  }

  private func overdue(since due: Position, at now: Position) -> Remaining {
    // Closing time of one day and opening time of the next are the same point of working time.
    let since = table.opening(atOrAfter: due) ?? due
    let until = table.opening(atOrAfter: now) ?? now
    let worked = { (position: Position) in
      self.table.worked(until: position) - Int(self.table.minutes[position.index]) * Position.minute
    }
    let days = Int(table.ordinals[until.index]) - Int(table.ordinals[since.index])
    let full = worked(until) < worked(since) ? days - 1 : days
    if full > 0 { return .overdueWorkingDays(full) }
    return .overdueWorkingMinutes(max(0, table.worked(until: now) - table.worked(until: due)) / Position.minute)
  }
}
