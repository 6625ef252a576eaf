import Text

/// What follows a value: `.name`, `[filter]`, `(arguments)`.
extension Parser {
  mutating func postfix() throws(SyntaxError) -> Typed {
    try postfixes(of: primary())
  }

  mutating func postfixes(of first: Typed) throws(SyntaxError) -> Typed {
    var value = first
    while true {
      let offset = scanner.position
      if scanner.isAt("."), !scanner.isAt("..") {
        _ = try take(".")
        value = try path(value, at: offset)
      } else if scanner.isAt("["), !(endsRange && scanner.bracketEndsRange) {
        value = try filter(value, at: offset)
      } else if scanner.isAt("(") {
        value = try call(value, at: offset)
      } else {
        return value
      }
    }
  }

  private mutating func path(_ source: Typed, at dot: Int) throws(SyntaxError) -> Typed {
    let offset = scanner.position
    let fields = ValueTypeFields(source.type)
    if let (entry, end) = fields.table.match(scanner) {
      scanner.position = end
      let hint = fields.place(of: entry.name)
      let node = Path(source.node, entry.name, hint: hint, at: offset)
      try skipSpace()
      return Typed(node, fields.isList ? .list(entry.meaning) : entry.meaning)
    }
    guard let name = try undeclaredName() else { throw expected(Words(vi: "một tên", en: "a name")) }
    if fields.isClosed {
      report(
        .unknownName, at: offset,
        Words(vi: "\(source.type) không có '\(name)'", en: "\(source.type) has no '\(name)'"),
        suggestion: nearestWord(to: name, among: fields.table.entries.map(\.name)))
    }
    return Typed(Path(source.node, name, hint: 0, at: offset), .any)
  }

  private mutating func filter(_ source: Typed, at offset: Int) throws(SyntaxError) -> Typed {
    _ = try take("[")
    let item: ValueType =
      switch source.type {
      case .list(let item): item
      case .any, .null: .any
      default: source.type
      }
    let frame = self.frame
    let slot = frame.newSlot()
    let fields = ValueTypeFields(item)
    let condition = try within(.element(slot: slot, type: item, fields: fields.table)) {
      (parser) throws(SyntaxError) in try parser.expression()
    }
    try expect("]")
    let usesItem = frame.elementUses[slot, default: 0] > 0
    let node = Filter(source.node, condition.node, itemSlot: slot, usesItem: usesItem, at: offset)
    switch condition.type {
    case .number: return Typed(node, item)
    case .boolean: return Typed(node, item == .any ? .any : .list(item))
    case .any, .null: return Typed(node, .any)
    default:
      report(
        .wrongType, at: offset,
        Words(
          vi: "'[…]' cần điều kiện hoặc số, không phải \(condition.type)",
          en: "'[…]' takes a condition or a number, not \(condition.type)"))
      return Typed(node, .any)
    }
  }
}

extension Scanner {
  /// Whether the bracket that opens here closes a range (`]1..x[`) and no filter (`[1..xs[2]]`).
  fileprivate var bracketEndsRange: Bool {
    var depth = 0
    var place = position
    while place < text.count {
      if text[place] == "[" { depth += 1 }
      if text[place] == "]" { depth -= 1 }
      if depth == 0 { break }
      place += 1
    }
    guard place < text.count else { return true }
    let after = text[(place + 1)...].first { !NameRules.isSpace($0) }
    return after.map { !"])[.+-*/(".unicodeScalars.contains($0) } ?? true
  }
}

/// The names that can follow a dot after a value of a type.
struct ValueTypeFields {
  let table: NameTable<ValueType>
  /// Whether the value is a list whose elements have the names.
  let isList: Bool
  /// Whether there are no other names.
  let isClosed: Bool
  private let order: [String]

  init(_ type: ValueType) {
    var own = type
    var isList = false
    while case .list(let item) = own {
      own = item
      isList = true
    }
    self.isList = isList
    let fields = ValueTypeFields.fields(of: own)
    table = NameTable(fields ?? [])
    order = (fields ?? []).map(\.0)
    switch own {
    case .any, .null: isClosed = false
    case .context(let fields): isClosed = !fields.isEmpty
    default: isClosed = true
    }
  }

  func place(of name: String) -> Int {
    order.firstIndex { $0.isSame(as: name) } ?? 0
  }

  private static let calendar: [(String, ValueType)] = [
    ("year", .number), ("month", .number), ("day", .number), ("weekday", .number),
  ]
  private static let clock: [(String, ValueType)] = [
    ("hour", .number), ("minute", .number), ("second", .number), ("time offset", .daysAndTime), ("timezone", .string),
  ]

  private static func fields(of type: ValueType) -> [(String, ValueType)]? {
    switch type {
    case .context(let fields): fields.map { ($0.name, $0.type) }
    case .date, .dateTime: calendar + clock
    case .time: clock
    case .yearsAndMonths: [("years", .number), ("months", .number)]
    case .daysAndTime: [("days", .number), ("hours", .number), ("minutes", .number), ("seconds", .number)]
    case .range(let end):
      [("start", end), ("end", end), ("start included", .boolean), ("end included", .boolean)]
    case .any:
      // Not known: any of them may be meant, and only those of two words need to be known to be read.
      [("time offset", .any), ("start included", .any), ("end included", .any)]
    default: nil
    }
  }
}
