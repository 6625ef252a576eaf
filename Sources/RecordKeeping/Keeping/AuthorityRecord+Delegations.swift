import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func delegations(to receiver: Key<Officer>, on day: Day) throws -> [Delegation] {
    try all(
      AuthorityRecord.delegation
        + """
         WHERE authority = ?1 AND receiver = ?2 AND last_day >= ?3 AND first_day <= ?3 AND ended_at IS NULL
        ORDER BY number
        """, authority, receiver.text, day.number, read: DelegationColumns.init
    ).map { try $0.delegation(in: self) }
  }

  func delegations(of officers: [Key<Officer>], notBefore day: Day?, limit: Int) throws -> [Delegation] {
    try all(
      AuthorityRecord.delegation
        + """
         WHERE authority = ?1 AND last_day >= coalesce(?3, last_day) AND (?3 IS NULL OR ended_at IS NULL) AND (giver IN (SELECT value FROM json_each(?2))
          OR receiver IN (SELECT value FROM json_each(?2)))
        ORDER BY number DESC LIMIT ?4
        """, authority, list(officers), day?.number, limit, read: DelegationColumns.init
    ).map { try $0.delegation(in: self) }
  }

  func delegation(_ number: Int) throws -> Delegation? {
    try first(
      AuthorityRecord.delegation + " WHERE authority = ? AND number = ?", authority, number,
      read: DelegationColumns.init
    ).map { try $0.delegation(in: self) }
  }

  func save(_ delegation: Delegation) throws {
    try run(
      """
      INSERT INTO delegation (authority, number, giver, receiver, unit, role, first_day, last_day, reason, ordered_by,
        ordered_at, ended_by, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, number) DO UPDATE SET ended_by = excluded.ended_by, ended_at = excluded.ended_at
        WHERE delegation.ended_at IS NULL
      """, authority, delegation.number, delegation.giver.text, delegation.receiver.text, delegation.post?.unit.text,
      delegation.post?.role.text, delegation.from.number, delegation.until.number, delegation.reason,
      delegation.orderedBy.text, delegation.orderedAt, delegation.ended?.by.text, delegation.ended?.at)
  }

  private static let delegation: SQL = """
    SELECT number, giver, receiver, unit, role, first_day, last_day, reason, ordered_by, ordered_at, ended_by, ended_at
    FROM delegation
    """
}

/// The columns of a delegation, as they were read.
private struct DelegationColumns {
  let number: Int
  let persons: (giver: String, receiver: String, orderedBy: String, endedBy: String?)
  let post: (unit: String?, role: String?)
  let days: (first: Int, last: Int)
  let reason: String
  let moments: (ordered: Instant, ended: Instant?)

  init(_ row: borrowing Row) {
    number = Int(row.int(0))
    persons = (row.text(1), row.text(2), row.text(8), row.textOrNil(10))
    post = (row.textOrNil(3), row.textOrNil(4))
    days = (Int(row.int(5)), Int(row.int(6)))
    reason = row.text(7)
    moments = (row.instant(9), row.instantOrNil(11))
  }

  func delegation(in record: AuthorityRecord) throws -> Delegation {
    var post: Post?
    if let unit = self.post.unit, let role = self.post.role {
      post = Post(unit: try record.key(unit), role: try record.key(role))
    }
    var ended: Delegation.Ending?
    if let by = persons.endedBy, let at = moments.ended { ended = Delegation.Ending(by: try record.key(by), at: at) }
    return Delegation(
      number: number, giver: try record.key(persons.giver), receiver: try record.key(persons.receiver), post: post,
      from: Day(number: days.first), until: Day(number: days.last), reason: reason,
      orderedBy: try record.key(persons.orderedBy), orderedAt: moments.ordered, ended: ended)
  }
}
