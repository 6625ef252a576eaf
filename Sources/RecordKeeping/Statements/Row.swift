/// The row a statement stands on. Columns count from 0.
///
/// A column of another type than the one asked for gives a nought, and the query fails as soon as the row has been read:
/// nothing made of it comes out.
package struct Row: ~Copyable {
  let statement: any RecordStatement

  /// Whether the column holds null.
  package func isNull(_ column: Int) -> Bool { statement.isNull(column) }

  /// An integer.
  package func int(_ column: Int) -> Int64 { statement.int(column) }

  /// A text.
  package func text(_ column: Int) -> String { statement.text(column) }

  /// A blob.
  package func bytes(_ column: Int) -> [UInt8] { statement.bytes(column) }

  /// 1 or 0 as yes or no.
  package func bool(_ column: Int) -> Bool {
    int(column) != 0
  }

  /// 1 or 0 as yes or no, where nothing else may stand.
  ///
  /// - Throws: ``StoreFailure`` when something else does.
  func mark(_ column: Int) throws(StoreFailure) -> Bool {
    guard (0...1).contains(int(column)) else {
      throw StoreFailure(.unexpectedValue, doing: "reading a row", message: "column \(column) holds neither 0 nor 1")
    }
    return bool(column)
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
}
