import Exchange
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func heldMessages(_ query: HeldQuery) throws -> [HeldMessage] {
    let (sql, partner): (SQL, Key<Partner>) =
      switch query.side {
      case .sent(let sender): (AuthorityRecord.held + " WHERE authority = ?1 AND sender = ?2", sender)
      case .received(let receiver): (AuthorityRecord.held + " WHERE authority = ?1 AND receiver = ?2", receiver)
      }
    return try all(
      sql
        + """
           AND (?3 IS NULL OR status = ?3) AND (?4 IS NULL OR kind = ?4) AND (?5 IS NULL OR at >= ?5)
           AND (?6 IS NULL OR at < ?6) AND (?8 IS NULL OR (at, id) > (
            SELECT at, id FROM held_message WHERE authority = ?1 AND id = ?8))
          ORDER BY at, id LIMIT ?7
        """, authority, partner.text, query.status?.rawValue, query.kind?.rawValue, query.from, query.before,
      query.limit, query.after, read: heldColumns
    ).map { try heldMessage($0) }
  }

  func heldMessage(_ id: String, of partner: Key<Partner>) throws -> HeldMessage? {
    try first(
      AuthorityRecord.held + " WHERE authority = ?1 AND id = ?2 AND (receiver = ?3 OR sender = ?3)", authority, id,
      partner.text, read: heldColumns
    ).map { try heldMessage($0) }
  }

  func hold(_ message: HeldMessage) throws -> HeldMessage {
    let added = try run(
      """
      INSERT INTO held_message (id, authority, identity, sender, receiver, kind, from_agency, to_agency, sha256, bytes, at,
        status, updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING
      """, message.id, authority, message.identity, message.sender.text, message.receiver.text, message.kind.rawValue,
      message.from, message.to, message.sha256, message.bytes, message.at, message.status.rawValue, message.updatedAt)
    if added > 0 {
      try count(.held(message.status, bytes: Int64(message.bytes)), of: message.receiver.text)
    }
    let held = try first(
      AuthorityRecord.held + " WHERE authority = ? AND receiver = ? AND to_agency = ? AND identity = ?", authority,
      message.receiver.text, message.to, message.identity, read: heldColumns
    ).map { try heldMessage($0) }
    guard let held else { throw damaged("a message just held is not there") }
    return held
  }

  func note(_ status: TransportStatus, of id: String, for partner: Key<Partner>, at moment: Instant) throws -> Bool {
    // What is done stays done, whatever comes late.
    let held = try first(
      "SELECT status, bytes FROM held_message WHERE authority = ? AND id = ? AND receiver = ? AND status <> 'done'",
      authority, id, partner.text
    ) { row in (status: row.text(0), bytes: row.int(1)) }
    guard let held else { return false }
    try run(
      "UPDATE held_message SET status = ?, updated_at = ? WHERE authority = ? AND id = ?", status.rawValue, moment,
      authority, id)
    try count(.held(status, bytes: held.bytes), of: partner.text, was: counted(held.status, held.bytes))
    return true
  }

  /// Lets go of a message that is held, wherever it has got to.
  func removeHeld(_ id: String) throws {
    let held = try first(
      "SELECT receiver, status, bytes FROM held_message WHERE authority = ? AND id = ?", authority, id
    ) { row in (receiver: row.text(0), status: row.text(1), bytes: row.int(2)) }
    try run("DELETE FROM held_message WHERE authority = ? AND id = ?", authority, id)
    if let held { try count(nil, of: held.receiver, was: counted(held.status, held.bytes)) }
  }

  /// What a row counts as; one with a status that there is not is held as long as it is there.
  private func counted(_ status: String, _ bytes: Int64) -> CountedMessage {
    .held(TransportStatus(rawValue: status) ?? .initial, bytes: bytes)
  }

  private static let held: SQL = """
    SELECT id, identity, sender, receiver, kind, from_agency, to_agency, sha256, bytes, at, status, updated_at
    FROM held_message
    """

  private typealias HeldColumns = (
    id: String, identity: String, sender: String, receiver: String, kind: String, from: String, to: String,
    sha256: String, bytes: Int64, at: Instant, status: String, updatedAt: Instant
  )

  private func heldColumns(_ row: borrowing Row) -> HeldColumns {
    (
      row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7),
      row.int(8), row.instant(9), row.text(10), row.instant(11)
    )
  }

  private func heldMessage(_ row: HeldColumns) throws -> HeldMessage {
    guard let kind = TransportKind(rawValue: row.kind), let status = TransportStatus(rawValue: row.status) else {
      throw damaged("a held message is of no known kind")
    }
    return HeldMessage(
      id: row.id, identity: row.identity, sender: try key(row.sender), receiver: try key(row.receiver), kind: kind,
      from: row.from, to: row.to, sha256: row.sha256, bytes: Int(row.bytes), at: row.at, status: status,
      updatedAt: row.updatedAt)
  }
}
