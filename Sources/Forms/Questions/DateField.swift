internal import JSON
internal import Text
public import WorkingTime

/// What a date has to be.
public struct DateField: Hashable, Sendable {
  /// The first day that is right; nil for no bound.
  public let earliest: Bound?
  /// The last day that is right; nil for no bound.
  public let latest: Bound?

  /// An end of the days that are right.
  public enum Bound: Hashable, Sendable {
    /// A date of the calendar.
    case day(Day)
    /// The day on which the answer is given.
    case today

    /// The date itself, for an answer given on a day.
    public func day(on today: Day) -> Day {
      switch self {
      case .day(let day): day
      case .today: today
      }
    }
  }
}

extension DateField {
  /// Reads a date; without a today its bounds were looked at before.
  func read(_ value: JSONValue, on today: Day?) throws(Wrong) -> Day {
    guard case .string(let text) = value else { throw WrittenDay.form }
    let day = try WrittenDay.read(text)
    guard let today else { return day }
    if let bound = earliest, day < bound.day(on: today) {
      let words = bound.words(on: today)
      throw Wrong(.tooEarly, vi: "Không được trước \(words.vi).", en: "Not before \(words.en).")
    }
    if let bound = latest, day > bound.day(on: today) {
      let words = bound.words(on: today)
      throw Wrong(.tooLate, vi: "Không được sau \(words.vi).", en: "Not after \(words.en).")
    }
    return day
  }
}

extension DateField.Bound {
  func words(on today: Day) -> Words {
    switch self {
    case .day(let day): Words(vi: "ngày \(day.dayFirst)", en: day.dayFirst)
    case .today: Words(vi: "hôm nay (\(today.dayFirst))", en: "today (\(today.dayFirst))")
    }
  }
}
