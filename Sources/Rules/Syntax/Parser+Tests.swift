import Text

/// Tests of a value: after `in`, and in the cells of decision tables.
extension Parser {
  /// What follows `in`.
  mutating func tested(_ subject: Typed, at offset: Int) throws(SyntaxError) -> Typed {
    // An error may be thrown from within a function, whose frame is then the parser's.
    let frame = self.frame
    let slot = frame.newSlot()
    let layers = frame.layers
    frame.layers.append(.names(Names([("?", (meaning: .local(slot), type: subject.type))])))
    defer { frame.layers = layers }
    if scanner.isAt("(") { return try testedInBrackets(subject, slot: slot, at: offset) }
    let test = try operand(of: subject.type, slot: slot)
    return Typed(Membership(subject.node, [test], isNegated: false, slot: slot, at: offset), .boolean)
  }

  /// `in (…)`: several tests, an open range, or just a value in brackets.
  private mutating func testedInBrackets(_ subject: Typed, slot: Int, at offset: Int) throws(SyntaxError) -> Typed {
    func member(_ tests: [UnaryTest]) -> Typed {
      Typed(Membership(subject.node, tests, isNegated: false, slot: slot, at: offset), .boolean)
    }
    let begin = scanner.position
    _ = try take("(")
    var tests: [UnaryTest] = []
    repeat {
      let place = scanner.position
      if scanner.isAt("<") || scanner.isAt(">") || scanner.isAt("=") || scanner.isAt("!=") {
        try tests.append(test(of: subject.type, slot: slot))
        continue
      }
      let value = try expression()
      if tests.isEmpty, try take("..") {
        let range = try rangeEnd(value, includesLow: false, at: begin)
        return member([test(range, of: subject.type, from: begin)])
      }
      if tests.isEmpty, try take(")") {
        let whole = scanner.isAt(".") || scanner.isAt("[") ? try postfixes(of: value) : value
        return member([test(whole, of: subject.type, from: place)])
      }
      tests.append(test(value, of: subject.type, from: place))
    } while try take(",")
    guard try take(")") else { throw expected(Words(vi: "',' hoặc ')'", en: "',' or ')'")) }
    return member(tests)
  }

  /// The whole text as tests of an input: `-`, `not(…)` or tests between commas.
  mutating func unaryTests(of type: ValueType, subject: any Node, slot: Int) throws(SyntaxError) -> Membership {
    let offset = scanner.position
    if scanner.isAt("-") {
      let before = self
      if try take("-"), scanner.peek == nil {
        return Membership(subject, [.any], isNegated: false, slot: slot, at: offset)
      }
      self = before
    }
    if scanner.isAtWord("not") {
      let before = self
      let layers = frame.layers
      _ = try takeWord("not")
      if try take("("), let tests = try? tests(of: type, slot: slot), (try? take(")")) == true, scanner.peek == nil {
        return Membership(subject, tests, isNegated: true, slot: slot, at: offset)
      }
      self = before
      frame.layers = layers
    }
    return Membership(subject, try tests(of: type, slot: slot), isNegated: false, slot: slot, at: offset)
  }

  private mutating func tests(of type: ValueType, slot: Int) throws(SyntaxError) -> [UnaryTest] {
    var tests = [try test(of: type, slot: slot)]
    while try take(",") { try tests.append(test(of: type, slot: slot)) }
    return tests
  }

  /// A test without brackets after `in`: it binds as the operand of a comparison does, so that `x in [1..2] or y` is
  /// true when either is (DMN 1.5, grammar rule 2 lists the weakest first).
  private mutating func operand(of type: ValueType, slot: Int) throws(SyntaxError) -> UnaryTest {
    try test(of: type, slot: slot) { (parser) throws(SyntaxError) in try parser.membership() }
  }

  private mutating func test(of type: ValueType, slot: Int) throws(SyntaxError) -> UnaryTest {
    try test(of: type, slot: slot) { (parser) throws(SyntaxError) in try parser.expression() }
  }

  private mutating func test(
    of type: ValueType, slot: Int, _ read: (inout Parser) throws(SyntaxError) -> Typed
  ) throws(SyntaxError) -> UnaryTest {
    let offset = scanner.position
    if let comparator = try comparator() {
      let end = try addition()
      check(comparator, Typed(end.node, type), end, at: offset)
      return .compared(comparator, end.node)
    }
    return test(try read(&self), of: type, from: offset)
  }

  private mutating func test(_ test: Typed, of type: ValueType, from offset: Int) -> UnaryTest {
    // A question mark within a string does no harm: the test is then a constant.
    if test.constant == nil, Scanner.contains("?", scanner.text[offset..<scanner.position]) {
      return .condition(test.node)
    }
    checkTest(test, of: type, at: offset)
    return .matches(test.node)
  }
}
