internal import RecordKeeping

/// The prepared statements of one connection, by their text.
struct StatementCache {
  private var statements: [SQL: Statement] = [:]
  private var uses: UInt64 = 0
  private let limit: Int

  init(limit: Int) {
    self.limit = max(limit, 1)
  }

  /// A statement that nobody uses; the caller marks it busy and finishes it.
  mutating func take(_ sql: SQL, on connection: Connection) throws(StoreFailure) -> Statement {
    uses += 1
    if let known = statements[sql] {
      if known.isBusy { return try Statement(sql.text, on: connection, kept: false) }
      known.lastUse = uses
      return known
    }
    if statements.count >= limit, let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      statements[oldest.key] = nil
    }
    let made = try Statement(sql.text, on: connection, kept: true)
    made.lastUse = uses
    statements[sql] = made
    return made
  }

  mutating func removeAll() {
    statements.removeAll()
  }

  var count: Int { statements.count }
}
