public import Text

/// One day between receipt and due date, and why it counts or does not.
public struct CountedDay: Hashable, Sendable {
  /// The day.
  public let day: Day
  /// Whether time of the limit ran on it.
  public let isCounted: Bool
  /// Why.
  public let reason: Reason

  /// Why a day counts, or does not.
  public enum Reason: Hashable, Sendable {
    /// The day of receipt, which a limit of days does not count.
    case receipt
    /// A working day on which the receipt came too late to be dealt with.
    case receiptAfterHours
    /// The day of receipt, on which the work has to be done.
    case sameDay
    /// The working day with this number; special when it is a half-day or a make-up day.
    case workingDay(Int, special: Words?)
    /// The day with this number, in a limit that counts all days.
    case calendarDay(Int)
    /// So many minutes of working time ran.
    case workingTime(minutes: Int)
    /// The working day to which an end on a day nobody works has moved.
    case movedTo
    /// The weekly rest.
    case weeklyRest(Weekday)
    /// A holiday, or another day off, with its name.
    case dayOff(Words)
    /// The clock stood still.
    case paused
    /// The day on which the clock went on, which a limit of days does not count.
    case resumed
    /// A working day on which no time of the limit was left to run, or none had begun to.
    case idle
  }
}

extension CountedDay.Reason {
  /// The reason as a person reads it.
  public var words: Words {
    switch self {
    case .receipt: Words(vi: "ngày tiếp nhận, không tính", en: "day of receipt, not counted")
    case .receiptAfterHours:
      Words(
        vi: "tiếp nhận sau giờ làm việc, chuyển sang ngày làm việc kế tiếp",
        en: "received after office hours, moved to the next working day")
    case .sameDay: Words(vi: "ngày tiếp nhận, giải quyết trong ngày", en: "day of receipt, due on the same day")
    case .workingDay(let number, let special):
      Words(
        vi: "ngày làm việc thứ \(number)" + (special.map { " (\($0.vi))" } ?? ""),
        en: "working day \(number)" + (special.map { " (\($0.en))" } ?? ""))
    case .calendarDay(let number): Words(vi: "ngày thứ \(number)", en: "day \(number)")
    case .workingTime(let minutes):
      Words(
        vi: "tính \(spokenTime(minutes: minutes).vi) làm việc", en: "\(spokenTime(minutes: minutes).en) of working time"
      )
    case .movedTo:
      Words(
        vi: "ngày làm việc đầu tiên sau khi thời hạn kết thúc vào ngày nghỉ",
        en: "first working day after the limit ended on a day off")
    case .weeklyRest(let weekday):
      Words(vi: "nghỉ hằng tuần (\(weekday.name.vi))", en: "weekly rest (\(weekday.name.en))")
    case .dayOff(let name): Words(vi: "nghỉ: \(name.vi)", en: "day off: \(name.en)")
    case .paused: Words(vi: "tạm dừng tính thời hạn", en: "the clock stood still")
    case .resumed: Words(vi: "ngày tính tiếp thời hạn, không tính", en: "day the clock went on, not counted")
    case .idle: Words(vi: "không tính", en: "not counted")
    }
  }
}
