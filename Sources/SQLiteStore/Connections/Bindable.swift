internal import CSQLite

/// A value that can be given to a statement.
package protocol Bindable {
  /// Gives the value to the statement's parameter; the first parameter is 1.
  func bind(to statement: Statement, at index: Int32) -> Int32
}

extension Int64: Bindable {
  /// Given as an integer.
  package func bind(to statement: Statement, at index: Int32) -> Int32 {
    unsafe sqlite3_bind_int64(statement.handle, index, self)
  }
}

extension Int: Bindable {
  /// Given as an integer.
  package func bind(to statement: Statement, at index: Int32) -> Int32 {
    unsafe sqlite3_bind_int64(statement.handle, index, Int64(self))
  }
}

extension Bool: Bindable {
  /// Given as 1 or 0.
  package func bind(to statement: Statement, at index: Int32) -> Int32 {
    unsafe sqlite3_bind_int64(statement.handle, index, self ? 1 : 0)
  }
}

extension String: Bindable {
  /// Given as text in UTF-8.
  package func bind(to statement: Statement, at index: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      // No bytes may come with no address, and no address would bind null.
      guard let start = bytes.baseAddress else { return unsafe motcua_bind_text(statement.handle, index, "", 0) }
      return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        unsafe motcua_bind_text(statement.handle, index, $0, UInt64(bytes.count))
      }
    }
  }
}

extension [UInt8]: Bindable {
  /// Given as a blob.
  package func bind(to statement: Statement, at index: Int32) -> Int32 {
    guard !isEmpty else { return unsafe sqlite3_bind_zeroblob(statement.handle, index, 0) }
    return unsafe withUnsafeBytes {
      unsafe motcua_bind_blob(statement.handle, index, $0.baseAddress, UInt64($0.count))
    }
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// Given as null when there is none.
  package func bind(to statement: Statement, at index: Int32) -> Int32 {
    switch self {
    case .some(let value): value.bind(to: statement, at: index)
    case .none: unsafe sqlite3_bind_null(statement.handle, index)
    }
  }
}
