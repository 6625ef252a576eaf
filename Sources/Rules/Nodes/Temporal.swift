import WorkingTime

/// Computation with dates, times and durations (DMN 1.5, tables 56 to 59); nil where there is no result.
enum Temporal {
  static func sum(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.yearsAndMonths(let left), .yearsAndMonths(let right)):
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? nil : .yearsAndMonths(sum)
    case (.daysAndTime(let left), .daysAndTime(let right)):
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? nil : .daysAndTime(sum)
    case (_, .yearsAndMonths(let months)): return later(a, byMonths: months)
    case (.yearsAndMonths(let months), _): return later(b, byMonths: months)
    case (_, .daysAndTime(let nanoseconds)): return later(a, byNanoseconds: nanoseconds)
    case (.daysAndTime(let nanoseconds), _): return later(b, byNanoseconds: nanoseconds)
    default: return nil
    }
  }

  static func difference(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (_, .yearsAndMonths(let months)):
      return months == .min ? nil : sum(a, .yearsAndMonths(-months))
    case (_, .daysAndTime(let nanoseconds)):
      return nanoseconds == .min ? nil : sum(a, .daysAndTime(-nanoseconds))
    case (.date(let left), .date(let right)):
      return .daysAndTime(Int128(left.number - right.number) * Durations.day)
    case (.date(let left), .dateTime): return difference(.dateTime(DateTime(midnightOf: left)), b)
    case (.dateTime, .date(let right)): return difference(a, .dateTime(DateTime(midnightOf: right)))
    case (.dateTime(let left), .dateTime(let right)):
      if let from = left.universal, let to = right.universal { return .daysAndTime(from - to) }
      guard left.time.offset == .none, right.time.offset == .none else { return nil }
      return .daysAndTime(left.local - right.local)
    case (.time(let left), .time(let right)):
      if let from = left.universal, let to = right.universal { return .daysAndTime(Int128(from - to)) }
      guard left.offset == .none, right.offset == .none else { return nil }
      return .daysAndTime(Int128(left.nanoseconds - right.nanoseconds))
    default: return nil
    }
  }

  static func product(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.number(let factor), .yearsAndMonths(let months)), (.yearsAndMonths(let months), .number(let factor)):
      return factor.multiplied(by: Decimal128(months)).flatMap(wholeMonths)
    case (.number(let factor), .daysAndTime(let nanoseconds)), (.daysAndTime(let nanoseconds), .number(let factor)):
      return factor.multiplied(by: Decimal128(rounding: nanoseconds)).flatMap(wholeNanoseconds)
    default: return nil
    }
  }

  static func quotient(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.yearsAndMonths(let months), .number(let divisor)):
      return Decimal128(months).divided(by: divisor).flatMap(wholeMonths)
    case (.daysAndTime(let nanoseconds), .number(let divisor)):
      return Decimal128(rounding: nanoseconds).divided(by: divisor).flatMap(wholeNanoseconds)
    case (.yearsAndMonths(let left), .yearsAndMonths(let right)):
      return Decimal128(left).divided(by: Decimal128(right)).map(Value.number)
    case (.daysAndTime(let left), .daysAndTime(let right)):
      return Decimal128(rounding: left).divided(by: Decimal128(rounding: right)).map(Value.number)
    default: return nil
    }
  }

  /// A duration of months has no fraction: it is cut off.
  private static func wholeMonths(_ months: Decimal128) -> Value? {
    months.truncatedInteger.map(Value.yearsAndMonths)
  }

  private static func wholeNanoseconds(_ nanoseconds: Decimal128) -> Value? {
    guard let whole = nanoseconds.rounded(toScale: 0, .halfEven)?.reduced, (0...38).contains(whole.exponent) else {
      return nil
    }
    let (magnitude, overflow) = whole.coefficient.multipliedReportingOverflow(by: PowersOfTen.of(whole.exponent))
    guard !overflow, let value = Int128(exactly: magnitude) else { return nil }
    return .daysAndTime(whole.isNegative ? -value : value)
  }

  private static func later(_ value: Value, byMonths months: Int) -> Value? {
    switch value {
    case .date(let day): day.advanced(byMonths: months).map(Value.date)
    case .dateTime(let moment):
      moment.day.advanced(byMonths: months).map { .dateTime(DateTime($0, moment.time)) }
    default: nil
    }
  }

  private static func later(_ value: Value, byNanoseconds nanoseconds: Int128) -> Value? {
    switch value {
    case .date(let day): DateTime(midnightOf: day).advanced(by: nanoseconds).map { .date($0.day) }
    case .dateTime(let moment): moment.advanced(by: nanoseconds).map(Value.dateTime)
    case .time(let time):
      // The rest of the day is kept first, so that no sum overflows.
      .time(TimeOfDay(wrapping: Int128(time.nanoseconds) + nanoseconds % Durations.day, offset: time.offset))
    default: nil
    }
  }
}
