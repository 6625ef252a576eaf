import Text

extension Parser {
  /// A name that has a meaning here, as the longest that can be read.
  ///
  /// - Returns: nil when nothing known stands here.
  mutating func knownName() throws(SyntaxError) -> Typed? {
    let offset = scanner.position
    guard var found = lookUp() else { return nil }
    if scanner.text[found.end...].first(where: { !NameRules.isSpace($0) }) == "(", !found.type.mayBeCalled,
      let builtin = Builtin.table.match(scanner), builtin.end == found.end
    {
      // A variable called `date` does not hide the function `date(…)`.
      found = Found(end: builtin.end, name: builtin.entry.name, type: .any, node: nil, builtin: builtin.entry.meaning)
    }
    scanner.position = found.end
    let node = found.node?(frame, offset) ?? frame.node(for: .builtin(found.builtin ?? Builtin.none), up: 0, at: offset)
    try skipSpace()
    return Typed(node, found.type)
  }

  private struct Found {
    let end: Int
    let name: String
    let type: ValueType
    let node: ((Frame, Int) -> any Node)?
    let builtin: Builtin?
  }

  /// Looks from the inside out; the longest name wins, of equals the innermost.
  private func lookUp() -> Found? {
    var best: Found?
    var openElements: [(slot: Int, up: Int)] = []
    var up = 0
    var current: Frame? = frame
    while let frame = current {
      for layer in frame.layers.reversed() {
        let found = look(in: layer, up: up, openElements)
        if let found, found.end > best?.end ?? -1 { best = found }
        if case .element(let slot, let type, _) = layer, type == .any || type == .context([]) {
          openElements.append((slot, up))
        }
      }
      current = frame.parent
      up += 1
    }
    if let (entry, end) = Builtin.table.match(scanner), end > best?.end ?? -1 {
      let builtin = entry.meaning
      best = Found(end: end, name: entry.name, type: builtin.type, node: nil, builtin: builtin)
    }
    return best
  }

  private func look(in layer: Frame.Layer, up: Int, _ openElements: [(slot: Int, up: Int)]) -> Found? {
    switch layer {
    case .names(let table):
      guard let (entry, end) = table.match(scanner) else { return nil }
      let meaning = entry.meaning.meaning
      return Found(
        end: end, name: entry.name, type: openElements.isEmpty ? entry.meaning.type : .any,
        node: { frame, offset in
          let outside = frame.node(for: meaning, up: up, at: offset)
          return Parser.preferring(openElements, entry.name, outside, frame, offset)
        }, builtin: nil)
    case .element(let slot, let type, let fields):
      if let (entry, end) = fields.match(scanner), case .context = type {
        return Found(
          end: end, name: entry.name, type: entry.meaning,
          node: { frame, offset in
            Parser.use(slot, up, frame)
            let element = frame.node(for: .local(slot), up: up, at: offset)
            return Path(element, entry.name, hint: 0, at: offset)
          }, builtin: nil)
      }
      guard scanner.isAtWord("item") else { return nil }
      return Found(
        end: scanner.position + 4, name: "item", type: type,
        node: { frame, offset in
          Parser.use(slot, up, frame)
          let own = frame.slot(for: .local(slot), up: up, at: offset)
          let element = LocalName(own, at: offset)
          return type == .any ? ElementName("item", slot: own, outside: element, at: offset) : element
        }, builtin: nil)
    }
  }

  /// The name as an entry of the nearest elements that may have it, else what it means outside.
  private static func preferring(
    _ elements: [(slot: Int, up: Int)], _ name: String, _ outside: (any Node)?, _ frame: Frame, _ offset: Int
  ) -> any Node {
    var node = outside
    for (slot, up) in elements.reversed() {
      use(slot, up, frame)
      node = ElementName(name, slot: frame.slot(for: .local(slot), up: up, at: offset), outside: node, at: offset)
    }
    return node ?? Failing(Words(vi: "không có gì tên là '\(name)'", en: "nothing is called '\(name)'"), at: offset)
  }

  private static func use(_ slot: Int, _ up: Int, _ frame: Frame) {
    var owner: Frame? = frame
    for _ in 0..<up { owner = owner?.parent }
    owner?.elementUses[slot, default: 0] += 1
  }

  /// A name that nobody declared: an entry of a filter's element when there may be one, else a problem.
  mutating func unknownName() throws(SyntaxError) -> Typed {
    let offset = scanner.position
    guard let name = try undeclaredName() else { throw expected(Words(vi: "một biểu thức", en: "an expression")) }
    var elements: [(slot: Int, up: Int)] = []
    var up = 0
    var current: Frame? = frame
    while let frame = current {
      for layer in frame.layers.reversed() {
        if case .element(let slot, let type, _) = layer, type == .any || type == .context([]) {
          elements.append((slot, up))
        }
      }
      current = frame.parent
      up += 1
    }
    if elements.isEmpty {
      let isCall = scanner.isAt("(")
      report(
        isCall ? .unknownFunction : .unknownName, at: offset,
        Words(vi: "không có gì tên là '\(name)'", en: "nothing is called '\(name)'"),
        suggestion: nearestWord(to: name, among: isCall ? functionNames : declaredNames))
      return Typed(
        Failing(Words(vi: "không có gì tên là '\(name)'", en: "nothing is called '\(name)'"), at: offset), .any)
    }
    return Typed(Parser.preferring(elements, name, nil, frame, offset), .any)
  }

  /// Words up to the next symbol or keyword.
  mutating func undeclaredName() throws(SyntaxError) -> String? {
    guard let first = scanner.word() else { return nil }
    var words = [first]
    try skipSpace()
    while true {
      let place = scanner.position
      guard let word = scanner.word(), !NameRules.keywords.contains(word) else {
        scanner.position = place
        return words.joined(separator: " ")
      }
      words.append(word)
      try skipSpace()
    }
  }

  /// All names that could have been meant here.
  private var declaredNames: [String] {
    var names: [String] = []
    var current: Frame? = frame
    while let frame = current {
      for layer in frame.layers {
        switch layer {
        case .names(let table): names += table.entries.map(\.name)
        case .element(_, _, let fields): names += fields.entries.map(\.name)
        }
      }
      current = frame.parent
    }
    return names
  }

  private var functionNames: [String] { declaredNames + Builtin.table.entries.map(\.name) }

}

extension ValueType {
  /// Whether a value of this type may turn out to be a function.
  var mayBeCalled: Bool {
    switch self {
    case .any, .function: true
    default: false
    }
  }
}
