import Text
import WorkingTime

/// Reading of dates and times as FEEL writes them (DMN 1.5, 10.3.4.1; XML Schema).
enum Temporals {
  /// `2026-11-22`, also with a minus and with up to nine figures of the year.
  static func date(_ text: String) -> Day? {
    var reader = TextReader(text)
    let day = date(&reader)
    return reader.isAtEnd ? day : nil
  }

  /// `11:59:45.123+07:00`, `…Z`, `…@Asia/Ho_Chi_Minh`.
  static func time(_ text: String) -> TimeOfDay? {
    var reader = TextReader(text)
    guard let (nanoseconds, offset) = clock(&reader) else { return nil }
    return TimeOfDay(wrapping: nanoseconds, offset: offset)
  }

  /// A date, `T` and a time; a date alone is its midnight without an offset.
  static func dateTime(_ text: String) -> DateTime? {
    var reader = TextReader(text)
    guard let day = date(&reader) else { return nil }
    if reader.isAtEnd { return DateTime(day, TimeOfDay(wrapping: 0, offset: .none)) }
    guard reader.take("T"), let (nanoseconds, offset) = clock(&reader) else { return nil }
    return DateTime(local: Int128(day.number) * Durations.day + nanoseconds, offset: offset)
  }

  /// What stands in `@"…"`: a date, a time, a date and time or a duration.
  static func literal(_ text: String) -> Value? {
    if let day = date(text) { return .date(day) }
    if text.utf8.contains(UInt8(ascii: "T")), let moment = dateTime(text) { return .dateTime(moment) }
    if let time = time(text) { return .time(time) }
    return Durations.parse(text)
  }

  private static func date(_ reader: inout TextReader) -> Day? {
    let negative = reader.take("-")
    let before = reader.remaining
    guard let year = reader.digits(atMost: 9, atLeast: 4), reader.take("-") else { return nil }
    // A year of more than four figures does not begin with zero (XML Schema).
    if before.hasPrefix("0"), before.utf8.count - reader.remaining.utf8.count > 5 { return nil }
    guard let month = reader.digits(atMost: 2, atLeast: 2), reader.take("-"),
      let day = reader.digits(atMost: 2, atLeast: 2)
    else { return nil }
    return Day(feelYear: negative ? -year : year, month: month, day: day)
  }

  /// Nanoseconds since midnight (24:00:00 is the next one's) and the offset, to the end of the text.
  private static func clock(_ reader: inout TextReader) -> (Int128, Offset)? {
    guard let hour = reader.digits(atMost: 2, atLeast: 2), hour <= 24, reader.take(":"),
      let minute = reader.digits(atMost: 2, atLeast: 2), minute < 60, reader.take(":"),
      let second = reader.digits(atMost: 2, atLeast: 2), second < 60
    else { return nil }
    var fraction = 0
    if reader.take(".") {
      guard reader.isAtDigit else { return nil }
      fraction = reader.fraction()
    }
    if hour == 24, minute != 0 || second != 0 || fraction != 0 { return nil }
    guard let offset = offset(&reader) else { return nil }
    return (Int128(hour * 3600 + minute * 60 + second) * Durations.second + Int128(fraction), offset)
  }

  private static func offset(_ reader: inout TextReader) -> Offset? {
    if reader.isAtEnd { return Offset.none }
    if reader.take("Z") { return reader.isAtEnd ? .fixed(seconds: 0) : nil }
    if reader.take("@") { return Zone(reader.remaining).map(Offset.zone) }
    let west = reader.take("-")
    guard west || reader.take("+"), let hours = reader.digits(atMost: 2, atLeast: 2), reader.take(":"),
      let minutes = reader.digits(atMost: 2, atLeast: 2), minutes < 60
    else { return nil }
    var seconds = 0
    if reader.take(":") {
      guard let written = reader.digits(atMost: 2, atLeast: 2), written < 60 else { return nil }
      seconds = written
    }
    let total = hours * 3600 + minutes * 60 + seconds
    guard reader.isAtEnd, total <= 18 * 3600 else { return nil }
    return .fixed(seconds: west ? -total : total)
  }
}
