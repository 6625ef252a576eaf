internal import CSQLite
internal import RecordKeeping

/// A prepared statement of one connection.
@safe final class Statement: RecordStatement {
  let handle: OpaquePointer
  let sql: String
  private unowned let connection: Connection
  private let parameters: Int32
  private let isReading: Bool
  /// A row of it is being read; whoever wants the same text meanwhile gets a statement of their own.
  var isBusy = false
  /// What was wrong with the row that was read.
  private(set) var fault: String?
  /// When it was last taken from the cache, counted in uses.
  var lastUse: UInt64 = 0
  /// What SQLite said of the first value that it did not take.
  private var refused = SQLITE_OK

  init(_ sql: String, on connection: Connection, kept: Bool) throws(StoreFailure) {
    var handle: OpaquePointer?
    var text = sql
    let result = text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return SQLITE_MISUSE }
      let flags = kept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
      return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        unsafe sqlite3_prepare_v3(connection.handle, $0, Int32(clamping: bytes.count), flags, &handle, nil)
      }
    }
    guard result == SQLITE_OK, let handle = unsafe handle else {
      throw unsafe StoreFailure(
        result: result == SQLITE_OK ? SQLITE_MISUSE : result, doing: "preparing a statement", sql: sql,
        connection: connection.handle, valueless: true)
    }
    unsafe self.handle = handle
    self.sql = sql
    self.connection = connection
    parameters = unsafe sqlite3_bind_parameter_count(handle)
    isReading = unsafe sqlite3_stmt_readonly(handle) != 0
  }

  deinit {
    unsafe sqlite3_finalize(handle)
  }

  func begin(values count: Int) throws(StoreFailure) {
    guard refused == SQLITE_OK, count == parameters else {
      guard refused != SQLITE_OK, refused != SQLITE_RANGE else {
        throw StoreFailure(
          .misuse, doing: "giving values to a statement", message: "it takes \(parameters) values and got \(count)",
          sql: sql)
      }
      throw unsafe StoreFailure(result: refused, doing: "giving values to a statement", sql: sql)
    }
    if !isReading { connection.writes += 1 }
    isBusy = true
  }

  /// One step; whether there is a row.
  func step() throws(StoreFailure) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let result:
      let failure = unsafe StoreFailure(
        result: result, doing: "running a statement", sql: sql, connection: connection.handle)
      connection.noteFailure(failure)
      throw failure
    }
  }

  var changes: Int { Int(unsafe sqlite3_changes64(connection.handle)) }

  /// Ends the use: no lock is held and no value remembered.
  func finish() {
    // The result repeats what the last step said.
    unsafe sqlite3_reset(handle)
    unsafe sqlite3_clear_bindings(handle)
    isBusy = false
    fault = nil
    refused = SQLITE_OK
  }
}

extension Statement {
  func give(_ value: Int64, at index: Int) {
    note(unsafe sqlite3_bind_int64(handle, Int32(truncatingIfNeeded: index), value))
  }

  func give(_ value: String, at index: Int) {
    var text = value
    let index = Int32(truncatingIfNeeded: index)
    note(
      text.withUTF8 { bytes in
        // No bytes may come with no address, and no address would bind null.
        guard let start = bytes.baseAddress else { return unsafe motcua_bind_text(handle, index, "", 0) }
        return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          unsafe motcua_bind_text(handle, index, $0, UInt64(bytes.count))
        }
      })
  }

  func give(_ value: [UInt8], at index: Int) {
    let index = Int32(truncatingIfNeeded: index)
    guard !value.isEmpty else { return note(unsafe sqlite3_bind_zeroblob(handle, index, 0)) }
    note(
      unsafe value.withUnsafeBytes {
        unsafe motcua_bind_blob(handle, index, $0.baseAddress, UInt64($0.count))
      })
  }

  func giveNothing(of kind: ValueKind, at index: Int) {
    note(unsafe sqlite3_bind_null(handle, Int32(truncatingIfNeeded: index)))
  }

  private func note(_ result: Int32) {
    if refused == SQLITE_OK { refused = result }
  }
}

extension Statement {
  func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
  }

  func int(_ column: Int) -> Int64 {
    guard let index = place(column, SQLITE_INTEGER, "an integer") else { return 0 }
    return unsafe sqlite3_column_int64(handle, index)
  }

  func text(_ column: Int) -> String {
    guard let index = place(column, SQLITE_TEXT, "text"), let start = unsafe sqlite3_column_text(handle, index)
    else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(handle, index))
    guard let text = unsafe String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) else {
      fault = "column \(column) does not hold text in UTF-8"
      return ""
    }
    return text
  }

  func bytes(_ column: Int) -> [UInt8] {
    guard let index = place(column, SQLITE_BLOB, "bytes"), let start = unsafe sqlite3_column_blob(handle, index)
    else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(handle, index))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  private func place(_ column: Int, _ type: Int32, _ name: String) -> Int32? {
    let index = Int32(truncatingIfNeeded: column)
    guard unsafe sqlite3_column_type(handle, index) == type else {
      fault = "column \(column) does not hold \(name)"
      return nil
    }
    return index
  }
}
