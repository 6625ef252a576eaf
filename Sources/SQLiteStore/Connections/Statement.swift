internal import CSQLite

/// A prepared statement of one connection.
@safe package final class Statement {
  let handle: OpaquePointer
  let parameters: Int32
  /// A row of it is being read; whoever wants the same text meanwhile gets a statement of their own.
  var isBusy = false
  /// What was wrong with the row that was read.
  var fault: String?
  /// When it was last taken from the cache, counted in uses.
  var lastUse: UInt64 = 0

  init(_ sql: String, on connection: OpaquePointer, kept: Bool) throws(SQLiteFailure) {
    var handle: OpaquePointer?
    var text = sql
    let result = text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return SQLITE_MISUSE }
      let flags = kept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
      return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        unsafe sqlite3_prepare_v3(connection, $0, Int32(clamping: bytes.count), flags, &handle, nil)
      }
    }
    guard result == SQLITE_OK, let handle = unsafe handle else {
      throw unsafe SQLiteFailure(
        result: result == SQLITE_OK ? SQLITE_MISUSE : result, doing: "preparing a statement", sql: sql,
        connection: connection, valueless: true)
    }
    unsafe self.handle = handle
    parameters = unsafe sqlite3_bind_parameter_count(handle)
  }

  deinit {
    unsafe sqlite3_finalize(handle)
  }

  /// Ends the use: no lock is held and no value remembered.
  func finish() {
    // The result repeats what the last step said.
    unsafe sqlite3_reset(handle)
    unsafe sqlite3_clear_bindings(handle)
    isBusy = false
    fault = nil
  }
}
