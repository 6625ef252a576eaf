import WorkingTime

/// The values of an input, cut up so finely that no test of a table tells two values of one piece apart.
struct Regions {
  /// One value of each piece; no piece is for null.
  let representatives: [Value]

  /// - Parameters:
  ///   - constants: Everything that the tests compare with.
  ///   - type: What is known about the input.
  init?(_ constants: [Value], _ type: ValueType) {
    switch type {
    case .boolean: representatives = [.boolean(true), .boolean(false)]
    case .choice(let words): representatives = words.map(Value.string)
    default:
      var distinct: [Value] = []
      for constant in constants where !distinct.contains(where: { $0.equals(constant) == true }) {
        distinct.append(constant)
      }
      guard let kind = distinct.first?.kind, distinct.allSatisfy({ $0.kind == kind }) else {
        guard distinct.isEmpty else { return nil }
        // Nothing is ever asked of it: any one value stands for all.
        representatives = [.string("…")]
        return
      }
      if case .boolean = distinct[0] {
        representatives = [.boolean(true), .boolean(false)]
      } else if case .string = distinct[0] {
        representatives = distinct + [.string("…")]
      } else {
        guard let pieces = Regions.pieces(distinct) else { return nil }
        representatives = pieces
      }
    }
  }

  /// Points, the gaps between them, and what lies below and above; nil for kinds without an order.
  private static func pieces(_ points: [Value]) -> [Value]? {
    guard points.allSatisfy({ $0.order(to: points[0]) != nil }) else { return nil }
    let sorted = points.sorted { ($0.order(to: $1) ?? 0) < 0 }
    var pieces: [Value] = []
    if let below = beyond(sorted[0], -1) { pieces.append(below) }
    for (index, point) in sorted.enumerated() {
      pieces.append(point)
      if index + 1 < sorted.count, let middle = between(point, sorted[index + 1]) { pieces.append(middle) }
    }
    if let above = beyond(sorted[sorted.count - 1], 1) { pieces.append(above) }
    return pieces
  }

  private static func beyond(_ value: Value, _ direction: Int) -> Value? {
    switch value {
    case .number(let number): number.adding(Decimal128(direction)).map(Value.number)
    case .date(let day): .date(day.advanced(by: direction))
    case .dateTime(let moment): moment.advanced(by: Int128(direction) * Durations.second).map(Value.dateTime)
    case .time(let time):
      TimeOfDay(nanoseconds: time.nanoseconds + Int64(direction), offset: time.offset).map(Value.time)
    case .yearsAndMonths(let months): .yearsAndMonths(months &+ direction)
    case .daysAndTime(let nanoseconds): .daysAndTime(nanoseconds &+ Int128(direction) * Durations.second)
    default: nil
    }
  }

  /// Something strictly between two neighbours; nil when there is nothing.
  private static func between(_ low: Value, _ high: Value) -> Value? {
    let middle: Value?
    switch (low, high) {
    case (.number(let a), .number(let b)): middle = a.adding(b)?.divided(by: 2).map(Value.number)
    case (.date(let a), .date(let b)): middle = .date(Day(number: a.number + (b.number - a.number) / 2))
    case (.dateTime(let a), .dateTime(let b)):
      middle = a.advanced(by: ((b.universal ?? b.local) - (a.universal ?? a.local)) / 2).map(Value.dateTime)
    case (.time(let a), .time(let b)):
      middle = TimeOfDay(nanoseconds: a.nanoseconds + (b.nanoseconds - a.nanoseconds) / 2, offset: a.offset)
        .map(Value.time)
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): middle = .yearsAndMonths(a + (b - a) / 2)
    case (.daysAndTime(let a), .daysAndTime(let b)): middle = .daysAndTime(a + (b - a) / 2)
    default: middle = nil
    }
    guard let middle, let above = middle.order(to: low), let below = middle.order(to: high), above > 0, below < 0 else {
      return nil
    }
    return middle
  }
}

extension Membership {
  /// Everything that is compared with; nil when a test can be known only by running it.
  var constants: [Value]? {
    var found: [Value] = []
    for test in tests {
      switch test {
      case .any: break
      case .condition: return nil
      case .compared(_, let node), .matches(let node):
        guard let constant = (node as? Constant)?.constant, let values = Membership.constants(in: constant) else {
          return nil
        }
        found += values
      }
    }
    return found
  }

  private static func constants(in value: Value) -> [Value]? {
    switch value {
    case .list(let list):
      let parts = list.items.map { constants(in: $0) }
      return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
    case .range(let range): return [range.low, range.high].filter { !$0.isNull }
    case .null: return []
    case .context, .function: return nil
    default: return [value]
    }
  }
}
