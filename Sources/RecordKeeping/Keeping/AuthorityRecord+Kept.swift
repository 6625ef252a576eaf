import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func lastNumber(in series: Series) throws -> Int {
    if hold.isShared { return try heldNumber(in: series) }
    return try first("SELECT last FROM series WHERE authority = ? AND name = ?", authority, series.name) { row in
      Int(row.int(0))
    } ?? 0
  }

  /// The last number given in a series that nobody else counts on until the transaction ends.
  private func heldNumber(in series: Series) throws -> Int {
    let number: SQL = "SELECT last FROM series WHERE authority = ? AND name = ? FOR UPDATE"
    if let last = try first(number, authority, series.name, read: { row in Int(row.int(0)) }) { return last }
    try run(
      "INSERT INTO series (authority, name, last) VALUES (?, ?, 0) ON CONFLICT DO NOTHING", authority, series.name)
    return try first(number, authority, series.name) { row in Int(row.int(0)) } ?? 0
  }

  func setLastNumber(_ number: Int, in series: Series) throws {
    try run(
      """
      INSERT INTO series (authority, name, last) VALUES (?, ?, ?)
      ON CONFLICT (authority, name) DO UPDATE SET last = excluded.last
      """, authority, series.name, number)
  }

  func outcome(of key: CommandKey) throws -> KeptOutcome? {
    try first(
      "SELECT request, answer, at FROM command WHERE authority = ? AND owner = ? AND key = ?", authority, key.owner,
      key.id
    ) { row in KeptOutcome(request: row.text(0), answer: row.text(1), at: row.instant(2)) }
  }

  func outcomes(behind row: Int64, limit: Int) throws -> [KeptOutcomeRow] {
    // By the numbers of the rows: an index of the keys would have all of them put in order for each page.
    try all(
      """
      SELECT id, owner, key, request, answer, at
      FROM command NOT INDEXED WHERE authority = ? AND id > ? ORDER BY id LIMIT ?
      """, authority, row, limit
    ) { row in
      KeptOutcomeRow(
        row: row.int(0), key: CommandKey(owner: row.text(1), id: row.text(2)),
        outcome: KeptOutcome(request: row.text(3), answer: row.text(4), at: row.instant(5)))
    }
  }

  func outcomeNumber(behind row: Int64) throws -> Int64? {
    try first("SELECT id FROM command NOT INDEXED WHERE authority = ? AND id > ? ORDER BY id LIMIT 1", authority, row) {
      row in row.int(0)
    }
  }

  func keep(_ outcome: KeptOutcome, of key: CommandKey) throws {
    try run(
      "INSERT INTO command (authority, owner, key, request, answer, at) VALUES (?, ?, ?, ?, ?, ?)", authority,
      key.owner,
      key.id, outcome.request, outcome.answer, outcome.at)
  }

  func forgetOutcomes(
    before moment: Instant, at now: Instant, behind row: Int64, limit: Int
  ) throws -> (forgotten: Int, next: Int64?) {
    // Older rows have smaller ids, so the first ones are the oldest, whatever a clock that ran ahead has dated them.
    let oldest = try all(
      "SELECT id, at FROM command NOT INDEXED WHERE authority = ? AND id > ? ORDER BY id LIMIT ?", authority, row, limit
    ) { row in (id: row.int(0), at: row.instant(1)) }
    guard let last = oldest.last else { return (0, nil) }
    let forgotten = try run(
      "DELETE FROM command NOT INDEXED WHERE authority = ? AND id > ? AND id <= ? AND at < ?", authority, row, last.id,
      moment)
    let isOver = oldest.count < limit || oldest.contains { moment <= $0.at && $0.at <= now }
    return (forgotten, isOver ? nil : last.id)
  }

  func definition(_ revision: Revision) throws -> KeptDefinition? {
    let found = try first(
      "SELECT procedure, bundle, since FROM definition WHERE authority = ? AND revision = ?", authority, revision.hash
    ) { row in (row.text(0), row.text(1), row.instant(2)) }
    return try found.map {
      KeptDefinition(revision: revision, procedure: try key($0.0), bundle: $0.1, since: $0.2)
    }
  }

  func hasDefinition(_ revision: Revision) throws -> Bool {
    try exists("SELECT 1 FROM definition WHERE authority = ? AND revision = ?", authority, revision.hash)
  }

  func keep(_ definition: KeptDefinition) throws {
    try run(
      """
      INSERT INTO definition (authority, revision, procedure, bundle, since) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """, authority, definition.revision.hash, definition.procedure.text, definition.bundle, definition.since)
  }
}
