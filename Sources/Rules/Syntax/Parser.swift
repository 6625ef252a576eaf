import Text

/// Reads the text of an expression: what it says, what its names mean, what is wrong with its types.
struct Parser {
  var scanner: Scanner
  var frame: Frame
  let types: [String: ValueType]
  var problems: [Problem] = []
  private var nesting = 0
  /// Whether the upper end of a range is being read, which a `[` may close.
  var endsRange = false

  init(_ text: String, in scope: Scope) throws(SyntaxError) {
    scanner = Scanner(text)
    types = scope.types
    frame = Frame(parent: nil)
    frame.layers = [
      .names(
        NameTable(scope.entries.enumerated().map { ($1.name, (meaning: .input($0), type: $1.type)) }))
    ]
    try begin()
  }

  /// Reads a text within a frame that has its names already, such as an entry of a boxed context.
  init(_ text: String, in frame: Frame, types: [String: ValueType]) throws(SyntaxError) {
    scanner = Scanner(text)
    self.types = types
    self.frame = frame
    try begin()
  }

  private mutating func begin() throws(SyntaxError) {
    guard scanner.text.count <= Limits.expressionLength else {
      throw SyntaxError(
        offset: 0, found: .plain("\(scanner.text.count)"),
        expected: Words(
          vi: "nhiều nhất \(Limits.expressionLength) ký tự", en: "at most \(Limits.expressionLength) characters"))
    }
    try skipSpace()
  }

  /// Reads a part, one level deeper.
  mutating func nested(_ read: (inout Parser) throws(SyntaxError) -> Typed) throws(SyntaxError) -> Typed {
    guard nesting < Limits.nesting else {
      throw SyntaxError(
        offset: scanner.position, found: Words(vi: "thêm một tầng", en: "one more"),
        expected: Words(
          vi: "nhiều nhất \(Limits.nesting) tầng lồng nhau", en: "at most \(Limits.nesting) levels of nesting"))
    }
    nesting += 1
    frame.nesting = max(frame.nesting, nesting)
    let endedRange = endsRange
    endsRange = false
    let result = try read(&self)
    endsRange = endedRange
    nesting -= 1
    return result
  }

  // Blanks are skipped after each token, so that the place is always that of the next one.

  mutating func skipSpace() throws(SyntaxError) {
    let begin = scanner.position
    guard scanner.skipSpace() else {
      throw SyntaxError(
        offset: begin, found: .theEnd, expected: Words(vi: "'*/' ở cuối ghi chú", en: "'*/' at the end of the comment"))
    }
  }

  /// Takes a symbol when it stands here.
  mutating func take(_ symbol: StaticString) throws(SyntaxError) -> Bool {
    guard scanner.isAt(symbol) else { return false }
    scanner.position += symbol.utf8CodeUnitCount
    try skipSpace()
    return true
  }

  /// Takes a word when it stands here.
  mutating func takeWord(_ word: StaticString) throws(SyntaxError) -> Bool {
    guard scanner.isAtWord(word) else { return false }
    scanner.position += word.utf8CodeUnitCount
    try skipSpace()
    return true
  }

  mutating func expect(_ symbol: StaticString) throws(SyntaxError) {
    guard try take(symbol) else { throw expected(.plain("'\(symbol)'")) }
  }

  mutating func expectWord(_ word: StaticString) throws(SyntaxError) {
    guard try takeWord(word) else { throw expected(.plain("'\(word)'")) }
  }

  func expected(_ what: Words) -> SyntaxError {
    SyntaxError(offset: scanner.position, found: scanner.found, expected: what)
  }

  /// Notes that something from `offset` to the present place is wrong.
  mutating func report(_ kind: Problem.Kind, at offset: Int, _ message: Words, suggestion: String? = nil) {
    var end = min(scanner.position, scanner.text.count)
    while end > offset + 1, NameRules.isSpace(scanner.text[end - 1]) { end -= 1 }
    problems.append(
      Problem(kind: kind, offset: offset, length: max(1, end - offset), message: message, suggestion: suggestion))
  }

  /// Reads with another layer of names in force.
  mutating func within<Result>(
    _ layer: Frame.Layer, _ read: (inout Parser) throws(SyntaxError) -> Result
  ) throws(SyntaxError) -> Result {
    let frame = self.frame
    frame.layers.append(layer)
    let result = try read(&self)
    frame.layers.removeLast()
    return result
  }
}
