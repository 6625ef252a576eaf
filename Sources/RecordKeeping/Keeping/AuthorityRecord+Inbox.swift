import Exchange
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func inbox(_ query: InboxQuery) throws -> [InboxRow] {
    try all(
      AuthorityRecord.inbox + " WHERE authority = ? AND state = ? AND id > ? ORDER BY id LIMIT ?", authority,
      query.state.rawValue, query.after, query.limit, read: inboxRow)
  }

  func inboxRow(_ identity: String) throws -> InboxRow? {
    try first(
      AuthorityRecord.inbox + " WHERE authority = ? AND identity = ?", authority, identity, read: inboxRow)
  }

  func inbox(of partner: Key<Partner>, from: Instant, before end: Instant, limit: Int) throws -> [InboxRow] {
    try all(
      AuthorityRecord.inbox
        + " WHERE authority = ? AND partner = ? AND received_at >= ? AND received_at < ? ORDER BY received_at, id LIMIT ?",
      authority, partner.text, from, end, limit, read: inboxRow)
  }

  func inboxCounts() throws -> (waiting: Int, quarantined: Int) {
    func count(_ state: InboxRow.State) throws -> Int {
      try first("SELECT count(*) FROM inbox WHERE authority = ? AND state = ?", authority, state.rawValue) {
        Int($0.int(0))
      } ?? 0
    }
    return (try count(.waiting), try count(.quarantined))
  }

  func keep(_ message: IncomingMessage, at moment: Instant) throws -> InboxRow {
    let state: InboxRow.State = message.fault == nil ? .waiting : .quarantined
    try run(
      """
      INSERT INTO inbox (authority, identity, partner, partners_name, kind, sender, sha256, bytes, fault, state,
        received_at, copies, attempts, next_try, answer)
      VALUES (?1, ?2, ?3, ?12, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, 0, ?11, ?8)
      ON CONFLICT (authority, identity) DO UPDATE SET copies = inbox.copies + 1
      """, authority, message.identity, message.partner.text, message.kind.rawValue, message.from, message.sha256,
      message.bytes, message.fault, state.rawValue, moment, message.fault == nil ? moment : nil,
      message.partnersName)
    guard let row = try inboxRow(message.identity) else { throw damaged("a message just kept is not there") }
    if row.copies == 1 { try count(.received(state, bytes: Int64(message.bytes)), of: message.partner.text) }
    return row
  }

  func nextMessage(at moment: Instant) throws -> InboxRow? {
    try first(
      AuthorityRecord.inbox
        + """
           WHERE authority = ? AND next_try IS NOT NULL AND next_try <= ? ORDER BY next_try, id LIMIT 1
        """, authority, moment, read: inboxRow)
  }

  func lastMessage() throws -> Int64 {
    try first("SELECT coalesce(max(id), 0) FROM inbox WHERE authority = ?", authority) { $0.int(0) } ?? 0
  }

  func begin(_ row: InboxRow, at moment: Instant, until: Instant, isCounted: Bool) throws -> Int? {
    let isBegun =
      try run(
        """
        UPDATE inbox SET begun = begun + ?, next_try = ?
        WHERE authority = ? AND id = ? AND state = 'waiting' AND attempts = ? AND next_try <= ?
        """, isCounted ? 1 : 0, until, authority, row.id, row.attempts, moment) > 0
    guard isBegun else { return nil }
    return try first("SELECT begun FROM inbox WHERE authority = ? AND id = ?", authority, row.id) { Int($0.int(0)) }
  }

  func isToTake(_ row: InboxRow) throws -> Bool {
    try exists(
      "SELECT 1 FROM inbox WHERE authority = ? AND id = ? AND state = 'waiting' AND attempts = ?", authority, row.id,
      row.attempts)
  }

  func settle(
    _ row: InboxRow, _ state: InboxRow.State, answer: String, subject: RecordSubject?, next: Instant?, isCounted: Bool
  ) throws {
    let noted = try run(
      """
      UPDATE inbox SET state = ?, answer = ?, subject = ?, next_try = ?, attempts = attempts + 1, tries = tries + ?, begun = 0
      WHERE authority = ? AND id = ? AND state = 'waiting' AND attempts = ?
      """, state.rawValue, answer, subject?.text, next, isCounted ? 1 : 0, authority, row.id, row.attempts)
    guard noted > 0 else { return }
    let bytes = Int64(row.message.bytes)
    try count(
      .received(state, bytes: bytes), of: row.message.partner.text, was: .received(.waiting, bytes: bytes))
  }

  func reviveMessage(_ id: Int64, at moment: Instant) throws -> Bool {
    let revived = try first(
      """
      UPDATE inbox SET state = 'waiting', next_try = ?, tries = 0, begun = 0
      WHERE authority = ? AND id = ? AND state = 'quarantined' AND fault IS NULL RETURNING partner, bytes
      """, moment, authority, id
    ) { row in (partner: row.text(0), bytes: row.int(1)) }
    guard let (partner, bytes) = revived else { return false }
    try count(.received(.waiting, bytes: bytes), of: partner, was: .received(.quarantined, bytes: bytes))
    return true
  }

  private static let inbox: SQL = """
    SELECT id, identity, partner, kind, sender, sha256, bytes, fault, state, received_at, copies, attempts, next_try, answer,
      subject, partners_name, tries FROM inbox
    """

  private func inboxRow(_ row: borrowing Row) throws(StoreFailure) -> InboxRow {
    guard let kind = TransportKind(rawValue: row.text(3)), let state = InboxRow.State(rawValue: row.text(8)) else {
      throw damaged("a row of the inbox is of no known kind")
    }
    let message = IncomingMessage(
      identity: row.text(1), partner: try key(row.text(2)), partnersName: row.textOrNil(15), kind: kind,
      from: row.textOrNil(4), sha256: row.text(5), bytes: Int(row.int(6)), fault: row.textOrNil(7))
    return InboxRow(
      id: row.int(0), message: message, state: state, receivedAt: row.instant(9), copies: Int(row.int(10)),
      attempts: Int(row.int(11)), tries: Int(row.int(16)), next: row.instantOrNil(12), answer: row.textOrNil(13),
      subject: row.textOrNil(14).flatMap { RecordSubject($0) })
  }
}
