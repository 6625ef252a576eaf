/// What stands in one column of one row.
package enum Cell: Sendable, Equatable {
  /// Null.
  case nothing
  /// A whole number.
  case integer(Int64)
  /// A text.
  case text(String)
  /// Bytes.
  case bytes([UInt8])

  init(_ row: borrowing Row, _ column: Int, _ kind: ValueKind) {
    if row.isNull(column) {
      self = .nothing
      return
    }
    self =
      switch kind {
      case .integer: .integer(row.int(column))
      case .text: .text(row.text(column))
      case .bytes: .bytes(row.bytes(column))
      }
  }

  /// Gives it to a statement.
  func give(to statement: any RecordStatement, _ kind: ValueKind, at index: Int) {
    switch self {
    case .nothing: statement.giveNothing(of: kind, at: index)
    case .integer(let number): statement.give(number, at: index)
    case .text(let text): statement.give(text, at: index)
    case .bytes(let bytes): statement.give(bytes, at: index)
    }
  }

  /// Adds it to bytes that no other cells give: its kind, its length, itself.
  func add(to bytes: inout [UInt8]) {
    switch self {
    case .nothing: bytes.append(0)
    case .integer(let number):
      bytes.append(1)
      Cell.add(UInt64(bitPattern: number), to: &bytes)
    case .text(let text):
      bytes.append(2)
      Cell.add(UInt64(text.utf8.count), to: &bytes)
      bytes.append(contentsOf: text.utf8)
    case .bytes(let content):
      bytes.append(3)
      Cell.add(UInt64(content.count), to: &bytes)
      bytes.append(contentsOf: content)
    }
  }

  private static func add(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
