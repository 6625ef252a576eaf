internal import RecordKeeping

/// Does work during which no file goes that the record named when it began, on whichever node.
///
/// A row of the database is locked, shared, by a connection that does nothing else: whoever removes a file wants it alone, and
/// looks for it without waiting. The lock ends with the connection, however that ends.
func holdingFiles<Value>(
  on connection: PostgresConnection, _ work: () throws -> Value
) throws -> Value {
  let asked = Writing(connection: connection)
  try asked.run(FileHold.making)
  try connection.startTransaction("BEGIN ISOLATION LEVEL READ COMMITTED")
  // A server finds out that a client's machine has gone when it asks after it.
  try connection.script("SET LOCAL tcp_keepalives_idle = 60; SET LOCAL tcp_keepalives_interval = 10")
  _ = try asked.exists("SELECT 1 FROM installation WHERE name = 'files' FOR SHARE")
  do {
    let value = try work()
    // It fails when the hold was lost: whatever was looked at may have gone meanwhile.
    try connection.script("COMMIT")
    return value
  } catch {
    if !connection.isIdle { _ = try? connection.script("ROLLBACK") }
    throw error
  }
}

/// The row that whoever holds the files has locked.
enum FileHold {
  fileprivate static let making: SQL =
    "INSERT INTO installation (name, value) VALUES ('files', 'locked by whoever holds the files') ON CONFLICT DO NOTHING"

  /// Whether nobody holds the files, and nobody will before the transaction has ended.
  static func isFree(_ writing: borrowing Writing) throws(StoreFailure) -> Bool {
    try writing.run(making)
    return try writing.exists("SELECT 1 FROM installation WHERE name = 'files' FOR UPDATE SKIP LOCKED")
  }
}
