public import WorkingTime

/// A date and a time of day.
public struct DateTime: Hashable, Sendable {
  /// The local date.
  public let day: Day
  /// The local time, with the offset or zone of the whole.
  public let time: TimeOfDay

  /// A date and a time.
  public init(_ day: Day, _ time: TimeOfDay) {
    self.day = day
    self.time = time
  }

  /// The moment in Vietnam's time.
  public init(_ instant: Instant) {
    let local = LocalTime(instant)
    let fraction = (instant.milliseconds % 1000 + 1000) % 1000
    day = local.day
    time = TimeOfDay(
      wrapping: Int128(local.second) * 1_000_000_000 + Int128(fraction) * 1_000_000, offset: .fixed(seconds: 7 * 3600))
  }

  /// Midnight UTC of a date, as FEEL takes a date where a date and time is wanted.
  init(midnightOf day: Day) {
    self.init(day, TimeOfDay(wrapping: 0, offset: .fixed(seconds: 0)))
  }

  private static let day = Int128(TimeOfDay.nanosecondsPerDay)

  /// Nanoseconds since 1970-01-01T00:00:00 local.
  var local: Int128 { Int128(day.number) * DateTime.day + Int128(time.nanoseconds) }

  /// Nanoseconds since 1970-01-01T00:00:00Z; nil without an offset.
  var universal: Int128? {
    switch time.offset {
    case .none: nil
    case .fixed(let seconds): local - Int128(seconds) * 1_000_000_000
    case .zone:
      time.offset.seconds(atLocal: Int64(clamping: local / 1_000_000_000)).map { local - Int128($0) * 1_000_000_000 }
    }
  }

  /// So many nanoseconds later: along the moments when there is an offset, else along local time. Nil outside the calendar.
  func advanced(by nanoseconds: Int128) -> DateTime? {
    let (moved, overflow) = (universal ?? local).addingReportingOverflow(nanoseconds)
    guard !overflow else { return nil }
    let east = time.offset.seconds(at: Int64(clamping: moved / 1_000_000_000))
    return DateTime(local: moved + Int128(east) * 1_000_000_000, offset: time.offset)
  }

  /// A local time in nanoseconds since 1970; nil outside the calendar.
  init?(local: Int128, offset: Offset) {
    var days = local / DateTime.day
    if local % DateTime.day < 0 { days -= 1 }
    guard let day = Day(feel: days) else { return nil }
    self.init(day, TimeOfDay(wrapping: local, offset: offset))
  }
}

extension DateTime: CustomStringConvertible {
  /// As FEEL writes it: `2026-11-22T09:30:00@Asia/Ho_Chi_Minh`.
  public var description: String { day.feel + "T" + time.description }
}
