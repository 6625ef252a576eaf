import WorkingTime

extension Instant {
  /// The moment as lists show it, in the time of Vietnam: `22/11/2026 16:30`.
  var short: String {
    let local = LocalTime(self)
    let (hour, minute) = (local.minute / 60, local.minute % 60)
    return "\(local.day.dayFirst) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
