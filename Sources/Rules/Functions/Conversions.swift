import Text
import WorkingTime

extension Builtin {
  /// Functions that make one kind of value of another (DMN 1.5, 10.3.4.1), and `not`.
  static let conversions: [Builtin] = [
    Builtin("string", [Signature(Parameter(name: "from", mayBeNull: true))], .string) { a, run throws(Stop) in
      guard let text = a[0].text else { return .null }
      return try run.string(text)
    },
    Builtin(
      "number",
      [
        Signature(Parameter(name: "from", type: .string)),
        Signature(
          Parameter(name: "from", type: .string),
          Parameter(name: "grouping separator", type: .string, mayBeNull: true),
          Parameter(name: "decimal separator", type: .string, mayBeNull: true)),
      ], .number, number),
    Builtin("not", [Signature(Parameter(name: "negand", mayBeNull: true))], .boolean) { a, run in
      if let flag = a.boolean(0) { return .boolean(!flag) }
      return a[0].isNull
        ? .null
        : a.failed(
          &run, Words(vi: "cần đúng hoặc sai, không phải \(a[0].kind)", en: "takes true or false, not \(a[0].kind)"))
    },
    Builtin("date", [Signature(from), Signature(part("year"), part("month"), part("day"))], .date, date),
    Builtin(
      "time",
      [
        Signature(from),
        Signature(
          part("hour"), part("minute"), part("second"),
          Parameter(name: "offset", type: .daysAndTime, mayBeNull: true), optional: 1),
      ], .time, time),
    Builtin(
      "date and time",
      [
        Signature(from),
        Signature(Parameter(name: "date", type: .dateTime), Parameter(name: "time", type: .time)),
      ], .dateTime, dateTime),
    Builtin("duration", [Signature(Parameter(name: "from", type: .string))], .any) { a, run in
      Durations.parse(a.string(0) ?? "")
        ?? a.failed(&run, Words(vi: "không có khoảng thời gian nào viết như vậy", en: "no duration is written so"))
    },
  ]

  private static let from = Parameter(name: "from")

  private static func part(_ name: String) -> Parameter { Parameter(name: name, type: .number) }

  private static func number(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    let text = a.string(0) ?? ""
    guard a.isGiven(1) || a.isGiven(2) else {
      return Decimal128(text).map(Value.number)
        ?? a.failed(&run, Words(vi: "không có số nào viết như vậy", en: "no number is written so"))
    }
    let grouping = a.string(1)
    let point = a.string(2) ?? "."
    guard grouping == nil || [" ", ",", "."].contains(grouping), [",", "."].contains(point), grouping != point else {
      return a.failed(&run, Words(vi: "không dùng được các dấu phân cách này", en: "these separators cannot be used"))
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if String(scalar) == grouping { continue }
      if String(scalar) == point {
        plain.append(".")
      } else if scalar == "." {
        return a.failed(&run, Words(vi: "không có số nào viết như vậy", en: "no number is written so"))
      } else {
        plain.append(scalar)
      }
    }
    return Decimal128(String(plain)).map(Value.number)
      ?? a.failed(&run, Words(vi: "không có số nào viết như vậy", en: "no number is written so"))
  }

  private static func date(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    switch a[0] {
    case .string(let text):
      return Temporals.date(text).map(Value.date)
        ?? a.failed(&run, Words(vi: "không có ngày nào viết như vậy", en: "no date is written so"))
    case .date, .null: return a[0]
    case .dateTime(let moment): return .date(moment.day)
    case .number(let year):
      guard let year = year.integer, let month = a.number(1)?.integer, let day = a.number(2)?.integer,
        let date = Day(feelYear: year, month: month, day: day)
      else { return a.failed(&run, Words(vi: "không có ngày đó", en: "there is no such date")) }
      return .date(date)
    default:
      return a.failed(&run, Words(vi: "không tạo được ngày từ \(a[0].kind)", en: "no date is made of \(a[0].kind)"))
    }
  }

  private static func time(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    switch a[0] {
    case .string(let text):
      return Temporals.time(text).map(Value.time)
        ?? a.failed(&run, Words(vi: "không có giờ nào viết như vậy", en: "no time is written so"))
    case .time: return a[0]
    case .dateTime(let moment): return .time(moment.time)
    case .date: return .time(TimeOfDay(wrapping: 0, offset: .fixed(seconds: 0)))
    case .number(let hour):
      guard let hour = hour.integer, (0...23).contains(hour), let minute = a.number(1)?.integer,
        (0...59).contains(minute), let second = a.number(2), second >= 0, second < 60,
        let nanoseconds = second.multiplied(by: 1_000_000_000)?.truncatedInteger
      else { return a.failed(&run, Words(vi: "không có giờ đó", en: "there is no such time")) }
      var offset = Offset.none
      if case .daysAndTime(let east) = a[3] {
        let seconds = east / Durations.second
        guard seconds.magnitude <= 18 * 3600 else {
          return a.failed(&run, Words(vi: "chênh lệch múi giờ vượt quá 18 giờ", en: "the offset is beyond 18 hours"))
        }
        offset = .fixed(seconds: Int(seconds))
      }
      let total = Int128(hour * 3600 + minute * 60) * Durations.second + Int128(nanoseconds)
      return .time(TimeOfDay(wrapping: total, offset: offset))
    default:
      return a.failed(&run, Words(vi: "không tạo được giờ từ \(a[0].kind)", en: "no time is made of \(a[0].kind)"))
    }
  }

  private static func dateTime(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    switch (a[0], a[1]) {
    case (.dateTime(let date), .time(let time)): .dateTime(DateTime(date.day, time))
    case (.string(let text), _):
      Temporals.dateTime(text).map(Value.dateTime)
        ?? a.failed(&run, Words(vi: "không có ngày giờ nào viết như vậy", en: "no date and time is written so"))
    case (.dateTime, _): a[0]
    case (.date(let day), _): .dateTime(DateTime(midnightOf: day))
    default:
      a.failed(
        &run, Words(vi: "không tạo được ngày giờ từ \(a[0].kind)", en: "no date and time is made of \(a[0].kind)"))
    }
  }
}
