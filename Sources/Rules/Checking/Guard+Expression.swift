extension Expression {
  /// The expression as a condition that a checker can decide, as far as it is one.
  public var guardForm: Guard { Guard(root, names) }
}

extension Guard {
  init(_ node: any Node, _ names: [String]) {
    switch node {
    case let node as Junction:
      let parts = node.parts.map { Guard($0, names) }
      self = node.word == .and ? .and(parts) : .or(parts)
    case let node as Rules.Constant:
      if case .boolean(let flag) = node.constant { self = .always(flag) } else { self = .unknown }
    case let node as BuiltinCall where node.builtin.name == "not":
      self = node.arguments.first.flatMap { $0 }.map { .not(Guard($0, names)) } ?? .unknown
    case let node as Comparison: self = Guard.comparison(node, names)
    case let node as Between:
      self = .and([
        Guard.comparison(node.subject, .greaterOrEqual, node.low, names),
        Guard.comparison(node.subject, .lessOrEqual, node.high, names),
      ])
    case let node as Membership: self = Guard.membership(node, names)
    default:
      self = Guard.subject(node, names).map { .compare(subject: $0, .equal, Constant(.boolean(true))) } ?? .unknown
    }
  }

  /// A name of the input, or entries within its value.
  private static func subject(_ node: any Node, _ names: [String]) -> [String]? {
    switch node {
    case let node as InputName: node.place < names.count ? [names[node.place]] : nil
    case let node as Path: subject(node.source, names).map { $0 + [node.name] }
    default: nil
    }
  }

  private static func comparison(_ node: Comparison, _ names: [String]) -> Guard {
    let (left, right) = (node.operands.left, node.operands.right)
    let straight = comparison(left, node.comparator, right, names)
    return straight == .unknown ? comparison(right, node.comparator.mirrored, left, names) : straight
  }

  private static func comparison(_ left: any Node, _ comparator: Comparator, _ right: any Node, _ names: [String])
    -> Guard
  {
    guard let subject = subject(left, names), let constant = right as? Rules.Constant else { return .unknown }
    return .compare(subject: subject, comparator, Constant(constant.constant))
  }

  private static func membership(_ node: Membership, _ names: [String]) -> Guard {
    subject(node.subject, names).map { Guard(node, of: $0) } ?? .unknown
  }

  /// Tests of something that has a name.
  init(_ node: Membership, of subject: [String]) {
    let tests = Guard.or(node.tests.map { Guard.test($0, subject) })
    self = node.isNegated ? .not(tests) : tests
  }

  private static func test(_ test: UnaryTest, _ subject: [String]) -> Guard {
    switch test {
    case .any: return .always(true)
    case .condition: return .unknown
    case .compared(let comparator, let node):
      guard let constant = node as? Rules.Constant else { return .unknown }
      return .compare(subject: subject, comparator, Constant(constant.constant))
    case .matches(let node):
      guard let constant = node as? Rules.Constant else { return .unknown }
      return matches(constant.constant, subject)
    }
  }

  private static func matches(_ value: Value, _ subject: [String]) -> Guard {
    switch value {
    case .list(let list): return .or(list.items.map { matches($0, subject) })
    case .range(let range):
      var ends: [Guard] = []
      if !range.low.isNull {
        ends.append(.compare(subject: subject, range.includesLow ? .greaterOrEqual : .greater, Constant(range.low)))
      }
      if !range.high.isNull {
        ends.append(.compare(subject: subject, range.includesHigh ? .lessOrEqual : .less, Constant(range.high)))
      }
      return .and(ends)
    case .context, .function: return .unknown
    default: return .compare(subject: subject, .equal, Constant(value))
    }
  }
}
