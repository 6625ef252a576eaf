/// A date of the Gregorian calendar, without a time and without a zone.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970; negative before it.
  public let number: Int

  /// The day that lies `number` days after 1 January 1970.
  public init(number: Int) {
    self.number = number
  }

  /// The day of a civil date, or nil when the calendar has no such day (30 February, month 13).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
    // Days from civil, by eras of 400 years that begin in March (Howard Hinnant's algorithm).
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The day of the week.
  public var weekday: Weekday {
    // 1 January 1970 was a Thursday.
    Weekday.allCases[((number % 7) + 7 + 3) % 7]
  }

  /// The day that lies so many days later (earlier when negative).
  public func advanced(by days: Int) -> Day {
    Day(number: number + days)
  }

  /// The number of days in a month of a year: 28 to 31.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The earlier of two days comes first.
  public static func < (a: Day, b: Day) -> Bool {
    a.number < b.number
  }
}

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: String, CaseIterable, Sendable, Hashable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Day: CustomStringConvertible {
  /// The date as ISO 8601 writes it: `2026-11-22`.
  public var description: String {
    var text: [UInt8] = []
    write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  func write(to text: inout [UInt8]) {
    let (year, month, day) = civil
    text.append(year, width: 4)
    text.append(UInt8(ascii: "-"))
    text.append(month, width: 2)
    text.append(UInt8(ascii: "-"))
    text.append(day, width: 2)
  }

  /// Reads `2026-11-22`; nil for anything else, impossible dates included.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as people in Vietnam write it: `22/11/2026`.
  public var dayFirst: String {
    let (year, month, day) = civil
    return padded(day, 2) + "/" + padded(month, 2) + "/" + padded(year, 4)
  }

  /// Reads `22/11/2026` or `2/1/2026`; nil for anything else, impossible dates included.
  public init?(dayFirst text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
      let day = digits(Array(parts[0].utf8)[...]), let month = digits(Array(parts[1].utf8)[...]),
      let year = digits(Array(parts[2].utf8)[...])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// A number with zeros in front until it has the width.
func padded(_ number: Int, _ width: Int) -> String {
  var text: [UInt8] = []
  text.append(number, width: width)
  return String(decoding: text, as: UTF8.self)
}

extension [UInt8] {
  /// Appends a number with zeros in front until it has the width, which a minus is no part of.
  mutating func append(_ number: Int, width: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let start = count
    var rest = number.magnitude
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || count - start < width
    self[start...].reverse()
  }
}

/// The value of ASCII digits; nil when empty or when anything else stands among them.
func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
  var value = 0
  for byte in bytes {
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}
