import Text

/// Values that stand for themselves: literals, names, lists, contexts, ranges, brackets.
extension Parser {
  mutating func primary() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    guard let scalar = scanner.peek else { throw expected(Words(vi: "một biểu thức", en: "an expression")) }
    switch scalar {
    case "\"": return try string()
    case "0"..."9", ".": return try number()
    case "(": return try bracketed()
    case "[": return try listOrRange()
    case "]": return try range(openedBy: "]")
    case "{": return try context()
    case "@": return try atLiteral()
    case "<", ">", "=": return try openRange()
    default: break
    }
    // A name of several words may begin with a keyword ("for whom"); alone the keyword counts.
    let known = try knownName(unless: NameRules.keywords)
    if let known { return known }
    if try takeWord("true") { return Typed(Constant(.boolean(true), at: offset), .boolean) }
    if try takeWord("false") { return Typed(Constant(.boolean(false), at: offset), .boolean) }
    if try takeWord("null") { return Typed(Constant(.null, at: offset), .null) }
    if scanner.isAtWord("if") { return try conditional() }
    if scanner.isAtWord("for") { return try forLoop() }
    if scanner.isAtWord("some") || scanner.isAtWord("every") { return try quantified() }
    if scanner.isAtWord("function") { return try definition(named: nil) }
    guard NameRules.isStart(scalar) else { throw expected(Words(vi: "một biểu thức", en: "an expression")) }
    var ahead = scanner
    if let word = ahead.word(), NameRules.keywords.contains(word) {
      throw expected(Words(vi: "một biểu thức", en: "an expression"))
    }
    return try unknownName()
  }

  private mutating func knownName(unless keywords: Set<String>) throws(SyntaxError) -> Typed? {
    var ahead = scanner
    guard let word = ahead.word(), keywords.contains(word) else { return try knownName() }
    let before = self
    guard let known = try knownName(), scanner.position > ahead.position else {
      self = before
      return nil
    }
    // Only blanks after the keyword: the known name was no longer than it.
    let more = scanner.text[ahead.position..<scanner.position].contains { !NameRules.isSpace($0) }
    if more { return known }
    self = before
    return nil
  }

  private mutating func string() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    guard let text = scanner.string() else {
      throw SyntaxError(
        offset: offset, found: .theEnd, expected: Words(vi: "'\"' ở cuối chuỗi", en: "'\"' at the end of the string"))
    }
    try skipSpace()
    return Typed(Constant(.string(text), at: offset), .string)
  }

  private mutating func number() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    guard let read = scanner.number() else { throw expected(Words(vi: "một biểu thức", en: "an expression")) }
    try skipSpace()
    guard let number = read else {
      return Typed(Failing(Words(vi: "số quá lớn", en: "the number is too large"), at: offset), .number)
    }
    return Typed(Constant(.number(number), at: offset), .number)
  }

  private mutating func atLiteral() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    scanner.position += 1
    try skipSpace()
    guard scanner.isAt("\"") else { throw expected(Words(vi: "một chuỗi sau '@'", en: "a string after '@'")) }
    let literal = try string()
    guard case .string(let text) = literal.constant, let value = Temporals.literal(text) else {
      report(
        .wrongType, at: offset,
        Words(
          vi: "không có ngày, giờ hay khoảng thời gian nào viết như vậy", en: "no date, time or duration is written so")
      )
      return Typed(
        Failing(
          Words(
            vi: "không có ngày, giờ hay khoảng thời gian nào viết như vậy",
            en: "no date, time or duration is written so"), at: offset), .any)
    }
    return Typed(Constant(value, at: offset), ValueType(of: value))
  }

  /// `(…)`, or a range that does not include its lower end.
  private mutating func bracketed() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    _ = try take("(")
    let inner = try expression()
    if try take("..") { return try rangeEnd(inner, includesLow: false, at: offset) }
    try expect(")")
    return inner
  }

  private mutating func listOrRange() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    _ = try take("[")
    if try take("]") { return Typed(Constant(.list([]), at: offset), .list(.null)) }
    let first = try expression()
    if try take("..") { return try rangeEnd(first, includesLow: true, at: offset) }
    var items = [first]
    while try take(",") { try items.append(expression()) }
    guard try take("]") else { throw expected(Words(vi: "',' hoặc ']'", en: "',' or ']'")) }
    let type = items.dropFirst().reduce(items.first?.type ?? .null) { $0.joined(with: $1.type) }
    let constants = items.compactMap(\.constant)
    if constants.count == items.count { return Typed(Constant(.list(constants), at: offset), .list(type)) }
    return Typed(ListLiteral(items.map(\.node), at: offset), .list(type))
  }

  private mutating func range(openedBy symbol: StaticString) throws(SyntaxError) -> Typed {
    let offset = scanner.position
    _ = try take(symbol)
    let low = try expression()
    guard try take("..") else { throw expected(.plain("'..'")) }
    return try rangeEnd(low, includesLow: false, at: offset)
  }

  mutating func rangeEnd(_ low: Typed, includesLow: Bool, at offset: Int) throws(SyntaxError) -> Typed {
    endsRange = true
    let high = try addition()
    endsRange = false
    let includesHigh = try take("]")
    if !includesHigh {
      let isClosed = scanner.isAt(")") ? try take(")") : try take("[")
      guard isClosed else { throw expected(Words(vi: "']', ')' hoặc '['", en: "']', ')' or '['")) }
    }
    checkOrder(low, high, at: offset)
    let node = RangeLiteral(
      low: low.node, includesLow: includesLow, high: high.node, includesHigh: includesHigh, at: offset)
    return folded(node, .range(low.type.joined(with: high.type)), low.constant != nil && high.constant != nil)
  }

  /// `> 10` as a value: everything above 10.
  private mutating func openRange() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    guard let comparator = try comparator() else { throw expected(Words(vi: "một biểu thức", en: "an expression")) }
    let end = try addition()
    let type = ValueType.range(end.type)
    let constant = end.constant != nil
    func range(low: (any Node)?, _ includesLow: Bool, high: (any Node)?, _ includesHigh: Bool) -> Typed {
      let node = RangeLiteral(
        low: low, includesLow: includesLow, high: high, includesHigh: includesHigh, at: offset)
      return folded(node, type, constant)
    }
    switch comparator {
    case .less: return range(low: nil, false, high: end.node, false)
    case .lessOrEqual: return range(low: nil, false, high: end.node, true)
    case .greater: return range(low: end.node, false, high: nil, false)
    case .greaterOrEqual: return range(low: end.node, true, high: nil, false)
    case .equal: return range(low: end.node, true, high: end.node, true)
    case .unequal:
      throw SyntaxError(
        offset: offset, found: .plain("'!='"), expected: Words(vi: "một biểu thức", en: "an expression"))
    }
  }

  private mutating func context() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    _ = try take("{")
    var entries: [ContextLiteral.Entry] = []
    var fields: [ValueType.Field] = []
    guard try !take("}") else { return Typed(Constant(.context(Context()), at: offset), .context([])) }
    let frame = self.frame
    var twice: String?
    frame.layers.append(.names(NameTable()))
    while true {
      let place = scanner.position
      guard let name = try key() else {
        throw expected(Words(vi: "một tên hoặc chuỗi, rồi ':'", en: "a name or a string, then ':'"))
      }
      if entries.contains(where: { $0.name.isSame(as: name) }) {
        report(
          .wrongArguments, at: place, Words(vi: "context có '\(name)' hai lần", en: "the context has '\(name)' twice"))
        twice = name
      }
      let value = scanner.isAtWord("function") ? try definition(named: name) : try expression()
      let slot = frame.newSlot()
      entries.append(ContextLiteral.Entry(name: name, slot: slot, node: value.node))
      fields.append(ValueType.Field(name, value.type))
      if case .names(var table) = frame.layers.removeLast() {
        table.add(name, (meaning: .local(slot), type: value.type))
        frame.layers.append(.names(table))
      }
      if try take("}") { break }
      guard try take(",") else { throw expected(Words(vi: "',' hoặc '}'", en: "',' or '}'")) }
    }
    frame.layers.removeLast()
    if let twice {
      return Typed(
        Failing(Words(vi: "context có '\(twice)' hai lần", en: "the context has '\(twice)' twice"), at: offset),
        .context(fields))
    }
    return Typed(ContextLiteral(entries, at: offset), .context(fields))
  }

  /// A name or a string with the colon after it.
  mutating func key() throws(SyntaxError) -> String? {
    let before = self
    if scanner.isAt("\"") {
      if case .string(let text) = try string().constant, try take(":") { return text }
    } else if let first = scanner.peek, NameRules.isStart(first) || NameRules.isSymbol(first) {
      let begin = scanner.position
      while let scalar = scanner.peek,
        NameRules.isPart(scalar) || NameRules.isSpace(scalar) || NameRules.isSymbol(scalar)
      {
        scanner.position += 1
      }
      let name = NameRules.normalized(scanner.text[begin..<scanner.position])
      if try take(":") { return name }
    }
    self = before
    return nil
  }
}
