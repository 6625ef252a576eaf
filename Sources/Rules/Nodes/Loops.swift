import Text
import WorkingTime

/// One `name in domain` of a loop.
struct Iterator: Sendable {
  let slot: Int
  let domain: any Node
  /// The other end of `a..b`.
  let end: (any Node)?

  /// The values to go through; nil with a reason when there are none to be had.
  func values(_ run: inout Run) throws(Stop) -> Steps? {
    let first = try domain.value(&run)
    if let end {
      let last = try end.value(&run)
      return Steps(from: first, to: last, mayFall: true)
        ?? refuse(
          &run,
          Words(
            vi: "không đếm được từ \(first.kind) đến \(last.kind)",
            en: "cannot count from \(first.kind) to \(last.kind)"))
    }
    switch first {
    case .list(let list): return .list(list.items)
    case .null: return refuse(&run, Words(vi: "không duyệt được null", en: "cannot go through null"))
    case .range(let range):
      let low = range.includesLow ? range.low : Steps.next(range.low, 1)
      let high = range.includesHigh ? range.high : Steps.next(range.high, -1)
      return Steps(from: low, to: high, mayFall: false)
        ?? refuse(
          &run,
          Words(vi: "không duyệt được khoảng \(range.literal)", en: "cannot go through the range \(range.literal)"))
    default: return .list([first])
    }
  }

  private func refuse(_ run: inout Run, _ message: Words) -> Steps? {
    run.note(domain.offset, message)
    return nil
  }
}

/// The values that a loop goes through, one by one.
enum Steps {
  case list([Value])
  case numbers(from: Decimal128, count: Int, up: Bool)
  case days(from: Int, count: Int, up: Bool)

  /// From one whole number or date to another; nil for anything else.
  init?(from first: Value, to last: Value, mayFall: Bool) {
    switch (first, last) {
    case (.number(let low), .number(let high)):
      guard low.isInteger, high.isInteger else { return nil }
      let up = low <= high
      guard up || mayFall else {
        return nil
      }
      // A distance beyond the machine's integers is beyond every limit as well.
      let distance = high.subtracting(low)?.magnitude.integer ?? Int.max - 1
      self = .numbers(from: low, count: distance == .max ? .max : distance + 1, up: up)
    case (.date(let low), .date(let high)):
      guard low <= high || mayFall else { return nil }
      self = .days(from: low.number, count: abs(high.number - low.number) + 1, up: low <= high)
    default: return nil
    }
  }

  /// The next whole number or date, for open ends.
  static func next(_ value: Value, _ by: Int) -> Value {
    switch value {
    case .number(let number): number.adding(Decimal128(by)).map(Value.number) ?? .null
    case .date(let day): .date(day.advanced(by: by))
    default: value
    }
  }

  var count: Int {
    switch self {
    case .list(let items): items.count
    case .numbers(_, let count, _), .days(_, let count, _): count
    }
  }

  func at(_ index: Int) -> Value {
    switch self {
    case .list(let items): items[index]
    case .numbers(let from, _, let up): .number(from.adding(Decimal128(up ? index : -index)) ?? from)
    case .days(let from, _, let up): .date(Day(number: up ? from + index : from - index))
    }
  }
}

/// `for x in xs, y in ys return …`; `partial` holds the results so far.
final class ForLoop: Node {
  let offset: Int
  let iterators: [Iterator]
  let partialSlot: Int?
  let body: any Node

  init(_ iterators: [Iterator], partialSlot: Int?, _ body: any Node, at offset: Int) {
    self.iterators = iterators
    self.partialSlot = partialSlot
    self.body = body
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var results: [Value] = []
    guard try go(0, &results, &run) else { return .null }
    return try run.list(results)
  }

  private func go(_ level: Int, _ results: inout [Value], _ run: inout Run) throws(Stop) -> Bool {
    guard level < iterators.count else {
      if let partialSlot { run.locals[run.base + partialSlot] = try run.list(results) }
      let result = try body.value(&run)
      guard results.count < run.budget.listLength else {
        throw Stop(limit: .listLength, allowed: run.budget.listLength)
      }
      results.append(result)
      return true
    }
    guard let steps = try iterators[level].values(&run) else { return false }
    for index in 0..<steps.count {
      try run.step()
      run.locals[run.base + iterators[level].slot] = steps.at(index)
      guard try go(level + 1, &results, &run) else { return false }
    }
    return true
  }
}

/// `some x in xs satisfies …` and `every x in xs satisfies …`, with three values like `or` and `and`.
final class Quantified: Node {
  let offset: Int
  let iterators: [Iterator]
  let condition: any Node
  /// Whether one true is enough.
  let isSome: Bool
  /// Whether a condition that is neither true, false nor null makes the whole null (boxed expressions).
  let isStrict: Bool

  init(some isSome: Bool, isStrict: Bool = false, _ iterators: [Iterator], _ condition: any Node, at offset: Int) {
    self.isSome = isSome
    self.isStrict = isStrict
    self.iterators = iterators
    self.condition = condition
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var known = true
    switch try go(0, &known, &run) {
    case nil: return .null
    case true: return .boolean(isSome)
    case false:
      return known
        ? .boolean(!isSome)
        : run.failed(
          offset, Words(vi: "có điều kiện không đúng cũng không sai", en: "a condition was neither true nor false"))
    }
  }

  /// True when the answer is found, nil when there is nothing to go through.
  private func go(_ level: Int, _ known: inout Bool, _ run: inout Run) throws(Stop) -> Bool? {
    guard level < iterators.count else {
      switch try condition.value(&run) {
      case .boolean(let result): return result == isSome
      case let other where isStrict && !other.isNull:
        run.note(
          offset,
          Words(
            vi: "điều kiện là \(other.kind), không đúng cũng không sai",
            en: "a condition is \(other.kind), neither true nor false"))
        return nil
      default:
        known = false
        return false
      }
    }
    guard let steps = try iterators[level].values(&run) else { return nil }
    for index in 0..<steps.count {
      try run.step()
      run.locals[run.base + iterators[level].slot] = steps.at(index)
      guard let found = try go(level + 1, &known, &run) else { return nil }
      if found { return true }
    }
    return false
  }
}
