import Text

/// One test of an input value: `< 5`, `[1..5]`, `"a"`, `?.year = 2026`.
enum UnaryTest: Sendable {
  /// Anything at all (`-`).
  case any
  /// A comparison with an end.
  case compared(Comparator, any Node)
  /// An expression that speaks of the input itself by `?`.
  case condition(any Node)
  /// A value, a range or a list of them.
  case matches(any Node)

  /// Nil when it cannot be known.
  func holds(for value: Value, _ run: inout Run) throws(Stop) -> Bool? {
    switch self {
    case .any: return true
    case .compared(let comparator, let node):
      let end = try node.value(&run)
      return comparator.compare(value, end)
    case .condition(let node):
      if case .boolean(let result) = try node.value(&run) { return result }
      return nil
    case .matches(let node):
      return UnaryTest.matches(value, try node.value(&run))
    }
  }

  /// Whether a value is another, lies within it, or is one of it (DMN 1.5, table 55).
  static func matches(_ value: Value, _ test: Value) -> Bool? {
    switch (value, test) {
    case (_, .range(let range)):
      if let inside = range.contains(value) { return inside }
      if case .range = value { return value.equals(test) }
      return nil
    case (.list(let own), .list(let tests)):
      if value.equals(test) == true { return true }
      // A list of lists is searched for the list; else every kind of element is.
      _ = own
      return tests.items.contains { matches(value, $0) == true }
    case (_, .list(let tests)):
      return tests.items.contains { matches(value, $0) == true }
    case (.list(let own), _):
      return own.items.contains { matches($0, test) == true } ? true : value.equals(test)
    case (.boolean, .boolean), (.null, _): return value.equals(test)
    case (_, .boolean(let result)): return result
    default: return value.equals(test)
    }
  }
}

/// `x in …`, and the cells of decision tables: any of the tests, or none of them after `not`.
final class Membership: Node {
  let offset: Int
  let subject: any Node
  let tests: [UnaryTest]
  let isNegated: Bool
  /// Where `?` stands for the subject.
  let slot: Int

  init(_ subject: any Node, _ tests: [UnaryTest], isNegated: Bool, slot: Int, at offset: Int) {
    self.subject = subject
    self.tests = tests
    self.isNegated = isNegated
    self.slot = slot
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let value = try subject.value(&run)
    run.locals[run.base + slot] = value
    var known = true
    for test in tests {
      switch try test.holds(for: value, &run) {
      case true: return .boolean(!isNegated)
      case false: break
      case nil: known = false
      }
    }
    return known
      ? .boolean(isNegated)
      : run.failed(
        offset, Words(vi: "\(value.kind) không kiểm tra như vậy được", en: "\(value.kind) cannot be tested so"))
  }
}
