import Text

/// Expressions by the binding strength of their operators, weakest first (DMN 1.5, grammar rule 2).
extension Parser {
  /// Any expression.
  mutating func expression() throws(SyntaxError) -> Typed {
    try nested { (parser) throws(SyntaxError) in try parser.disjunction() }
  }

  private mutating func disjunction() throws(SyntaxError) -> Typed {
    try junction(.or) { (parser) throws(SyntaxError) in try parser.conjunction() }
  }

  private mutating func conjunction() throws(SyntaxError) -> Typed {
    try junction(.and) { (parser) throws(SyntaxError) in try parser.comparison() }
  }

  private mutating func junction(
    _ word: Junction.Word, _ part: (inout Parser) throws(SyntaxError) -> Typed
  ) throws(SyntaxError) -> Typed {
    let first = try part(&self)
    guard scanner.isAtWord(word.text) else { return first }
    let offset = scanner.position
    var parts = [first]
    while try takeWord(word.text) { try parts.append(part(&self)) }
    checkLogic(parts, word.rawValue, at: offset)
    return Typed(Junction(word, parts.map(\.node), at: offset), .boolean)
  }

  private mutating func comparison() throws(SyntaxError) -> Typed {
    var left = try membership()
    while true {
      let offset = scanner.position
      if let comparator = try comparator() {
        left = compared(comparator, left, try membership(), at: offset)
      } else if try takeWord("between") {
        let low = try membership()
        try expectWord("and")
        let high = try membership()
        checkOrder(left, low, at: offset)
        checkOrder(left, high, at: offset)
        left = Typed(Between(left.node, low.node, high.node, at: offset), .boolean)
      } else if try takeWord("in") {
        left = try tested(left, at: offset)
      } else {
        return left
      }
    }
  }

  /// `<`, `=` and the like, when one stands here.
  mutating func comparator() throws(SyntaxError) -> Comparator? {
    if try take("<=") { return .lessOrEqual }
    if try take(">=") { return .greaterOrEqual }
    if try take("!=") { return .unequal }
    if try take("<") { return .less }
    if try take(">") { return .greater }
    if scanner.isAt("==") {
      throw SyntaxError(offset: scanner.position, found: .plain("'=='"), expected: .plain("'='"))
    }
    if try take("=") { return .equal }
    return nil
  }

  /// What a comparison compares.
  mutating func membership() throws(SyntaxError) -> Typed {
    let subject = try addition()
    let offset = scanner.position
    guard scanner.isAtWord("instance") else { return subject }
    _ = try takeWord("instance")
    try expectWord("of")
    let known = problems.count
    let type = try type()
    if problems.dropFirst(known).contains(where: { $0.kind == .unknownType }) {
      return Typed(Failing(Words(vi: "không có kiểu đó", en: "there is no such type"), at: offset), .boolean)
    }
    return Typed(InstanceOf(subject.node, type, at: offset), .boolean)
  }

  mutating func addition() throws(SyntaxError) -> Typed {
    var left = try multiplication()
    while true {
      let offset = scanner.position
      if try take("+") {
        left = computed(.add, left, try multiplication(), at: offset)
      } else if try take("-") {
        left = computed(.subtract, left, try multiplication(), at: offset)
      } else {
        return left
      }
    }
  }

  private mutating func multiplication() throws(SyntaxError) -> Typed {
    var left = try exponentiation()
    while true {
      let offset = scanner.position
      if !scanner.isAt("**"), try take("*") {
        left = computed(.multiply, left, try exponentiation(), at: offset)
      } else if try take("/") {
        left = computed(.divide, left, try exponentiation(), at: offset)
      } else {
        return left
      }
    }
  }

  private mutating func exponentiation() throws(SyntaxError) -> Typed {
    var left = try negation()
    while true {
      let offset = scanner.position
      guard try take("**") else { return left }
      left = computed(.power, left, try negation(), at: offset)
    }
  }

  private mutating func negation() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    guard try take("-") else { return try postfix() }
    let endedRange = endsRange
    let operand = try nested { (parser) throws(SyntaxError) in
      parser.endsRange = endedRange
      return try parser.negation()
    }
    if case .number(let number) = operand.constant { return Typed(Constant(.number(-number), at: offset), .number) }
    switch operand.type {
    case .any, .null, .number, .yearsAndMonths, .daysAndTime: break
    default:
      report(
        .wrongType, at: offset,
        Words(
          vi: "'-' cần số hoặc khoảng thời gian, không phải \(operand.type)",
          en: "'-' takes a number or a duration, not \(operand.type)"))
    }
    return Typed(Negation(operand.node, at: offset), operand.type)
  }
}
