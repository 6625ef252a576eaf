import Text

/// `+`, `-`, `*`, `/`, `**`.
enum Operator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "**"

  /// Nil when the operands do not go together or there is no finite result (DMN 1.5, tables 56 to 59).
  func apply(_ a: Value, _ b: Value) -> Value? {
    if case .number(let left) = a, case .number(let right) = b {
      let result =
        switch self {
        case .add: left.adding(right)
        case .subtract: left.subtracting(right)
        case .multiply: left.multiplied(by: right)
        case .divide: left.divided(by: right)
        case .power: left.power(right)
        }
      return result.map(Value.number)
    }
    return switch self {
    case .add: Temporal.sum(a, b)
    case .subtract: Temporal.difference(a, b)
    case .multiply: Temporal.product(a, b)
    case .divide: Temporal.quotient(a, b)
    case .power: nil
    }
  }
}

/// A computation with two operands.
final class Arithmetic: Node {
  let offset: Int
  let operation: Operator
  let operands: Operands

  init(_ operation: Operator, _ left: any Node, _ right: any Node, at offset: Int) {
    self.operation = operation
    operands = Operands(left, right)
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let (a, b) = try operands.values(&run)
    if let result = operation.apply(a, b) { return result }
    if operation == .add, case .string(let head) = a, case .string(let tail) = b { return try run.string(head + tail) }
    return run.failed(
      offset,
      Words(
        vi: "\(a.kind) \(operation.rawValue) \(b.kind) không có kết quả",
        en: "\(a.kind) \(operation.rawValue) \(b.kind) has no result"))
  }
}

/// `-x` of a number or a duration.
final class Negation: Node {
  let offset: Int
  let operand: any Node

  init(_ operand: any Node, at offset: Int) {
    self.operand = operand
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    switch try operand.value(&run) {
    case .number(let number): .number(-number)
    case .yearsAndMonths(let months) where months != .min: .yearsAndMonths(-months)
    case .daysAndTime(let nanoseconds) where nanoseconds != .min: .daysAndTime(-nanoseconds)
    case let other: run.failed(offset, Words(vi: "-\(other.kind) không có kết quả", en: "-\(other.kind) has no result"))
    }
  }
}
