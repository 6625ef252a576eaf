/// The rows of one table on their way in, within the open transaction, by whatever is quickest in its database.
package protocol RowIntake: AnyObject {
  /// Takes in rows; their cells stand in the order of the table's columns.
  ///
  /// What is wrong with them may come out later, at the latest when it ends.
  func take(_ rows: [[Cell]]) throws(StoreFailure)

  /// Ends it: all rows are in the table. Before that the connection is not asked anything else; whoever gives up undoes the
  /// transaction.
  func end() throws(StoreFailure)
}

/// Rows that come in by statements.
final class InsertedRows: RowIntake {
  /// Rows that one statement takes in, unless fewer are left.
  private static let rowsOfStatement = 64

  private let table: RecordTable
  private let connection: any RecordConnection

  init(_ table: RecordTable, on connection: any RecordConnection) {
    self.table = table
    self.connection = connection
  }

  func take(_ rows: [[Cell]]) throws(StoreFailure) {
    var rest = rows[...]
    while !rest.isEmpty {
      let count = rest.count < InsertedRows.rowsOfStatement ? 1 : InsertedRows.rowsOfStatement
      let statement = try connection.take(table.insertion(of: count))
      defer { statement.finish() }
      var index = 0
      for row in rest.prefix(count) {
        for (cell, column) in zip(row, table.columns) where !table.derived.contains(column.name) {
          index += 1
          cell.give(to: statement, column.kind, at: index)
        }
      }
      try statement.begin(values: index)
      while try statement.step() {}
      rest = rest.dropFirst(count)
    }
  }

  func end() throws(StoreFailure) {}
}
