import Text

/// `if`, `for`, `some`, `every` and `function`.
extension Parser {
  mutating func conditional() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    try expectWord("if")
    let condition = try expression()
    checkCondition(condition, at: offset)
    try expectWord("then")
    let whenTrue = try expression()
    try expectWord("else")
    let otherwise = try expression()
    return Typed(
      Conditional(condition.node, whenTrue.node, otherwise.node, at: offset), whenTrue.type.joined(with: otherwise.type)
    )
  }

  mutating func forLoop() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    try expectWord("for")
    let (iterators, table) = try iterators()
    let partial = frame.newSlot()
    var names = table
    names.add("partial", (meaning: .local(partial), type: .list(.any)))
    frame.layers.append(.names(names))
    try expectWord("return")
    let begin = scanner.position
    let body = try expression()
    frame.layers.removeLast()
    // Results so far are collected only where the text speaks of them.
    let usesPartial = Scanner.contains("partial", scanner.text[begin..<scanner.position])
    return Typed(
      ForLoop(iterators, partialSlot: usesPartial ? partial : nil, body.node, at: offset), .list(body.type))
  }

  mutating func quantified() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    let isSome = try takeWord("some")
    if !isSome { try expectWord("every") }
    let (iterators, table) = try iterators()
    frame.layers.append(.names(table))
    try expectWord("satisfies")
    let condition = try expression()
    checkCondition(condition, at: offset)
    frame.layers.removeLast()
    return Typed(Quantified(some: isSome, iterators, condition.node, at: offset), .boolean)
  }

  typealias Names = NameTable<(meaning: Frame.Meaning, type: ValueType)>

  /// `x in xs, y in x`: each domain sees the variables before it.
  private mutating func iterators() throws(SyntaxError) -> ([Iterator], Names) {
    var iterators: [Iterator] = []
    var table = Names()
    repeat {
      let name = try variable()
      frame.layers.append(.names(table))
      let domain = try expression()
      var end: Typed?
      if try take("..") { end = try expression() }
      frame.layers.removeLast()
      let slot = frame.newSlot()
      let item: ValueType =
        switch domain.type {
        case .list(let item): item
        case .range(let item): item
        case .any, .null: .any
        default: domain.type
        }
      iterators.append(Iterator(slot: slot, domain: domain.node, end: end?.node))
      table.add(name, (meaning: .local(slot), type: item))
    } while try take(",")
    return (iterators, table)
  }

  /// All words up to `in`.
  private mutating func variable() throws(SyntaxError) -> String {
    let begin = scanner.position
    while let scalar = scanner.peek, !scanner.isAtWord("in") || scanner.position == begin {
      guard NameRules.isPart(scalar) || NameRules.isSymbol(scalar) || NameRules.isSpace(scalar) else { break }
      if NameRules.isPart(scalar) {
        while let part = scanner.peek, NameRules.isPart(part) { scanner.position += 1 }
      } else {
        scanner.position += 1
      }
    }
    let name = NameRules.normalized(scanner.text[begin..<scanner.position])
    guard !name.isEmpty else { throw expected(Words(vi: "một tên", en: "a name")) }
    try expectWord("in")
    return name
  }

  /// `function(a: number, b) …`; within its own text it can be called by the name of the entry that holds it.
  mutating func definition(named name: String?) throws(SyntaxError) -> Typed {
    let offset = scanner.position
    try expectWord("function")
    try expect("(")
    let parameters = try parameters()
    let inner = Frame(parent: frame)
    var table = Names()
    for parameter in parameters { table.add(parameter.name, (meaning: .local(inner.newSlot()), type: parameter.type)) }
    var ownSlot: Int?
    if let name {
      let slot = inner.newSlot()
      ownSlot = slot
      inner.layers.append(
        .names(Names([(name, (meaning: .local(slot), type: .function(parameters.map(\.type), .any)))])))
    }
    inner.layers.append(.names(table))
    if try takeWord("external") {
      _ = try expression()
      report(
        .notSupported, at: offset,
        Words(vi: "không hỗ trợ hàm ngoài (Java, PMML)", en: "external functions (Java, PMML) are out of scope"))
      return Typed(
        Failing(
          Words(vi: "không hỗ trợ hàm ngoài (Java, PMML)", en: "external functions (Java, PMML) are out of scope"),
          at: offset), .any)
    }
    let outer = frame
    frame = inner
    let body = try expression()
    frame = outer
    let text = FunctionText(
      parameters, knownResult: body.type, body.node, slots: inner.slots, nesting: inner.nesting, ownSlot: ownSlot)
    return Typed(
      Definition(text, held: inner.held, at: offset), .function(parameters.map(\.type), body.type))
  }

  private mutating func parameters() throws(SyntaxError) -> [Parameter] {
    var parameters: [Parameter] = []
    guard try !take(")") else { return [] }
    repeat {
      let begin = scanner.position
      while let scalar = scanner.peek,
        NameRules.isPart(scalar) || NameRules.isSpace(scalar) || NameRules.isSymbol(scalar)
      {
        scanner.position += 1
      }
      let name = NameRules.normalized(scanner.text[begin..<scanner.position])
      guard !name.isEmpty else { throw expected(Words(vi: "tên tham số", en: "the name of a parameter")) }
      try skipSpace()
      let type = try take(":") ? try type() : .any
      parameters.append(Parameter(name: name, type: type))
    } while try take(",")
    guard try take(")") else { throw expected(Words(vi: "',' hoặc ')'", en: "',' or ')'")) }
    return parameters
  }
}

extension Scanner {
  static func contains(_ word: String, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let wanted = Array(word.unicodeScalars)
    guard text.count >= wanted.count else { return false }
    return text.indices.contains { start in
      text[start] == wanted[0] && text[start...].starts(with: wanted)
    }
  }
}
