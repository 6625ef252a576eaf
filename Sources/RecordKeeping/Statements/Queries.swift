/// What can be asked of a connection within a transaction.
package protocol Queries: ~Copyable {
  /// The connection that holds the transaction.
  var connection: any RecordConnection { get }
}

extension Queries where Self: ~Copyable {
  /// The first row of a query, read; nil when there is none.
  package func first<Result, each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value, read: (borrowing Row) throws(StoreFailure) -> Result
  ) throws(StoreFailure) -> Result? {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return try statement.look(read)
  }

  /// All rows of a query, each read.
  package func all<Result, each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value, read: (borrowing Row) throws(StoreFailure) -> Result
  ) throws(StoreFailure) -> [Result] {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    var results: [Result] = []
    while try statement.step() { results.append(try statement.look(read)) }
    return results
  }

  /// Hands each row over until `visit` answers false.
  package func each<each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value, visit: (borrowing Row) throws(StoreFailure) -> Bool
  ) throws(StoreFailure) {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    while try statement.step() {
      guard try statement.look(visit) else { return }
    }
  }

  /// Whether the query has any row.
  package func exists<each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value
  ) throws(StoreFailure) -> Bool {
    let statement = try connection.begin(sql, repeat each values)
    defer { statement.finish() }
    return try statement.step()
  }
}

extension RecordConnection {
  /// Begins a statement with its values; whoever began it finishes it.
  func begin<each Value: Bindable>(
    _ sql: SQL, _ values: repeat each Value
  ) throws(StoreFailure) -> any RecordStatement {
    let statement = try take(sql)
    var count = 0
    for value in repeat each values {
      count += 1
      value.give(to: statement, at: count)
    }
    do throws(StoreFailure) { try statement.begin(values: count) } catch {
      statement.finish()
      throw error
    }
    return statement
  }

  /// Runs a statement that answers no rows; how many rows it changed.
  @discardableResult
  package func run<each Value: Bindable>(_ sql: SQL, _ values: repeat each Value) throws(StoreFailure) -> Int {
    let statement = try begin(sql, repeat each values)
    defer { statement.finish() }
    while try statement.step() {}
    return statement.changes
  }
}

extension RecordStatement {
  /// Reads the row the statement stands on.
  func look<Result>(_ read: (borrowing Row) throws(StoreFailure) -> Result) throws(StoreFailure) -> Result {
    let result = try read(Row(statement: self))
    if let fault { throw StoreFailure(.unexpectedValue, doing: "reading a row", message: fault, sql: sql) }
    return result
  }
}
