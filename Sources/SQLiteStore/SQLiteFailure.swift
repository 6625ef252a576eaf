internal import CSQLite
internal import RecordKeeping

extension StoreFailure {
  /// The one funnel for SQLite's result codes.
  ///
  /// - Parameter valueless: No value has been given yet, so SQLite's own words cannot quote one.
  init(
    result: Int32, doing: String, sql: String? = nil, connection: OpaquePointer? = nil, valueless: Bool = false
  ) {
    var extended = result
    if let connection = unsafe connection {
      let latest = unsafe sqlite3_extended_errcode(connection)
      if latest & 0xff == result & 0xff { extended = latest }
    }
    let message: String
    // Broken rules are told in names of tables and columns; other messages (JSON, full-text search) may quote a value.
    if let connection = unsafe connection, valueless || result & 0xff == SQLITE_CONSTRAINT {
      message = unsafe String(cString: sqlite3_errmsg(connection))
    } else {
      message = unsafe String(cString: sqlite3_errstr(extended))
    }
    self.init(
      Code(result: result), cause: "\(extended)", doing: doing, message: message, sql: sql,
      // SQLite calls a disk full only when the system says just that. A quota, a limit of the process, or a file system
      // that turned write-protected is to it an error of writing.
      isRefusedWrite: extended == SQLITE_IOERR | 3 << 8)
  }
}

extension StoreFailure.Code {
  init(result: Int32) {
    switch result & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked
    case SQLITE_FULL: self = .full
    case SQLITE_INTERRUPT: self = .tookTooLong
    case SQLITE_IOERR: self = .disk
    case SQLITE_CORRUPT: self = .corrupt
    case SQLITE_NOTADB: self = .foreign
    case SQLITE_CONSTRAINT: self = .constraint
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
    case SQLITE_CANTOPEN, SQLITE_AUTH: self = .cannotOpen
    case SQLITE_MISUSE, SQLITE_RANGE, SQLITE_ERROR, SQLITE_MISMATCH: self = .misuse
    default: self = .other
    }
  }
}
