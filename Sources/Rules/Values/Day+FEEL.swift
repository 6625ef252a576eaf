import WorkingTime

extension Day {
  /// The years that FEEL knows (XML Schema's dates, nine figures).
  static let feelYears = -999_999_999...999_999_999
  private static let numbers: ClosedRange<Int> = {
    let first = Day(year: feelYears.lowerBound, month: 1, day: 1)?.number ?? 0
    return first...(Day(year: feelYears.upperBound, month: 12, day: 31)?.number ?? 0)
  }()

  /// A date of FEEL's years; nil for no such date.
  init?(feelYear year: Int, month: Int, day: Int) {
    guard Day.feelYears.contains(year) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day so many days after 1 January 1970; nil outside FEEL's years.
  init?(feel number: Int128) {
    guard let number = Int(exactly: number), Day.numbers.contains(number) else { return nil }
    self.init(number: number)
  }

  /// As FEEL writes it: `2026-11-22`, `-0044-03-15`, `12026-01-01`.
  var feel: String {
    let (year, month, day) = civil
    let digits = String(year.magnitude)
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "-"
      + twoDigits(month) + "-" + twoDigits(day)
  }

  /// So many months later, on the last day of the month where it has no such day; nil outside FEEL's years.
  func advanced(byMonths months: Int) -> Day? {
    let (year, month, day) = civil
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow else { return nil }
    let newMonth = ((total % 12) + 12) % 12
    let newYear = (total - newMonth) / 12
    guard Day.feelYears.contains(newYear) else { return nil }
    return Day(
      feelYear: newYear, month: newMonth + 1, day: min(day, Day.length(ofMonth: newMonth + 1, year: newYear)))
  }

  /// Monday is 1, Sunday 7 (ISO 8601).
  var isoWeekday: Int { (Weekday.allCases.firstIndex(of: weekday) ?? 0) + 1 }

  /// 1 to 366.
  var dayOfYear: Int {
    number - (Day(year: civil.year, month: 1, day: 1)?.number ?? number) + 1
  }

  /// The week that holds the year's first Thursday is week 1 (ISO 8601).
  var isoWeek: Int {
    let thursday = advanced(by: 4 - isoWeekday)
    return (thursday.dayOfYear - 1) / 7 + 1
  }
}
