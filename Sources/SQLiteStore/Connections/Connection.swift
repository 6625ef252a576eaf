internal import CSQLite
package import RecordKeeping

/// One open handle on the database file, used by one thread at a time.
@safe package final class Connection: LookingConnection {
  /// What a connection may do.
  package enum Mode: Sendable {
    /// Reads, writes and checkpoints; a file that is missing is made.
    case writer
    /// Reads and writes beside the writer of another process, and never checkpoints; the file has to be there.
    case visitor
    /// Reads only, whatever the statement says.
    case reader
  }

  let handle: OpaquePointer
  let path: String
  var statements: StatementCache
  private let disturbance: Disturbance?
  /// The failure that ended the open transaction by itself; every statement until the next one is refused with it.
  package private(set) var lost: StoreFailure?
  private var isInTransaction = false
  /// See ``RecordConnection``.
  package internal(set) var writes = 0
  private let ahead = WrittenAhead()
  let patience = Patience()

  /// Opens the file.
  package init(
    _ path: String, mode: Mode, limits: Limits = Limits(), disturbance: Disturbance? = nil
  ) throws(StoreFailure) {
    let access =
      switch mode {
      case .writer: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .visitor: SQLITE_OPEN_READWRITE
      case .reader: SQLITE_OPEN_READONLY
      }
    // No mutex: the pen and the pool of readers see to it that one thread at a time uses a connection.
    let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    var opened: OpaquePointer?
    let result = unsafe sqlite3_open_v2(path, &opened, flags, disturbance?.layerName())
    guard result == SQLITE_OK, let handle = unsafe opened else {
      let failure = unsafe StoreFailure(
        result: result, doing: "opening the database", connection: opened, valueless: true)
      unsafe sqlite3_close_v2(opened)
      throw failure
    }
    unsafe self.handle = handle
    self.path = path
    self.disturbance = disturbance
    statements = StatementCache(limit: limits.statements)
    try configure(mode, limits)
  }

  deinit {
    statements.removeAll()
    unsafe sqlite3_close_v2(handle)
  }

  private func configure(_ mode: Mode, _ limits: Limits) throws(StoreFailure) {
    waitForLocks(milliseconds: limits.lockWaitMilliseconds)
    unsafe motcua_db_switch(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
    unsafe motcua_db_switch(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    // Only the pen checkpoints: https://www.sqlite.org/wal.html#walresetbug
    unsafe motcua_db_switch(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, mode == .writer ? 0 : 1)
    // No mmap: a page of 50 rows from a cold cache takes 60 µs with it and 135 µs without, and that is not worth a failing
    // disk ending the process by SIGBUS.
    try script("PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY")
    switch mode {
    case .writer, .visitor:
      try script(
        """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; \
        PRAGMA cache_size=-\(limits.writerCacheKiB); PRAGMA journal_size_limit=\(limits.walBytesKept); \
        PRAGMA secure_delete=ON
        """)
      watchWrittenAhead()
    case .reader:
      try script("PRAGMA query_only=ON; PRAGMA cache_size=-\(limits.readerCacheKiB)")
    }
  }

  /// Runs statements without values, one after the other.
  package func script(_ sql: String) throws(StoreFailure) {
    let result = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard result == SQLITE_OK else {
      throw unsafe StoreFailure(
        result: result, doing: "running a script", sql: sql, connection: handle, valueless: true)
    }
  }

  func waitForLocks(milliseconds: Int32) {
    unsafe sqlite3_busy_timeout(handle, milliseconds)
  }

  /// See ``RecordConnection``.
  package func take(_ sql: SQL) throws(StoreFailure) -> any RecordStatement {
    if let lost { throw lost }
    try checkPatience()
    return try statements.take(sql, on: self)
  }

  func startTransaction(_ sql: SQL) throws(StoreFailure) {
    lost = nil
    try run(sql)
    isInTransaction = true
  }

  func endTransaction(_ sql: SQL) throws(StoreFailure) {
    defer { if isIdle { isInTransaction = false } }
    try run(sql)
  }

  /// Notes that a statement failed: a full or failing disk may have ended the transaction, and what the same piece of
  /// work wrote next would be committed on its own.
  func noteFailure(_ failure: StoreFailure) {
    if isInTransaction, isIdle { lost = failure }
  }

  /// Whether no transaction is open.
  var isIdle: Bool {
    unsafe sqlite3_get_autocommit(handle) != 0
  }
}

extension Connection {
  /// See ``LookingConnection``.
  package func beginLook(until isOver: @escaping @Sendable () -> Bool) throws(StoreFailure) {
    try startTransaction("BEGIN")
    end(when: isOver)
  }

  /// See ``LookingConnection``.
  package func endLook() -> Bool {
    end(when: nil)
    return (try? endTransaction("ROLLBACK")) != nil
  }
}

extension Connection {
  /// Pages in the write-ahead file after the last commit of this connection.
  var pagesAhead: Int { ahead.pages }

  private func watchWrittenAhead() {
    let context = unsafe Unmanaged.passUnretained(ahead).toOpaque()
    unsafe sqlite3_wal_hook(
      handle,
      { context, _, _, pages in
        guard let context = unsafe context else { return SQLITE_OK }
        unsafe Unmanaged<WrittenAhead>.fromOpaque(context).takeUnretainedValue().pages = Int(pages)
        return SQLITE_OK
      }, context)
  }

  /// How a checkpoint treats those who read.
  enum Checkpoint {
    /// Carries over what it can and waits for nobody.
    case passive
    /// Waits for readers of the write-ahead file, so that the next commit starts it over.
    case restart
    /// As `restart`, and cuts the file to nothing.
    case truncate
  }

  /// Carries the pages written ahead into the database file.
  ///
  /// - Returns: Whether all were carried over.
  func checkpoint(_ kind: Checkpoint) throws(StoreFailure) -> Bool {
    let mode =
      switch kind {
      case .passive: SQLITE_CHECKPOINT_PASSIVE
      case .restart: SQLITE_CHECKPOINT_RESTART
      case .truncate: SQLITE_CHECKPOINT_TRUNCATE
      }
    var pages: Int32 = 0
    var carried: Int32 = 0
    let result = unsafe sqlite3_wal_checkpoint_v2(handle, nil, mode, &pages, &carried)
    if result & 0xff == SQLITE_BUSY { return false }
    guard result == SQLITE_OK else {
      throw unsafe StoreFailure(result: result, doing: "carrying written-ahead pages over", connection: handle)
    }
    return pages == carried
  }
}

/// The count that SQLite reports after each commit.
private final class WrittenAhead {
  var pages = 0
}
