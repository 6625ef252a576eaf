public import Text

/// Everything that keeps a draft from being a calendar, found at once.
public struct CalendarFaults: Error, Hashable, Sendable {
  /// The faults in the order of the draft.
  public let list: [CalendarFault]
}

/// One thing wrong with a calendar draft.
public struct CalendarFault: Hashable, Sendable {
  /// What the fault concerns.
  public enum Place: Hashable, Sendable {
    /// The first and last day of the calendar.
    case validity
    /// The office hours as a whole.
    case hours
    /// The rule for office hours with this mark.
    case rule(Int)
    /// The entry with this mark.
    case entry(Int)
  }

  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The calendar ends before it begins.
    case endsBeforeItBegins
    /// The calendar is longer than a century.
    case tooLong
    /// No day of the calendar is a working day.
    case neverOpen
    /// Two rules give hours to the same weekday at the same time.
    case hoursTwice(Weekday)
    /// A season or an entry ends before it begins.
    case reversed
    /// A season or an entry lies outside the calendar, at this day.
    case outside(Day)
    /// Two entries speak of this day.
    case dayTwice(Day)
    /// A make-up day adds no working time, since it is a working day already.
    case alreadyWorking(Day)
    /// A make-up day stands for this day, which is not a day off.
    case notOff(Day)
    /// Special hours are given to this day, on which nobody works.
    case notWorking(Day)
    /// A make-up day needs hours of its own: it stands for no day whose weekday has any.
    case hoursMissing(Day)
  }

  /// What the fault concerns.
  public let place: Place
  /// What is wrong.
  public let kind: Kind

  /// A fault at a place of the draft.
  public init(place: Place, kind: Kind) {
    self.place = place
    self.kind = kind
  }

  /// The fault as its author reads it.
  public var words: Words {
    switch kind {
    case .endsBeforeItBegins:
      Words(vi: "lịch kết thúc trước ngày bắt đầu", en: "the calendar ends before it begins")
    case .tooLong:
      Words(
        vi: "lịch dài quá \(Limits.calendarDays) ngày", en: "the calendar is longer than \(Limits.calendarDays) days")
    case .neverOpen:
      Words(vi: "lịch không có ngày làm việc nào", en: "the calendar has no working day")
    case .hoursTwice(let weekday):
      Words(
        vi: "giờ làm việc \(weekday.name.vi) được khai hai lần cho cùng một thời gian",
        en: "\(weekday.name.en) has office hours twice for the same time")
    case .reversed:
      Words(vi: "ngày cuối đứng trước ngày đầu", en: "the last day comes before the first")
    case .outside(let day):
      Words(vi: "ngày \(day) nằm ngoài thời gian của lịch", en: "\(day) lies outside the calendar")
    case .dayTwice(let day):
      Words(vi: "ngày \(day) được khai hai lần", en: "\(day) is given twice")
    case .alreadyWorking(let day):
      Words(
        vi: "ngày làm bù \(day) (\(day.weekday.name.vi)) vốn đã là ngày làm việc",
        en: "the make-up day \(day) (\(day.weekday.name.en)) is a working day already")
    case .notOff(let day):
      Words(
        vi: "ngày \(day) được làm bù nhưng không phải là ngày nghỉ",
        en: "the make-up day stands for \(day), which is not a day off")
    case .notWorking(let day):
      Words(
        vi: "ngày \(day) có giờ riêng nhưng không phải là ngày làm việc",
        en: "\(day) has special hours but is not a working day")
    case .hoursMissing(let day):
      Words(
        vi: "ngày làm bù \(day) cần có giờ làm việc, hoặc ngày được làm bù",
        en: "the make-up day \(day) needs hours, or the day it stands for")
    }
  }
}
