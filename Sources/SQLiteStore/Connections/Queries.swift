internal import CSQLite

/// What can be asked of a connection within a transaction.
package protocol Queries: ~Copyable {
  /// The connection that holds the transaction.
  var connection: Connection { get }
}

extension Queries where Self: ~Copyable {
  /// The first row of a query, read; nil when there is none.
  package func first<Result, each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value, read: (borrowing Row) throws(SQLiteFailure) -> Result
  ) throws(SQLiteFailure) -> Result? {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    guard try connection.step(statement, sql) else { return nil }
    return try connection.look(statement, sql, read)
  }

  /// All rows of a query, each read.
  package func all<Result, each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value, read: (borrowing Row) throws(SQLiteFailure) -> Result
  ) throws(SQLiteFailure) -> [Result] {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    var results: [Result] = []
    while try connection.step(statement, sql) { results.append(try connection.look(statement, sql, read)) }
    return results
  }

  /// Hands each row over until `visit` answers false.
  package func each<each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value, visit: (borrowing Row) throws(SQLiteFailure) -> Bool
  ) throws(SQLiteFailure) {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    while try connection.step(statement, sql) {
      guard try connection.look(statement, sql, visit) else { return }
    }
  }

  /// Whether the query has any row.
  package func exists<each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value
  ) throws(SQLiteFailure) -> Bool {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    return try connection.step(statement, sql)
  }
}

extension Connection {
  func begin<each Value: Bindable>(_ sql: SQL, _ values: repeat each Value) throws(SQLiteFailure) -> Statement {
    if let lost { throw lost }
    try checkPatience()
    let statement = try statements.take(sql, on: self)
    var index: Int32 = 0
    var result = SQLITE_OK
    for value in repeat each values {
      index += 1
      if result == SQLITE_OK { result = value.bind(to: statement, at: index) }
    }
    guard result == SQLITE_OK, index == statement.parameters else {
      unsafe sqlite3_clear_bindings(statement.handle)
      guard result != SQLITE_OK, result != SQLITE_RANGE else {
        throw SQLiteFailure(
          .misuse, doing: "giving values to a statement",
          message: "it takes \(statement.parameters) values and got \(index)", sql: sql.text)
      }
      throw unsafe SQLiteFailure(result: result, doing: "giving values to a statement", sql: sql.text)
    }
    statement.isBusy = true
    return statement
  }

  /// One step; whether there is a row.
  func step(_ statement: Statement, _ sql: SQL) throws(SQLiteFailure) -> Bool {
    switch unsafe sqlite3_step(statement.handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let result:
      let failure = unsafe SQLiteFailure(
        result: result, doing: "running a statement", sql: sql.text, connection: handle)
      noteFailure(failure)
      throw failure
    }
  }

  /// Reads the row a statement stands on.
  func look<Result>(
    _ statement: Statement, _ sql: SQL, _ read: (borrowing Row) throws(SQLiteFailure) -> Result
  ) throws(SQLiteFailure) -> Result {
    let row = Row(statement: statement)
    let result = try read(row)
    guard statement.fault == nil else {
      throw SQLiteFailure(.unexpectedValue, doing: "reading a row", message: statement.fault ?? "", sql: sql.text)
    }
    return result
  }

  /// Runs a statement that answers no rows; how many rows it changed.
  @discardableResult
  func run<each Value: Bindable>(_ sql: SQL, _ values: repeat each Value) throws(SQLiteFailure) -> Int {
    let statement = try begin(sql, repeat each values)
    defer { statement.finish() }
    while try step(statement, sql) {}
    return Int(unsafe sqlite3_changes64(handle))
  }
}
