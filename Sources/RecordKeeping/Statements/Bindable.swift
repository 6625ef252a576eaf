/// A value that can be given to a statement.
package protocol Bindable {
  /// What kind of value it is, also when there is none.
  static var kind: ValueKind { get }
  /// Gives the value to the statement; the first is 1.
  func give(to statement: any RecordStatement, at index: Int)
}

extension Int64: Bindable {
  /// A whole number.
  package static var kind: ValueKind { .integer }

  /// Given as an integer.
  package func give(to statement: any RecordStatement, at index: Int) { statement.give(self, at: index) }
}

extension Int: Bindable {
  /// A whole number.
  package static var kind: ValueKind { .integer }

  /// Given as an integer.
  package func give(to statement: any RecordStatement, at index: Int) { statement.give(Int64(self), at: index) }
}

extension Bool: Bindable {
  /// A whole number.
  package static var kind: ValueKind { .integer }

  /// Given as 1 or 0.
  package func give(to statement: any RecordStatement, at index: Int) { statement.give(self ? 1 : 0, at: index) }
}

extension String: Bindable {
  /// Text.
  package static var kind: ValueKind { .text }

  /// Given as text in UTF-8.
  package func give(to statement: any RecordStatement, at index: Int) { statement.give(self, at: index) }
}

extension [UInt8]: Bindable {
  /// Bytes.
  package static var kind: ValueKind { .bytes }

  /// Given as bytes.
  package func give(to statement: any RecordStatement, at index: Int) { statement.give(self, at: index) }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// As the value that there could be.
  package static var kind: ValueKind { Wrapped.kind }

  /// Given as null when there is none.
  package func give(to statement: any RecordStatement, at index: Int) {
    switch self {
    case .some(let value): value.give(to: statement, at: index)
    case .none: statement.giveNothing(of: Wrapped.kind, at: index)
    }
  }
}
