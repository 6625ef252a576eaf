/// A statement's text. It is made of literals only, so a value can never slip into it.
package struct SQL: ExpressibleByStringLiteral, Sendable {
  private enum Form: Sendable {
    case literal(StaticString)
    case composed(String)
  }

  private let form: Form

  /// The text as it stands in the source.
  package init(stringLiteral text: StaticString) {
    form = .literal(text)
  }

  private init(composed: String) {
    form = .composed(composed)
  }

  /// The name of a table or column in quotation marks: for statements that are made of the schema of a database, never of a
  /// value.
  package static func name(_ text: String) -> SQL {
    SQL(composed: "\"" + text.replacing("\"", with: "\"\"") + "\"")
  }

  /// One text after the other.
  package static func + (a: SQL, b: SQL) -> SQL {
    // Where nothing is added the text stays as it stands in the source, and is found by that.
    if case .literal(let nothing) = b.form, nothing.utf8CodeUnitCount == 0 { return a }
    return SQL(composed: a.text + b.text)
  }

  /// The text.
  package var text: String {
    switch form {
    case .literal(let text): text.description
    case .composed(let text): text
    }
  }
}

extension SQL: Hashable {
  /// Literals are the same when they stand at the same place in the program: quick, and right for a cache.
  package static func == (a: SQL, b: SQL) -> Bool {
    switch (a.form, b.form) {
    case (.literal(let a), .literal(let b)): a.address == b.address && a.utf8CodeUnitCount == b.utf8CodeUnitCount
    case (.composed(let a), .composed(let b)): a == b
    default: false
    }
  }

  /// Feeds the address of a literal, or the length of a composed text: there are few of those, and they are long.
  package func hash(into hasher: inout Hasher) {
    switch form {
    case .literal(let text): hasher.combine(text.address)
    case .composed(let text): hasher.combine(text.utf8.count)
    }
  }
}

extension StaticString {
  fileprivate var address: UInt {
    hasPointerRepresentation ? unsafe UInt(bitPattern: utf8Start) : UInt(unicodeScalar.value)
  }
}
