/// A look at the record as it stood at one moment; it lives as long as the closure that was given it.
package struct Reading: ~Copyable, Queries {
  /// The connection that holds the snapshot.
  package let connection: any RecordConnection

  /// A look through a connection; where none is begun there, each statement sees what was committed before it.
  package init(connection: any RecordConnection) {
    self.connection = connection
  }
}

/// A piece of work under the pen: it reads what was committed, and what stands before it in the same batch.
package struct Writing: ~Copyable, Queries {
  /// The connection that holds the pen.
  package let connection: any RecordConnection

  /// A piece of work through a connection that has a transaction open.
  package init(connection: any RecordConnection) {
    self.connection = connection
  }

  /// Runs a statement.
  ///
  /// - Returns: The number of rows it changed.
  @discardableResult
  package func run<each Value: Bindable>(_ sql: SQL, _ values: repeat each Value) throws(StoreFailure) -> Int {
    try connection.run(sql, repeat each values)
  }
}
