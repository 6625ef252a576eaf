/// A month of the Gregorian calendar.
public struct Month: Hashable, Comparable, Sendable {
  /// The year.
  public let year: Int
  /// 1 to 12.
  public let month: Int

  /// The month of a year, or nil when there is none of that number.
  public init?(year: Int, month: Int) {
    guard (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  /// The month in which a day lies.
  public init(_ day: Day) {
    (year, month, _) = day.civil
  }

  /// Its first day.
  public var firstDay: Day { lastDay.advanced(by: 1 - Day.length(ofMonth: month, year: year)) }

  /// Its last day.
  public var lastDay: Day {
    guard let day = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) else {
      preconditionFailure("a month has a last day")
    }
    return day
  }

  /// The earlier of two months comes first.
  public static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }
}

extension Month: CustomStringConvertible {
  /// The month as ISO 8601 writes it: `2026-11`.
  public var description: String { padded(year, 4) + "-" + padded(month, 2) }

  /// Reads `2026-11`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = digits(bytes[0..<4]), year > 0,
      let month = digits(bytes[5..<7])
    else { return nil }
    self.init(year: year, month: month)
  }
}
