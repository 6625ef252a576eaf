import Dossiers
import OneStop
import Text
import WorkingTime

extension AuthorityRecord {
  func put(_ effect: Effect, at moment: Instant) throws {
    let isHeld = try isOccupied(effect)
    let state: OutboxRow.State = isHeld ? .queued : .waiting
    let added = try run(
      """
      INSERT INTO outbox (authority, kind, subject, version, entry, number, lane, state, made_at, attempts, next_try)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10)
      ON CONFLICT DO NOTHING
      """, authority, effect.kind.rawValue, effect.subject.text, effect.version, effect.entry, effect.number,
      effect.lane, state.rawValue, moment, isHeld ? nil : moment)
    if added > 0 { try count(effect, state, isOver: false) }
  }

  /// Counts a message to a partner as it is now, and as it was; other effects count for nobody.
  private func count(
    _ effect: Effect, _ state: OutboxRow.State, isOver: Bool, was before: OutboxRow? = nil
  ) throws {
    guard effect.kind == .dispatch else { return }
    let inLane = !effect.lane.isEmpty
    try count(
      .sent(state, inLane: inLane, isOver: isOver), of: effect.lane,
      was: before.map { .sent($0.state, inLane: inLane, isOver: $0.endedAt != nil) })
  }

  /// Whether something in its lane is not over, so that it has to wait.
  private func isOccupied(_ effect: Effect) throws -> Bool {
    guard !effect.lane.isEmpty else { return false }
    return try exists(
      "SELECT 1 FROM outbox WHERE authority = ? AND kind = ? AND lane = ? AND lane <> '' AND ended_at IS NULL",
      authority, effect.kind.rawValue, effect.lane)
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
    try run(
      "UPDATE outbox SET state = 'trying', attempts = attempts + 1, token = token + 1, next_try = ? WHERE authority = ? AND id = ?",
      until, authority, id)
    return try first(AuthorityRecord.outbox + " WHERE authority = ? AND id = ?", authority, id, read: outboxRow)
  }

  func hasEffect(_ kind: Effect.Kind, dueAt moment: Instant) throws -> Bool {
    try exists(
      "SELECT 1 FROM outbox WHERE authority = ? AND kind = ? AND next_try IS NOT NULL AND next_try <= ?", authority,
      kind.rawValue, moment)
  }

  func settle(_ row: OutboxRow, _ settlement: Settlement, at moment: Instant) throws -> Bool {
    let isOver = settlement.next == nil
    let isNoted =
      try run(
        """
        UPDATE outbox SET state = ?, answer = ?, next_try = ?, ended_at = ?
        WHERE authority = ? AND id = ? AND state = 'trying' AND token = ?
        """, settlement.state.rawValue, settlement.answer, settlement.next, isOver ? moment : nil, authority, row.id,
        row.token) > 0
    guard isNoted else { return false }
    try count(row.effect, settlement.state, isOver: isOver, was: row)
    if isOver, !row.effect.lane.isEmpty { try release(row.effect, at: moment) }
    return true
  }

  /// The next one in the lane is to be done.
  private func release(_ effect: Effect, at moment: Instant) throws {
    try run(
      """
      UPDATE outbox SET state = 'waiting', next_try = ?4 WHERE authority = ?1 AND id = (
        SELECT id FROM outbox
        WHERE authority = ?1 AND kind = ?2 AND lane = ?3 AND lane <> '' AND ended_at IS NULL ORDER BY id LIMIT 1)
      """, authority, effect.kind.rawValue, effect.lane, moment)
  }

  func revive(_ id: Int64, at moment: Instant) throws -> Bool {
    guard
      let dead = try first(
        AuthorityRecord.outbox + " WHERE authority = ? AND id = ? AND state = 'dead'", authority, id, read: outboxRow)
    else { return false }
    let isHeld = try isOccupied(dead.effect)
    let state: OutboxRow.State = isHeld ? .queued : .waiting
    try run(
      "UPDATE outbox SET state = ?, attempts = 0, next_try = ?, ended_at = NULL WHERE authority = ? AND id = ?",
      state.rawValue, isHeld ? nil : moment, authority, id)
    try count(dead.effect, state, isOver: false, was: dead)
    return true
  }

  func resumeTries(at moment: Instant) throws {
    try run("UPDATE outbox SET next_try = ? WHERE authority = ? AND state = 'trying'", moment, authority)
    try run(
      "UPDATE inbox SET next_try = ? WHERE authority = ? AND next_try IS NOT NULL AND begun > 0", moment, authority)
  }

  func hasTries(beyond moment: Instant) throws -> Bool {
    for kind in Effect.Kind.allCases {
      let waits = try exists(
        "SELECT 1 FROM outbox WHERE authority = ? AND kind = ? AND next_try IS NOT NULL AND next_try > ?", authority,
        kind.rawValue, moment)
      if waits { return true }
    }
    return try exists(
      "SELECT 1 FROM inbox WHERE authority = ? AND next_try IS NOT NULL AND next_try > ?", authority, moment)
  }

  func bringForward(triesBeyond moment: Instant, to earlier: Instant) throws {
    for kind in Effect.Kind.allCases {
      try run(
        "UPDATE outbox SET next_try = ? WHERE authority = ? AND kind = ? AND next_try IS NOT NULL AND next_try > ?",
        earlier, authority, kind.rawValue, moment)
    }
    try run(
      "UPDATE inbox SET next_try = ? WHERE authority = ? AND next_try IS NOT NULL AND next_try > ?", earlier, authority,
      moment)
  }

  func outbox(_ query: OutboxQuery) throws -> [OutboxRow] {
    if let kind = query.kind {
      return try all(
        AuthorityRecord.outbox(query.state, ofOneKind: true), authority, kind.rawValue, query.after, query.limit,
        read: outboxRow)
    }
    return try all(
      AuthorityRecord.outbox(query.state, ofOneKind: false), authority, query.after, query.limit, read: outboxRow)
  }

  /// A page of rows that have come so far.
  static func outbox(_ state: OutboxRow.State, ofOneKind: Bool) -> SQL {
    let reached: SQL =
      switch state {
      case .queued, .waiting, .trying: "ended_at IS NULL"
      case .dead: "state = 'dead'"
      case .done: "state = 'done'"
      }
    let kind: SQL = ofOneKind ? " AND kind = ? " : " "
    return outbox + " WHERE authority = ? AND " + reached + kind + "AND id > ? ORDER BY id LIMIT ?"
  }

  func outbox(of subject: RecordSubject) throws -> [OutboxRow] {
    try all(
      AuthorityRecord.outbox + " WHERE authority = ? AND subject = ? ORDER BY version, number, kind", authority,
      subject.text, read: outboxRow)
  }

  func outbox(
    _ kind: Effect.Kind, in lane: String, from: Instant, before end: Instant, limit: Int
  ) throws -> [OutboxRow] {
    try all(
      AuthorityRecord.outbox
        + """
           WHERE authority = ? AND kind = ? AND lane = ? AND lane <> '' AND made_at >= ? AND made_at < ?
          ORDER BY made_at, id LIMIT ?
        """, authority, kind.rawValue, lane, from, end, limit, read: outboxRow)
  }

  func outboxCounts() throws -> OutboxCounts {
    func count(_ sql: SQL) throws -> Int {
      try first(sql, authority) { row in Int(row.int(0)) } ?? 0
    }
    return OutboxCounts(
      waiting: try count("SELECT count(*) FROM outbox WHERE authority = ? AND ended_at IS NULL"),
      dead: try count("SELECT count(*) FROM outbox WHERE authority = ? AND state = 'dead'"))
  }

  func outbox(from id: Int64, limit: Int) throws -> [OutboxRow] {
    try all(
      AuthorityRecord.outbox + " WHERE authority = ? AND id >= ? ORDER BY id LIMIT ?", authority, id, limit,
      read: outboxRow)
  }

  func outboxNumber(from id: Int64) throws -> Int64? {
    try first(
      "SELECT id FROM outbox WHERE authority = ? AND id >= ? ORDER BY id LIMIT 1", authority, id
    ) { row in row.int(0) }
  }

  private static let outbox: SQL = """
    SELECT id, kind, subject, version, entry, number, lane, state, made_at, attempts, next_try, answer, ended_at, token
    FROM outbox
    """

  private func outboxRow(_ row: borrowing Row) throws(StoreFailure) -> OutboxRow {
    guard let kind = Effect.Kind(rawValue: row.text(1)), let state = OutboxRow.State(rawValue: row.text(7)) else {
      throw damaged("a row of the outbox is of no known kind")
    }
    guard let subject = RecordSubject(row.text(2)) else {
      throw damaged("a row of the outbox belongs to no dossier and no document")
    }
    return OutboxRow(
      id: row.int(0),
      effect: Effect(
        kind, of: subject, version: Int(row.int(3)), entry: row.int(4), number: Int(row.int(5)), lane: row.text(6)),
      state: state, madeAt: row.instant(8), attempts: Int(row.int(9)), token: row.int(13), next: row.instantOrNil(10),
      answer: row.textOrNil(11), endedAt: row.instantOrNil(12))
  }
}
