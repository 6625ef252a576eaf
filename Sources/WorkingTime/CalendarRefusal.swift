public import Text

/// Says that a calendar does not reach far enough to answer. A wrong date is never given instead.
public enum CalendarRefusal: Error, Hashable, Sendable {
  /// The question concerns a day before the first day of the calendar.
  case before(first: Day, calendar: Key<WorkingCalendar>, asked: Day)
  /// The question, or its answer, lies after the last day of the calendar.
  case after(last: Day, calendar: Key<WorkingCalendar>)

  /// The refusal as a person reads it.
  public var words: Words {
    switch self {
    case .before(let first, let calendar, let asked):
      Words(
        vi: "lịch “\(calendar)” bắt đầu từ ngày \(first.dayFirst), không tính được cho ngày \(asked.dayFirst)",
        en: "the calendar “\(calendar)” begins on \(first), it cannot say anything of \(asked)")
    case .after(let last, let calendar):
      Words(
        vi: "lịch “\(calendar)” chỉ có đến hết ngày \(last.dayFirst), thời hạn này đi quá ngày đó",
        en: "the calendar “\(calendar)” ends on \(last), and this goes beyond it")
    }
  }
}
