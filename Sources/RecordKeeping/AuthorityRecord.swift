package import OneStop
package import Procedures
package import Text
package import WorkingTime

/// One authority's record within a transaction. It lives no longer than the work it was given to.
struct AuthorityRecord: Queries, RecordWriting {
  let connection: any RecordConnection
  let authority: String
  let lastRow = LastRow()

  @discardableResult
  func run<each Value: Bindable>(_ sql: SQL, _ values: repeat each Value) throws(StoreFailure) -> Int {
    try connection.run(sql, repeat each values)
  }

  /// Something in the file that this program did not write so.
  func damaged(_ what: String) -> StoreFailure {
    StoreFailure(.unexpectedValue, doing: "reading the record", message: what)
  }

  func key<Subject>(_ text: String, of type: Subject.Type = Subject.self) throws(StoreFailure) -> Key<Subject> {
    guard let key = Key<Subject>(text) else { throw damaged("a name is not well-formed") }
    return key
  }
}

extension Instant: Bindable {
  /// A whole number.
  package static var kind: ValueKind { .integer }

  /// Given as milliseconds since 1970.
  package func give(to statement: any RecordStatement, at index: Int) { statement.give(milliseconds, at: index) }
}

extension Row {
  /// A moment.
  func instant(_ column: Int) -> Instant { Instant(milliseconds: int(column)) }

  /// A moment, or nil for null.
  func instantOrNil(_ column: Int) -> Instant? { isNull(column) ? nil : instant(column) }
}

extension Queries where Self: ~Copyable {
  /// What one authority has in the record, for the use cases.
  package func record(of authority: Key<Authority>) -> any RecordWriting {
    AuthorityRecord(connection: connection, authority: authority.text)
  }
}
