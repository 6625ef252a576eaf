/// A text of a definition with its place: an expression, a test, a list of values.
public struct Passage: Hashable, Sendable {
  /// The text.
  public let text: String
  /// The line on which it begins, from 1.
  public let line: Int
  /// The column of its first character, from 1; nil when the text does not stand there as it is.
  public let column: Int?

  /// A text at a place.
  public init(_ text: String, line: Int, column: Int? = nil) {
    self.text = text
    self.line = line
    self.column = column
  }

  /// Where a code point of the text stands.
  func spot(at offset: Int) -> Spot {
    let breaks = text.unicodeScalars.prefix(offset).count { $0 == "\n" }
    return Spot(line: line + breaks, column: breaks == 0 ? column.map { $0 + offset } : nil)
  }

  /// Nothing to be read: an empty cell, or `-`.
  var isBlank: Bool { text.trimmed.isEmpty || text.trimmed == "-" }
}

/// A place in the file of a definition.
struct Spot: Hashable {
  let line: Int
  var column: Int?
}
