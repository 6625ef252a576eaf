/// The writing of FEEL's two kinds of duration (XML Schema).
enum Durations {
  static let second: Int128 = 1_000_000_000
  static let day: Int128 = 86_400 * second

  /// `P1Y2M`, `-P10M`, `P0M`.
  static func text(months: Int) -> String {
    let total = months.magnitude
    let years = total / 12
    let rest = total % 12
    if total == 0 { return "P0M" }
    return (months < 0 ? "-" : "") + "P" + (years == 0 ? "" : "\(years)Y") + (rest == 0 ? "" : "\(rest)M")
  }

  /// `P1DT2H3M4.5S`, `-PT1H`, `PT0S`.
  static func text(nanoseconds: Int128) -> String {
    let total = nanoseconds.magnitude
    if total == 0 { return "PT0S" }
    let days = total / day.magnitude
    let seconds = Int(total % day.magnitude / second.magnitude)
    let fraction = Int(total % second.magnitude)
    var text = (nanoseconds < 0 ? "-" : "") + "P" + (days == 0 ? "" : "\(days)D")
    guard seconds != 0 || fraction != 0 else { return text }
    text += "T"
    if seconds / 3600 != 0 { text += "\(seconds / 3600)H" }
    if seconds / 60 % 60 != 0 { text += "\(seconds / 60 % 60)M" }
    if seconds % 60 != 0 || fraction != 0 {
      text += "\(seconds % 60)" + (fraction == 0 ? "" : "." + fractionDigits(fraction)) + "S"
    }
    return text
  }

  /// Reads either kind; nil for anything else and for what mixes months with days.
  static func parse(_ text: String) -> Value? {
    var reader = TextReader(text)
    let negative = reader.take("-")
    guard reader.take("P") else { return nil }
    var months = Int128(0)
    var nanoseconds = Int128(0)
    var kinds: (calendar: Bool, clock: Bool) = (false, false)
    var lastUnit = -1
    var inTime = false
    while !reader.isAtEnd {
      if !inTime, reader.take("T") {
        inTime = true
        guard !reader.isAtEnd else { return nil }
        continue
      }
      guard let number = reader.digits(atMost: 18) else { return nil }
      var fraction: Int128 = 0
      var hasPoint = false
      if inTime, reader.take(".") {
        hasPoint = true
        fraction = Int128(reader.fraction())
      }
      guard let letter = reader.next(), let unit = units[Unit(letter: letter, inTime: inTime)], unit.rank > lastUnit,
        !hasPoint || letter == "S"
      else { return nil }
      lastUnit = unit.rank
      if unit.months > 0 {
        months += Int128(number) * Int128(unit.months)
        kinds.calendar = true
      } else {
        nanoseconds += Int128(number) * unit.nanoseconds + fraction
        kinds.clock = true
      }
    }
    guard kinds.calendar != kinds.clock else { return nil }
    if kinds.calendar { return Int(exactly: negative ? -months : months).map(Value.yearsAndMonths) }
    return .daysAndTime(negative ? -nanoseconds : nanoseconds)
  }

  private struct Unit: Hashable {
    let letter: Character
    let inTime: Bool
  }

  private static let units: [Unit: (rank: Int, months: Int, nanoseconds: Int128)] = [
    Unit(letter: "Y", inTime: false): (0, 12, 0), Unit(letter: "M", inTime: false): (1, 1, 0),
    Unit(letter: "D", inTime: false): (2, 0, day), Unit(letter: "H", inTime: true): (3, 0, 3600 * second),
    Unit(letter: "M", inTime: true): (4, 0, 60 * second), Unit(letter: "S", inTime: true): (5, 0, second),
  ]
}
