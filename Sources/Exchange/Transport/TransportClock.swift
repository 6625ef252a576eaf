import WorkingTime

/// Moments as the national exchange's protocol writes them in its headers: `26112026T134500+0123`, local time with four
/// figures of milliseconds after the plus sign.
enum TransportClock {
  static func text(_ moment: Instant) -> String {
    let local = LocalTime(moment)
    let (year, month, day) = local.day.civil
    let milliseconds = (moment.milliseconds % 1000 + 1000) % 1000
    return figures(day, 2) + figures(month, 2) + figures(year, 4) + "T" + figures(local.second / 3600, 2)
      + figures(local.second / 60 % 60, 2) + figures(local.second % 60, 2) + "+" + figures(Int(milliseconds), 4)
  }

  /// Nil when it is no such moment.
  static func moment(_ text: String) -> Instant? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "+") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      guard bytes[range].allSatisfy({ (48...57).contains($0) }) else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    guard let day = number(0..<2), let month = number(2..<4), let year = number(4..<8), let hour = number(9..<11),
      let minute = number(11..<13), let second = number(13..<15), let fraction = number(16..<20), hour < 24,
      minute < 60, second < 60, fraction < 1000, let date = Day(year: year, month: month, day: day)
    else { return nil }
    let whole = Instant(LocalTime(date, second: (hour * 60 + minute) * 60 + second))
    return Instant(milliseconds: whole.milliseconds + Int64(fraction))
  }

  private static func figures(_ number: Int, _ width: Int) -> String {
    let figures = String(number)
    return String(repeating: "0", count: max(0, width - figures.utf8.count)) + figures
  }
}
