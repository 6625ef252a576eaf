public import Text

/// The working time of an office: which days and hours count, for how long this is known, and in which years it is
/// official.
///
/// Everything in it is data, because the Government sets holidays and swaps working days every year.
public struct WorkingCalendar: Sendable {
  /// The name by which definitions refer to the calendar.
  public let id: Key<WorkingCalendar>
  /// Raised with every change, so that a date can say by which version it was counted.
  public let version: Int
  /// The name that people read.
  public let name: Words
  /// The first day that the calendar knows.
  public let first: Day
  /// The last day that the calendar knows; nothing can be counted beyond it.
  public let last: Day
  /// Whether the calendar of each year is officially published; years not named are provisional.
  public let years: [Int: YearStanding]

  let table: DayTable
  /// Why days differ from their weekday, by day number.
  private let entries: [Int: CalendarEntry]
  /// The most minutes that any weekday is worked.
  private let fullDayMinutes: Int

  /// The calendar of a draft.
  ///
  /// - Throws: ``CalendarFaults`` with everything that is wrong with the draft.
  public init(_ draft: CalendarDraft) throws(CalendarFaults) {
    let plan = CalendarPlan(draft)
    guard plan.faults.isEmpty else { throw CalendarFaults(list: plan.faults) }
    id = draft.id
    version = draft.version
    name = draft.name
    first = draft.first
    last = draft.last
    years = draft.years
    table = DayTable(first: draft.first, hours: plan.hours)
    entries = plan.entries
    fullDayMinutes = draft.hours.map(\.hours.minutes).max() ?? 0
  }

  /// Whether the calendar knows the day.
  public func covers(_ day: Day) -> Bool {
    (first...last).contains(day)
  }

  /// Whether anybody works on the day; false on days the calendar does not know.
  public func isWorking(_ day: Day) -> Bool {
    covers(day) && table.isWorking(day.number - table.first)
  }

  /// The office hours of a day; nil when nobody works or the calendar does not know the day.
  public func hours(on day: Day) -> OfficeHours? {
    guard covers(day) else { return nil }
    return OfficeHours(
      table.sessions(of: day.number - table.first).compactMap { session in
        guard let opens = TimeOfDay(minute: Int(session.opens)), let closes = TimeOfDay(minute: Int(session.closes))
        else { return nil }
        return OfficeHours.Session(opens: opens, closes: closes)
      })
  }

  /// Whether the day is worked in the morning only, or in the afternoon only. A half-day is a working day.
  public func isHalfDay(_ day: Day) -> Bool {
    guard let hours = hours(on: day) else { return false }
    return hours.sessions.count == 1 && hours.minutes < fullDayMinutes
  }

  /// Why the day differs from its weekday; nil when it does not.
  public func entry(on day: Day) -> CalendarEntry? {
    entries[day.number]
  }

  /// Whether the year's calendar is not officially published, so that dates in it may still move.
  public func isProvisional(_ year: Int) -> Bool {
    if case .published = years[year] { false } else { true }
  }
}
