internal import CPostgreSQL
package import RecordKeeping

/// One connection to the server, used by one thread at a time.
@safe package final class PostgresConnection: LookingConnection {
  let handle: OpaquePointer
  private let limits: Limits
  private var statements: [SQL: PostgresStatement] = [:]
  private var uses: UInt64 = 0
  private var prepared = 0
  private var isOver: (@Sendable () -> Bool)?
  /// What begins the transaction of which the server does not know yet: it is sent together with its first statement.
  private var beginning: String?
  /// Whether the server has begun the transaction.
  private var hasAnswered = false

  /// The failure that ended the open transaction by itself.
  package private(set) var lost: StoreFailure?
  /// The failure of a statement whose piece of work has not been undone since.
  package private(set) var spoiled: StoreFailure?
  /// See ``RecordConnection``.
  package internal(set) var writes = 0
  /// How the open transaction holds records, by their authorities; all other authorities are held whole.
  var holds: [String: Hold] = [:]
  /// See ``RecordConnection``: the first share, unless others count beside it.
  package internal(set) var share: Int64? = 0
  /// Whether it writes beside others, whose rivalry shows as a row that is there already.
  var isShared = false
  /// Whether nothing can be asked of it any more.
  private(set) var isDead = false

  /// Reaches the server.
  ///
  /// - Throws: ``StoreFailure/Code/unreachable``, ``StoreFailure/Code/cannotOpen``.
  package init(_ address: DatabaseAddress, limits: Limits = Limits()) throws(StoreFailure) {
    self.limits = limits
    guard let handle = unsafe address.connected(within: limits.connectSeconds) else {
      throw StoreFailure(.unreachable, doing: "reaching the database server", message: "there is no memory")
    }
    unsafe self.handle = handle
    unsafe motcua_pq_be_quiet(handle)
    guard unsafe PQstatus(handle) == CONNECTION_OK else {
      // It says where, to whom and why, and no password.
      let message = unsafe String(cString: PQerrorMessage(handle)).split(whereSeparator: \.isNewline)
      throw StoreFailure(
        .unreachable, doing: "reaching the database server", message: message.joined(separator: "; "))
    }
    try script(
      """
      SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET jit = off; SET client_min_messages = warning;
      SET statement_timeout = \(limits.statementMilliseconds);
      SET idle_in_transaction_session_timeout = \(limits.idleMilliseconds);
      SELECT CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END
      """)
  }

  deinit {
    unsafe PQfinish(handle)
  }

  /// Has the server find rows by an index wherever there is one.
  ///
  /// A statement is planned once for a connection that may live for months. Planned while a table was small it would read all
  /// of it ever after, until the server counts the table anew.
  func keepToIndexes() throws(StoreFailure) {
    try script("SET enable_seqscan = off")
  }

  /// Runs statements without values, one after the other, each within the transaction that is open or in its own.
  package func script(_ sql: String) throws(StoreFailure) {
    // A transaction that the server knows nothing of ends without it.
    if beginning != nil, ["COMMIT", "ROLLBACK"].contains(sql) {
      beginning = nil
      return
    }
    try send(begun(sql))
    hasAnswered = true
  }

  private func send(_ sql: String) throws(StoreFailure) {
    let result = unsafe PQexec(handle, sql)
    defer { unsafe PQclear(result) }
    let status = unsafe PQresultStatus(result)
    // A migration may have nothing to do here but to say why.
    guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY].contains(status) else {
      throw unsafe noted(result, doing: "running a script", sql: sql)
    }
  }

  /// See ``RecordConnection``.
  package func take(_ sql: SQL) throws(StoreFailure) -> any RecordStatement {
    if let lost { throw lost }
    if isOver?() == true {
      throw StoreFailure(.tookTooLong, doing: "reading", message: "the look at the record has taken its time")
    }
    uses += 1
    if let known = statements[sql] {
      if known.isBusy { return PostgresStatement(known.sql, as: "", on: self) }
      known.lastUse = uses
      return known
    }
    if isShared {
      do throws(StoreFailure) { try SharedWriting.check(sql.text) } catch {
        // Whoever overlooks it does not get by with less than was to be written.
        spoiled = error
        throw error
      }
    }
    if statements.count >= limits.statements, let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }),
      !oldest.value.isBusy
    {
      statements[oldest.key] = nil
      if oldest.value.isPrepared { try send("DEALLOCATE \(oldest.value.name)") }
    }
    prepared += 1
    let made = PostgresStatement(Dialect.statement(sql.text), as: "motcua_\(prepared)", on: self)
    made.lastUse = uses
    statements[sql] = made
    return made
  }

  /// Notes what the server answered instead of doing what it was asked.
  func noted(_ result: OpaquePointer?, doing: String, sql: String? = nil) -> StoreFailure {
    var failure = unsafe StoreFailure(result, on: handle, doing: doing, sql: sql)
    if isShared, failure.cause == "23505" {
      failure = StoreFailure(.locked, cause: failure.cause, doing: doing, message: failure.message, sql: sql)
    }
    // One that was opened while nothing could be written stays so: a new one finds that it can be again, or another server where it can.
    if unsafe PQstatus(handle) != CONNECTION_OK || failure.code == .unreachable || failure.code == .readOnly {
      isDead = true
      if lost == nil { lost = failure }
    } else if unsafe PQtransactionStatus(handle) == PQTRANS_INERROR {
      spoiled = failure
    }
    return failure
  }
}

extension PostgresConnection {
  func startTransaction(_ sql: String) throws(StoreFailure) {
    if isDead, let lost { throw lost }
    (lost, spoiled, holds, isShared, hasAnswered) = (nil, nil, [:], false, false)
    beginning = sql
  }

  /// A statement without values, behind the beginning of the transaction when it is the first within it.
  func begun(_ sql: String) -> String {
    defer { beginning = nil }
    return beginning.map { "\($0); \(sql)" } ?? sql
  }

  /// Runs a prepared statement, and begins the transaction in the same breath when it is the first within it.
  ///
  /// - Parameters:
  ///   - values: Where each value stands in the binary form of the protocol; nil for null.
  ///   - lengths: How many bytes each has.
  func run(_ name: String, _ values: [UnsafePointer<CChar>?], _ lengths: [Int32]) -> OpaquePointer? {
    let count = Int32(clamping: unsafe values.count)
    let formats = [Int32](repeating: 1, count: lengths.count)
    guard let beginning else { return unsafe PQexecPrepared(handle, name, count, values, lengths, formats, 1) }
    self.beginning = nil
    var hasBegun: Int32 = 0
    defer { hasAnswered = hasBegun == 1 }
    return unsafe motcua_pq_begin(handle, beginning, name, count, values, lengths, formats, &hasBegun)
  }

  /// Begins the transaction that waits for its first statement.
  func begin() throws(StoreFailure) {
    if beginning != nil { try script("") }
  }

  /// See ``RecordConnection``.
  package func hold(of authority: String) -> Hold { holds[authority] ?? .whole }

  /// The pieces of work after one that failed begin from where it began.
  package func undone() { spoiled = nil }

  /// Whether no transaction is open.
  var isIdle: Bool { unsafe PQtransactionStatus(handle) == PQTRANS_IDLE && beginning == nil }

  /// See ``LookingConnection``.
  package func beginLook(until isOver: @escaping @Sendable () -> Bool) throws(StoreFailure) {
    // The end of the last look is heard here; where there is no answer the first statement finds out.
    while let answer = unsafe PQgetResult(handle) { unsafe PQclear(answer) }
    if unsafe PQtransactionStatus(handle) == PQTRANS_INERROR { try send("ROLLBACK") }
    try startTransaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    self.isOver = isOver
  }

  /// See ``LookingConnection``.
  package var wasGone: Bool { isDead && !hasAnswered }

  /// See ``LookingConnection``.
  package func endLook() -> Bool {
    isOver = nil
    beginning = nil
    if isDead || isIdle { return !isDead }
    // Nobody has to wait until the server has let go of the moment: the next look hears of it.
    return unsafe PQsendQuery(handle, "ROLLBACK") == 1
  }
}
