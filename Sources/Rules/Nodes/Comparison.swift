import Text

/// How two values are compared; the raw value is FEEL's sign.
public enum Comparator: String, Hashable, Sendable {
  /// Equal.
  case equal = "="
  /// Not equal.
  case unequal = "!="
  /// Less, earlier, shorter, or before in the order of code points.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="

  /// What the comparison says; nil when the two cannot be compared. Null is equal to null only, and in no order to anything.
  public func compare(_ a: Value, _ b: Value) -> Bool? {
    switch self {
    case .equal: a.equals(b)
    case .unequal: a.equals(b).map { !$0 }
    case .less: a.order(to: b).map { $0 < 0 }
    case .lessOrEqual: a.order(to: b).map { $0 <= 0 }
    case .greater: a.order(to: b).map { $0 > 0 }
    case .greaterOrEqual: a.order(to: b).map { $0 >= 0 }
    }
  }

  /// The comparison with its sides exchanged.
  var mirrored: Comparator {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  var ordersValues: Bool { self != .equal && self != .unequal }
}

/// A comparison of two values.
final class Comparison: Node {
  let offset: Int
  let comparator: Comparator
  let operands: Operands

  init(_ comparator: Comparator, _ left: any Node, _ right: any Node, at offset: Int) {
    self.comparator = comparator
    operands = Operands(left, right)
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let (a, b) = try operands.values(&run)
    guard let result = comparator.compare(a, b) else {
      return run.failed(
        offset,
        Words(
          vi: "không so sánh được \(a.kind) \(comparator.rawValue) \(b.kind)",
          en: "\(a.kind) \(comparator.rawValue) \(b.kind) cannot be compared"))
    }
    return .boolean(result)
  }
}

/// `x between a and b`, both ends included.
final class Between: Node {
  let offset: Int
  let subject: any Node
  let low: any Node
  let high: any Node

  init(_ subject: any Node, _ low: any Node, _ high: any Node, at offset: Int) {
    self.subject = subject
    self.low = low
    self.high = high
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let value = try subject.value(&run)
    let from = try low.value(&run)
    let to = try high.value(&run)
    guard let above = value.order(to: from), let below = value.order(to: to) else {
      return run.failed(
        offset,
        Words(
          vi: "không so sánh được \(value.kind) với khoảng từ \(from.kind) đến \(to.kind)",
          en: "\(value.kind) between \(from.kind) and \(to.kind) cannot be compared"))
    }
    return .boolean(above >= 0 && below <= 0)
  }
}

/// `x instance of T`.
final class InstanceOf: Node {
  let offset: Int
  let subject: any Node
  let type: ValueType

  init(_ subject: any Node, _ type: ValueType, at offset: Int) {
    self.subject = subject
    self.type = type
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    try .boolean(type.holds(subject.value(&run)))
  }
}
