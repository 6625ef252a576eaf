/// A time of the day to the minute, from 00:00 to 24:00 (the end of the day).
public struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0 to 1,440.
  public let minute: Int

  /// A time so many minutes after midnight; nil outside 0 to 1,440.
  public init?(minute: Int) {
    guard (0...1440).contains(minute) else { return nil }
    self.minute = minute
  }

  /// Reads `07:00` or `7:30`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      let hour = digits(Array(parts[0].utf8)[...]), let minute = digits(Array(parts[1].utf8)[...]), minute < 60
    else { return nil }
    self.init(minute: hour * 60 + minute)
  }

  /// The earlier of two times comes first.
  public static func < (a: TimeOfDay, b: TimeOfDay) -> Bool {
    a.minute < b.minute
  }
}

extension TimeOfDay: CustomStringConvertible {
  /// The time as clocks show it: `07:00`.
  public var description: String {
    padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
  }
}
