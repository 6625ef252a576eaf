/// A moment, to the millisecond, the same everywhere on earth.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let milliseconds: Int64

  /// The moment that lies so many milliseconds after 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The moment of a local time of Vietnam.
  public init(_ local: LocalTime) {
    milliseconds = (Int64(local.day.number) * 86_400 + Int64(local.second) - LocalTime.offsetSeconds) * 1000
  }

  /// The moment so many seconds later (earlier when negative).
  public func advanced(bySeconds seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }

  /// The earlier of two moments comes first.
  public static func < (a: Instant, b: Instant) -> Bool {
    a.milliseconds < b.milliseconds
  }
}

/// A date and a time of day in Vietnam: UTC+7 all year, no daylight saving (Asia/Ho_Chi_Minh).
public struct LocalTime: Hashable, Comparable, Sendable {
  static let offsetSeconds: Int64 = 7 * 3600

  /// The date.
  public let day: Day
  /// Seconds since midnight, 0 to 86,399.
  public let second: Int

  /// A time of a day; the seconds are held within 0 to 86,399.
  public init(_ day: Day, second: Int) {
    self.day = day
    self.second = min(max(second, 0), 86_399)
  }

  /// The local time of a moment; what is left of the second is dropped.
  public init(_ instant: Instant) {
    let seconds = instant.milliseconds.flooredDivision(by: 1000) + LocalTime.offsetSeconds
    let number = seconds.flooredDivision(by: 86_400)
    day = Day(number: Int(number))
    second = Int(seconds - number * 86_400)
  }

  /// Minutes since midnight, 0 to 1,439.
  public var minute: Int { second / 60 }

  /// The earlier of two times comes first.
  public static func < (a: LocalTime, b: LocalTime) -> Bool {
    (a.day, a.second) < (b.day, b.second)
  }
}

extension Int64 {
  func flooredDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Instant: CustomStringConvertible {
  /// The moment as RFC 3339 in Vietnam's time, milliseconds only when there are any: `2026-11-22T09:30:00+07:00`.
  public var description: String {
    written(LocalTime(self), showsFraction: fraction != 0, zone: "+07:00")
  }

  /// The moment as RFC 3339 in UTC, always with milliseconds, as events have it: `2026-11-22T02:30:00.000Z`.
  public var utc: String {
    let shifted = LocalTime(Instant(milliseconds: milliseconds - LocalTime.offsetSeconds * 1000))
    return written(shifted, showsFraction: true, zone: "Z")
  }

  private var fraction: Int {
    Int(milliseconds - milliseconds.flooredDivision(by: 1000) * 1000)
  }

  private func written(_ local: LocalTime, showsFraction: Bool, zone: String) -> String {
    // Every entry, line of the log and row of a list has moments: pieces of text joined cost an allocation each.
    var text: [UInt8] = []
    text.reserveCapacity(32)
    local.day.write(to: &text)
    text.append(UInt8(ascii: "T"))
    text.append(local.second / 3600, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(local.second / 60 % 60, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(local.second % 60, width: 2)
    if showsFraction {
      text.append(UInt8(ascii: "."))
      text.append(fraction, width: 3)
    }
    text.append(contentsOf: zone.utf8)
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads RFC 3339 (`2026-11-22T09:30:00+07:00`, `…Z`), and the short forms people type for local time:
  /// `2026-11-22T09:30`, `2026-11-22 09:30`, `2026-11-22T09:30:15`. Nil for anything else.
  ///
  /// A fraction of a second is kept to the millisecond; a leap second counts as the second before it.
  public init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    guard rest.count >= 16, let day = Day(String(decoding: rest.prefix(10), as: UTF8.self)) else { return nil }
    rest = rest.dropFirst(10)
    guard let separator = rest.popFirst(), separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "),
      let hour = digits(rest.prefix(2)), hour < 24, rest.dropFirst(2).first == UInt8(ascii: ":"),
      let minute = digits(rest.dropFirst(3).prefix(2)), rest.count >= 5, minute < 60
    else { return nil }
    rest = rest.dropFirst(5)
    var second = 0
    var fraction = 0
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, let value = digits(rest.dropFirst().prefix(2)), value <= 60 else { return nil }
      second = min(value, 59)
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: ".") {
        let figures = rest.dropFirst().prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard !figures.isEmpty else { return nil }
        let three = Array(figures.prefix(3)) + Array(repeating: UInt8(ascii: "0"), count: max(0, 3 - figures.count))
        fraction = digits(three[...]) ?? 0
        rest = rest.dropFirst(1 + figures.count)
      }
    }
    guard let offset = Instant.offset(rest) else { return nil }
    let local = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    milliseconds = (local - offset) * 1000 + Int64(fraction)
  }

  /// Seconds east of UTC: nothing written is Vietnam's time.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
    guard let first = text.first else { return LocalTime.offsetSeconds }
    if text.count == 1, first == UInt8(ascii: "Z") { return 0 }
    guard text.count == 6, first == UInt8(ascii: "+") || first == UInt8(ascii: "-"),
      text.dropFirst(3).first == UInt8(ascii: ":"),
      let hours = digits(text.dropFirst().prefix(2)), hours < 24,
      let minutes = digits(text.suffix(2)), minutes < 60
    else { return nil }
    return Int64(hours * 3600 + minutes * 60) * (first == UInt8(ascii: "-") ? -1 : 1)
  }
}
