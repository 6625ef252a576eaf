import Text
import WorkingTime

/// `a.b`: an entry of a context, a property of a value, or the same of every element of a list.
final class Path: Node {
  let offset: Int
  let source: any Node
  let name: String
  /// Where the entry probably stands in the context.
  let hint: Int

  init(_ source: any Node, _ name: String, hint: Int, at offset: Int) {
    self.source = source
    self.name = name
    self.hint = hint
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    try entry(of: source.value(&run), &run)
  }

  private func entry(of value: Value, _ run: inout Run) throws(Stop) -> Value {
    switch value {
    case .context(let context):
      return context.value(of: name, near: hint)
        ?? run.failed(offset, Words(vi: "context không có mục '\(name)'", en: "the context has no entry '\(name)'"))
    case .list(let list):
      try run.step(list.items.count)
      var entries: [Value] = []
      entries.reserveCapacity(list.items.count)
      for item in list.items { try entries.append(entry(of: item, &run)) }
      return try run.list(entries)
    case .null:
      return run.failed(offset, Words(vi: "null không có mục '\(name)'", en: "null has no entry '\(name)'"))
    default:
      guard let property = value.property(name) else {
        return run.failed(
          offset,
          Words(
            vi: "giá trị kiểu \(value.kind) không có thuộc tính '\(name)'",
            en: "a value of type \(value.kind) has no property '\(name)'"))
      }
      return property
    }
  }
}

extension Value {
  /// The parts of dates, times, durations and ranges (DMN 1.5, table 65); nil when the value has no such part.
  func property(_ name: String) -> Value? {
    switch self {
    case .date(let day): Value.calendar(day, name) ?? Value.clock(DateTime(midnightOf: day).time, nil, name)
    case .time(let time): Value.clock(time, time.nanoseconds / 1_000_000_000, name)
    case .dateTime(let moment):
      Value.calendar(moment.day, name)
        ?? Value.clock(moment.time, Int64(clamping: moment.local / 1_000_000_000), name)
    case .yearsAndMonths(let months):
      switch name {
      case "years": .number(months / 12)
      case "months": .number(months % 12)
      default: nil
      }
    case .daysAndTime(let nanoseconds): Value.duration(nanoseconds, name)
    case .range(let range):
      switch name {
      case "start": range.low
      case "end": range.high
      case "start included": .boolean(range.includesLow)
      case "end included": .boolean(range.includesHigh)
      default: nil
      }
    default: nil
    }
  }

  private static func calendar(_ day: Day, _ name: String) -> Value? {
    switch name {
    case "year": .number(day.civil.year)
    case "month": .number(day.civil.month)
    case "day": .number(day.civil.day)
    case "weekday": .number(day.isoWeekday)
    default: nil
    }
  }

  private static func clock(_ time: TimeOfDay, _ local: Int64?, _ name: String) -> Value? {
    switch name {
    case "hour": return .number(time.hour)
    case "minute": return .number(time.minute)
    case "second":
      let fraction = Int(time.nanoseconds % 1_000_000_000)
      return .number(
        Decimal128(coefficient: UInt128(time.second * 1_000_000_000 + fraction), exponent: -9, isNegative: false)
          .reduced)
    case "time offset":
      return time.offset.seconds(atLocal: local ?? 0).map { .daysAndTime(Int128($0) * Durations.second) } ?? .null
    case "timezone":
      if case .zone(let zone) = time.offset { return .string(zone.name) }
      return .null
    default: return nil
    }
  }

  private static func duration(_ nanoseconds: Int128, _ name: String) -> Value? {
    switch name {
    case "days": return .number(Decimal128(rounding: nanoseconds / Durations.day))
    case "hours": return .number(Int(nanoseconds / (3600 * Durations.second) % 24))
    case "minutes": return .number(Int(nanoseconds / (60 * Durations.second) % 60))
    case "seconds":
      let rest = nanoseconds % (60 * Durations.second)
      return .number(Decimal128(coefficient: rest.magnitude, exponent: -9, isNegative: rest < 0).reduced)
    default: return nil
    }
  }
}

extension Decimal128 {
  /// A whole number of 128 bits, rounded to 34 digits.
  init(rounding integer: Int128) {
    // 39 digits always fit the exponents of the format.
    self = Decimal128(rounding: integer.magnitude, exponent: 0, isNegative: integer < 0) ?? .zero
  }
}
