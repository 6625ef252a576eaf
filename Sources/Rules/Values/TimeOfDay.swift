/// A time of day, to the nanosecond.
public struct TimeOfDay: Hashable, Sendable {
  /// Nanoseconds since midnight, less than a day's.
  public let nanoseconds: Int64
  /// The offset or zone, when there is one.
  public let offset: Offset

  static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  /// A time of day; nil beyond midnight.
  public init?(nanoseconds: Int64, offset: Offset) {
    guard (0..<TimeOfDay.nanosecondsPerDay).contains(nanoseconds) else { return nil }
    self.nanoseconds = nanoseconds
    self.offset = offset
  }

  /// A time of day that wraps around midnight.
  init(wrapping nanoseconds: Int128, offset: Offset) {
    let day = Int128(TimeOfDay.nanosecondsPerDay)
    self.nanoseconds = Int64((nanoseconds % day + day) % day)
    self.offset = offset
  }

  /// Hours, 0 to 23.
  public var hour: Int { Int(nanoseconds / 3_600_000_000_000) }
  /// Minutes, 0 to 59.
  public var minute: Int { Int(nanoseconds / 60_000_000_000 % 60) }
  /// Whole seconds, 0 to 59.
  public var second: Int { Int(nanoseconds / 1_000_000_000 % 60) }

  /// Nanoseconds since midnight UTC, which may lie a day off; nil without an offset.
  ///
  /// A zone counts with its offset on 1 January 1970: a time of day has no date of its own.
  var universal: Int64? {
    offset.seconds(atLocal: nanoseconds / 1_000_000_000).map { nanoseconds - Int64($0) * 1_000_000_000 }
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// As FEEL writes it: `11:59:45.123+07:00`.
  public var description: String { clock + offset.description }

  var clock: String {
    let fraction = nanoseconds % 1_000_000_000
    return twoDigits(hour) + ":" + twoDigits(minute) + ":" + twoDigits(second)
      + (fraction == 0 ? "" : "." + fractionDigits(Int(fraction)))
  }
}

/// Nanoseconds below a second as digits behind the point, without trailing zeros.
func fractionDigits(_ nanoseconds: Int) -> String {
  let digits = String(nanoseconds)
  var padded = String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
  while padded.hasSuffix("0") { padded.removeLast() }
  return padded
}
