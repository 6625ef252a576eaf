public import Text

/// A calendar as its author wrote it, before anyone has checked that it holds together.
///
/// ``WorkingCalendar/init(_:)`` checks it and makes the calendar that dates are counted with.
public struct CalendarDraft: Hashable, Sendable {
  /// The name by which definitions refer to the calendar.
  public var id: Key<WorkingCalendar>
  /// Raised with every change, so that a date can say by which version it was counted.
  public var version: Int
  /// The name that people read.
  public var name: Words
  /// The first day that the calendar knows.
  public var first: Day
  /// The last day that the calendar knows; nothing can be counted beyond it.
  public var last: Day
  /// Office hours by weekday; a weekday without a rule is the weekly rest.
  public var hours: [HoursRule]
  /// Days that differ from their weekday.
  public var entries: [CalendarEntry]
  /// Whether the calendar of each year is officially published; years not named are provisional.
  public var years: [Int: YearStanding]

  /// A calendar to be checked.
  public init(
    id: Key<WorkingCalendar>, version: Int = 1, name: Words, first: Day, last: Day, hours: [HoursRule],
    entries: [CalendarEntry] = [], years: [Int: YearStanding] = [:]
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.first = first
    self.last = last
    self.hours = hours
    self.entries = entries
    self.years = years
  }
}

/// Whether a year's calendar is official.
public enum YearStanding: Hashable, Sendable {
  /// It is published by this document.
  case published(by: String)
  /// It is not, or not wholly, for this reason; dates in it may still move.
  case provisional(because: Words)
}

/// Office hours of certain weekdays, always or during a season.
public struct HoursRule: Hashable, Sendable {
  /// The weekdays it holds for.
  public var weekdays: Set<Weekday>
  /// The season it holds for (summer hours, for example); nil: whenever no season's rule says otherwise.
  public var season: ClosedRange<Day>?
  /// When the office is open.
  public var hours: OfficeHours
  /// The giver's own number for the rule, by which faults refer to it.
  public var mark: Int

  /// A rule for office hours.
  public init(_ weekdays: Set<Weekday>, season: ClosedRange<Day>? = nil, hours: OfficeHours, mark: Int = 0) {
    self.weekdays = weekdays
    self.season = season
    self.hours = hours
    self.mark = mark
  }
}

/// One day, or several in a row, that differ from what their weekday says.
public struct CalendarEntry: Hashable, Sendable {
  /// How the days differ.
  public enum Kind: Hashable, Sendable {
    /// Nobody works: a public holiday, a day in lieu, a day swapped away.
    case off
    /// A day of weekly rest is worked (ngày làm bù), for a day off if one is named, with that day's usual hours
    /// unless others are given.
    case makeUp(insteadOf: Day?, hours: OfficeHours?)
    /// A working day has other hours than usual, only the morning for example.
    case hours(OfficeHours)
  }

  /// How the days differ.
  public var kind: Kind
  /// The first of the days.
  public var first: Day
  /// The last of the days, the same as the first for a single one.
  public var last: Day
  /// What the days are called or why they differ.
  public var name: Words
  /// Whether the entry comes from a list that many calendars follow. Where it makes no sense in one of them, because
  /// its days lie outside the calendar or are worked anyway, it is passed over.
  public var isCommon: Bool
  /// The giver's own number for the entry, by which faults refer to it.
  public var mark: Int

  /// Days that differ.
  public init(
    _ kind: Kind, _ first: Day, to last: Day? = nil, name: Words, isCommon: Bool = false, mark: Int = 0
  ) {
    self.kind = kind
    self.first = first
    self.last = last ?? first
    self.name = name
    self.isCommon = isCommon
    self.mark = mark
  }
}
