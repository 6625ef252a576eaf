public import WorkingTime

extension Instant {
  /// `yyyyMMddHHmmss` in Vietnam's time, by a clock of 24 hours: as messages of the national portal and of the payment
  /// platform write a moment.
  public var asCompactText: String {
    let local = LocalTime(self)
    let (year, month, day) = local.day.civil
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let years = String(year)
    return String(repeating: "0", count: max(0, 4 - years.utf8.count)) + years + two(month) + two(day)
      + two(local.second / 3600) + two(local.second / 60 % 60) + two(local.second % 60)
  }
}
