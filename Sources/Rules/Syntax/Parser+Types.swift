import Text

/// The names of types, after `instance of` and in parameters.
extension Parser {
  mutating func type() throws(SyntaxError) -> ValueType {
    let offset = scanner.position
    if try takeWord("list") {
      guard try take("<") else { return .list(.any) }
      let item = try type()
      try expect(">")
      return .list(item)
    }
    if try takeWord("range") {
      guard try take("<") else { return .range(.any) }
      let item = try type()
      try expect(">")
      return .range(item)
    }
    if try takeWord("context") { return try contextType() }
    if try takeWord("function") { return try functionType() }
    let table = NameTable(ValueType.named.map { ($0.key, $0.value) } + types.map { ($0.key, $0.value) })
    if let (entry, end) = table.match(scanner) {
      scanner.position = end
      try skipSpace()
      return entry.meaning
    }
    guard let name = try qualifiedName() else { throw expected(Words(vi: "một kiểu", en: "a type")) }
    report(
      .unknownType, at: offset,
      Words(vi: "không có kiểu '\(name)'", en: "there is no type '\(name)'"),
      suggestion: nearestWord(to: name, among: table.entries.map(\.name)))
    return .any
  }

  private mutating func contextType() throws(SyntaxError) -> ValueType {
    guard try take("<") else { return .context([]) }
    var fields: [ValueType.Field] = []
    repeat {
      guard let name = try key() else { throw expected(Words(vi: "một tên, rồi ':'", en: "a name, then ':'")) }
      fields.append(ValueType.Field(name, try type()))
    } while try take(",")
    try expect(">")
    return .context(fields)
  }

  private mutating func functionType() throws(SyntaxError) -> ValueType {
    guard try take("<") else { return .function([], .any) }
    var parameters: [ValueType] = []
    if try !take(">") {
      repeat { try parameters.append(type()) } while try take(",")
      try expect(">")
    }
    try expect("->")
    return .function(parameters, try type())
  }

  private mutating func qualifiedName() throws(SyntaxError) -> String? {
    guard var name = try undeclaredName() else { return nil }
    while scanner.isAt("."), !scanner.isAt("..") {
      _ = try take(".")
      guard let next = try undeclaredName() else { throw expected(Words(vi: "một tên", en: "a name")) }
      name += "." + next
    }
    return name
  }
}
