import Dossiers
import OneStop
import Text
import WorkingTime

extension AuthorityRecord {
  func put(_ effect: Effect, at moment: Instant) throws {
    try run(
      """
      INSERT INTO outbox (authority, kind, dossier, version, entry, number, state, made_at, attempts, next_try)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', ?7, 0, ?7)
      ON CONFLICT DO NOTHING
      """, authority, effect.kind.rawValue, effect.dossier.text, effect.version, effect.entry, effect.number, moment)
  }

  func begin(_ kind: Effect.Kind, at moment: Instant, until: Instant) throws -> OutboxRow? {
    let id = try first(
      """
      SELECT id FROM outbox WHERE authority = ? AND kind = ? AND next_try IS NOT NULL AND next_try <= ?
      ORDER BY next_try LIMIT 1
      """, authority, kind.rawValue, moment
    ) { row in row.int(0) }
    guard let id else { return nil }
    // Whoever began it and has not noted an end by now was cut off, or is given up.
    try run("UPDATE outbox SET state = 'trying', attempts = attempts + 1, next_try = ? WHERE id = ?", until, id)
    return try first(AuthorityRecord.outbox + " WHERE id = ?", id, read: columns).map { try outboxRow($0) }
  }

  func settle(_ row: OutboxRow, _ settlement: Settlement, at moment: Instant) throws -> Bool {
    let isOver = settlement.next == nil
    return try run(
      """
      UPDATE outbox SET state = ?, answer = ?, next_try = ?, ended_at = ?
      WHERE authority = ? AND id = ? AND state = 'trying' AND attempts = ?
      """, settlement.state.rawValue, settlement.answer, settlement.next, isOver ? moment : nil, authority, row.id,
      row.attempts) > 0
  }

  func revive(_ id: Int64, at moment: Instant) throws -> Bool {
    try run(
      """
      UPDATE outbox SET state = 'waiting', attempts = 0, next_try = ?, ended_at = NULL
      WHERE authority = ? AND id = ? AND state = 'dead'
      """, moment, authority, id) > 0
  }

  func outbox(_ query: OutboxQuery) throws -> [OutboxRow] {
    let found =
      switch query.state {
      case .waiting, .trying:
        try all(
          AuthorityRecord.outbox + " WHERE authority = ? AND next_try IS NOT NULL AND id > ? ORDER BY id LIMIT ?",
          authority, query.after, query.limit, read: columns)
      case .dead:
        try all(
          AuthorityRecord.outbox + " WHERE authority = ? AND state = 'dead' AND id > ? ORDER BY id LIMIT ?", authority,
          query.after, query.limit, read: columns)
      case .done:
        try all(
          AuthorityRecord.outbox + " WHERE authority = ? AND state = 'done' AND id > ? ORDER BY id LIMIT ?", authority,
          query.after, query.limit, read: columns)
      }
    return try found.map { try outboxRow($0) }
  }

  func outbox(of code: DossierCode) throws -> [OutboxRow] {
    try all(
      AuthorityRecord.outbox + " WHERE authority = ? AND dossier = ? ORDER BY version, number, kind", authority,
      code.text, read: columns
    ).map { try outboxRow($0) }
  }

  func outboxCounts() throws -> OutboxCounts {
    func count(_ sql: SQL) throws -> Int {
      try first(sql, authority) { row in Int(row.int(0)) } ?? 0
    }
    return OutboxCounts(
      waiting: try count("SELECT count(*) FROM outbox WHERE authority = ? AND next_try IS NOT NULL"),
      dead: try count("SELECT count(*) FROM outbox WHERE authority = ? AND state = 'dead'"))
  }

  func outbox(from id: Int64, limit: Int) throws -> [OutboxRow] {
    try all(
      AuthorityRecord.outbox + " WHERE authority = ? AND id >= ? ORDER BY id LIMIT ?", authority, id, limit,
      read: columns
    ).map { try outboxRow($0) }
  }

  private static let outbox: SQL = """
    SELECT id, kind, dossier, version, entry, number, state, made_at, attempts, next_try, answer, ended_at FROM outbox
    """

  private typealias OutboxColumns = (
    id: Int64, kind: String, dossier: String, version: Int64, entry: Int64, number: Int64, state: String,
    madeAt: Instant, attempts: Int64, next: Instant?, answer: String?, endedAt: Instant?
  )

  private func columns(_ row: borrowing Row) -> OutboxColumns {
    (
      row.int(0), row.text(1), row.text(2), row.int(3), row.int(4), row.int(5), row.text(6), row.instant(7),
      row.int(8), row.instantOrNil(9), row.textOrNil(10), row.instantOrNil(11)
    )
  }

  private func outboxRow(_ row: OutboxColumns) throws -> OutboxRow {
    guard let kind = Effect.Kind(rawValue: row.kind), let state = OutboxRow.State(rawValue: row.state) else {
      throw damaged("a row of the outbox is of no known kind")
    }
    return OutboxRow(
      id: row.id,
      effect: Effect(
        kind, of: try code(row.dossier), version: Int(row.version), entry: row.entry, number: Int(row.number)),
      state: state, madeAt: row.madeAt, attempts: Int(row.attempts), next: row.next, answer: row.answer,
      endedAt: row.endedAt)
  }
}
