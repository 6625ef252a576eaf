/// One open way to a database of some kind, used by one thread at a time: what the statements of the record need of it.
///
/// Each kind of database has its own; the statements are the same for all.
package protocol RecordConnection: AnyObject {
  /// A statement of that text that nobody uses; whoever takes it gives its values, and finishes it.
  ///
  /// - Throws: ``StoreFailure``: the text is wrong, the look has taken its time, or the open transaction is lost.
  func take(_ sql: SQL) throws(StoreFailure) -> any RecordStatement
  /// A way in for the rows of a table, within the open transaction; one at a time.
  func intake(of table: RecordTable) throws(StoreFailure) -> any RowIntake
  /// The failure that ended the open transaction by itself; every statement until the next one is refused with it.
  var lost: StoreFailure? { get }
  /// The failure of a statement after which the database takes no other until its piece of work is undone; nil in one that
  /// undoes the statement alone.
  var spoiled: StoreFailure? { get }
  /// How many statements were begun on it that write, or may.
  var writes: Int { get }
  /// Told that the piece of work that failed is undone.
  func undone()
  /// How the open transaction holds the record of an authority.
  func hold(of authority: String) -> Hold
  /// The share of counts in which this connection counts, so that it waits for no other one; nil where there is one writer, and
  /// tables have no shares.
  var share: Int64? { get }
}

extension RecordConnection {
  /// A failed statement is undone alone.
  package var spoiled: StoreFailure? { nil }
  /// Nothing to forget.
  package func undone() {}
  /// Rows come in by statements.
  package func intake(of table: RecordTable) throws(StoreFailure) -> any RowIntake { InsertedRows(table, on: self) }
  /// There is one writer.
  package func hold(of authority: String) -> Hold { .whole }
  /// There is one writer.
  package var share: Int64? { nil }
}

/// A prepared statement of one connection. Values count from 1 and columns from 0.
///
/// A value that cannot be given, and a column of another type than the one asked for, is noted: the first comes out of
/// ``begin(values:)``, the second is the ``fault``.
package protocol RecordStatement: AnyObject {
  /// Gives an integer.
  func give(_ value: Int64, at index: Int)
  /// Gives a text.
  func give(_ value: String, at index: Int)
  /// Gives bytes.
  func give(_ value: [UInt8], at index: Int)
  /// Gives null where there could be a value of a kind.
  func giveNothing(of kind: ValueKind, at index: Int)
  /// Begins to run the statement with what it was given.
  ///
  /// - Parameter count: How many values it was given.
  func begin(values count: Int) throws(StoreFailure)
  /// Goes on to the next row; whether there is one.
  func step() throws(StoreFailure) -> Bool
  /// How many rows it changed, once there are no more to read.
  var changes: Int { get }
  /// Ends the use: no lock is held and no value remembered.
  func finish()

  /// Whether a column of the row holds null.
  func isNull(_ column: Int) -> Bool
  /// An integer; 0 with a fault when it is none. A truth is 1 or 0.
  func int(_ column: Int) -> Int64
  /// A text; empty with a fault when it is none.
  func text(_ column: Int) -> String
  /// Bytes; none with a fault when it is another value.
  func bytes(_ column: Int) -> [UInt8]
  /// What was wrong with the row that was read.
  var fault: String? { get }
  /// The text, for failures.
  var sql: String { get }
}

/// The kinds of values that the record is made of.
package enum ValueKind: Sendable {
  /// A whole number of 64 bits.
  case integer
  /// Text in UTF-8.
  case text
  /// Bytes.
  case bytes
}
