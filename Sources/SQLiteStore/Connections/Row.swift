internal import CSQLite

/// The row a statement stands on. Columns count from 0.
///
/// A column of another type than the one asked for gives a nought, and the query fails as soon as the row has been read:
/// nothing made of it comes out.
package struct Row: ~Copyable {
  let statement: Statement

  /// Whether the column holds null.
  package func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(statement.handle, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
  }

  /// An integer.
  package func int(_ column: Int) -> Int64 {
    guard let index = place(column, SQLITE_INTEGER, "an integer") else { return 0 }
    return unsafe sqlite3_column_int64(statement.handle, index)
  }

  /// A text.
  package func text(_ column: Int) -> String {
    guard let index = place(column, SQLITE_TEXT, "text"),
      let start = unsafe sqlite3_column_text(statement.handle, index)
    else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(statement.handle, index))
    guard let text = unsafe String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) else {
      statement.fault = "column \(column) does not hold text in UTF-8"
      return ""
    }
    return text
  }

  /// A blob.
  package func bytes(_ column: Int) -> [UInt8] {
    guard let index = place(column, SQLITE_BLOB, "bytes"),
      let start = unsafe sqlite3_column_blob(statement.handle, index)
    else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(statement.handle, index))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// 1 or 0 as yes or no.
  package func bool(_ column: Int) -> Bool {
    int(column) != 0
  }

  /// An integer, or nil for null.
  package func intOrNil(_ column: Int) -> Int64? {
    isNull(column) ? nil : int(column)
  }

  /// A text, or nil for null.
  package func textOrNil(_ column: Int) -> String? {
    isNull(column) ? nil : text(column)
  }

  /// A blob, or nil for null.
  package func bytesOrNil(_ column: Int) -> [UInt8]? {
    isNull(column) ? nil : bytes(column)
  }

  private func place(_ column: Int, _ type: Int32, _ name: String) -> Int32? {
    let index = Int32(truncatingIfNeeded: column)
    guard unsafe sqlite3_column_type(statement.handle, index) == type else {
      statement.fault = "column \(column) does not hold \(name)"
      return nil
    }
    return index
  }
}
