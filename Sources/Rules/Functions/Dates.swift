import WorkingTime

extension Builtin {
  /// Functions of dates and times (DMN 1.5, 10.3.4.6 and 10.3.4.9).
  static let dates: [Builtin] = [
    Builtin("day of year", [Signature(date)], .number) { a, run in .number(day(a)?.dayOfYear ?? 0) },
    Builtin("week of year", [Signature(date)], .number) { a, run in .number(day(a)?.isoWeek ?? 0) },
    Builtin("day of week", [Signature(date)], .string) { a, run in
      .string(day(a).map { capitalized($0.weekday.rawValue) } ?? "")
    },
    Builtin("month of year", [Signature(date)], .string) { a, run in
      .string(day(a).map { months[$0.civil.month - 1] } ?? "")
    },
    Builtin(
      "years and months duration",
      [Signature(Parameter(name: "from", type: .dateTime), Parameter(name: "to", type: .dateTime))],
      .yearsAndMonths, monthsBetween),
    Builtin("now", [Signature()], .dateTime, isPure: false) { a, run in .dateTime(run.now) },
    Builtin("today", [Signature()], .date, isPure: false) { a, run in .date(run.now.day) },
    Builtin("is", [Signature(value("value1"), value("value2"), optional: 2)], .boolean) { a, run in
      .boolean(isSame(a[0], a[1]))
    },
  ]

  private static let date = Parameter(name: "date", type: .dateTime)

  private static func value(_ name: String) -> Parameter { Parameter(name: name, mayBeNull: true) }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func day(_ a: Arguments) -> Day? {
    if case .dateTime(let moment) = a[0] { moment.day } else { nil }
  }

  /// Whole months from one date to another, by the calendar; negative when the second is earlier.
  private static func monthsBetween(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    guard case .dateTime(let from) = a[0], case .dateTime(let to) = a[1] else { return .null }
    let (first, last) = (from.day.civil, to.day.civil)
    var months = (last.year - first.year) * 12 + last.month - first.month
    // The times of day do not count.
    if months > 0, last.day < first.day { months -= 1 }
    if months < 0, last.day > first.day { months += 1 }
    return .yearsAndMonths(months)
  }

  /// Whether both are the same thing: of one kind, with the same parts, the offset as it is written.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.time(let left), .time(let right)): left == right
    case (.dateTime(let left), .dateTime(let right)): left == right
    default: a.equals(b) ?? false
    }
  }
}
