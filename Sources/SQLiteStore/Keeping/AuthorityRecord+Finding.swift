import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func dossier(_ code: DossierCode, for sight: Sight) throws -> StoredDossier? {
    let found =
      switch sight {
      case .everything:
        try first(AuthorityRecord.stored + " WHERE authority = ? AND code = ?", authority, code.text, read: kept)
      case .secret(let hash):
        try first(
          AuthorityRecord.stored + " WHERE authority = ? AND code = ? AND secret = ?", authority, code.text, hash,
          read: kept)
      case .units(let units):
        try first(
          AuthorityRecord.stored
            + """
             WHERE authority = ? AND code = ? AND EXISTS (
              SELECT 1 FROM sight WHERE sight.authority = dossier.authority AND sight.dossier = dossier.code
                AND sight.unit IN (SELECT value FROM json_each(?)))
            """, authority, code.text, list(units), read: kept)
      }
    guard let found else { return nil }
    return StoredDossier(
      dossier: try Dossier(JSONField(JSONValue(reading: found.state))), lastPosition: found.positions.last,
      answersPosition: found.positions.answers, lookupPosition: found.positions.lookup)
  }

  private static let stored: SQL = "SELECT state, last_position, answers_position, lookup_position FROM dossier"

  private func kept(_ row: borrowing Row) -> (state: String, positions: Positions) {
    (row.text(0), Positions(last: row.int(1), answers: row.int(2), lookup: row.intOrNil(3)))
  }

  /// Names as a JSON list, which SQLite takes apart: one statement for any number of them.
  func list<Subject>(_ keys: [Key<Subject>]) -> String {
    JSONValue.array(keys.map { .string($0.text) }).canonicalText
  }

  func dossiersDue(until moment: Instant, limit: Int) throws -> [DossierCode] {
    try all(
      """
      SELECT code FROM dossier WHERE authority = ? AND next_moment IS NOT NULL AND next_moment <= ?
      ORDER BY next_moment LIMIT ?
      """, authority, moment, limit
    ) { row in row.text(0) }.map { try code($0) }
  }

  /// Each post's tasks stand in the order of the queue already: as many as a page holds are taken of each, and merged.
  func queue(_ query: QueueQuery) throws -> [QueueRow] {
    var rows: [QueueRow] = []
    for post in query.posts { rows += try tasks(of: post, query) }
    rows.sort { a, b in
      (a.task.due?.milliseconds ?? .max, a.dossier.code, a.task.number)
        < (b.task.due?.milliseconds ?? .max, b.dossier.code, b.task.number)
    }
    return Array(rows.prefix(query.limit))
  }

  private func tasks(of post: Post, _ query: QueueQuery) throws -> [QueueRow] {
    let (holder, isFree): (String?, Bool) =
      switch query.holder {
      case .anyone: (nil, false)
      case .nobody: (nil, true)
      case .officer(let officer): (officer.text, false)
      }
    return try all(
      """
      SELECT task.unit, task.role, task.due, task.number, task.step, task.officer,
        dossier.code, dossier.procedure, dossier.place, dossier.subject, dossier.version, dossier.submitted_at,
        dossier.due, dossier.ended_at, dossier.is_late, dossier.message_since
      FROM task JOIN dossier ON dossier.authority = task.authority AND dossier.code = task.dossier
      WHERE task.authority = ?1 AND task.unit = ?2 AND task.role = ?3
        AND (task.due, task.dossier, task.number) > (?4, ?5, ?6) AND task.due < ?7
        AND (?8 IS NULL OR task.officer = ?8) AND (?9 = 0 OR task.officer IS NULL)
        AND (?10 IS NULL OR dossier.procedure = ?10)
      ORDER BY task.due, task.dossier, task.number LIMIT ?11
      """, authority, post.unit.text, post.role.text,
      query.after.map { $0.due?.milliseconds ?? .max } ?? .min, query.after?.code.text ?? "", query.after?.task ?? 0,
      query.dueBefore.map(\.milliseconds) ?? .max, holder, isFree, query.procedure?.text, query.limit
    ) { row in
      (
        (row.text(0), row.text(1), row.int(2), Int(row.int(3)), row.text(4), row.textOrNil(5)),
        DossierColumns(row, from: 6)
      )
    }.map { task, dossier in
      QueueRow(
        task: try self.task(task.0, task.1, task.2, task.3, task.4, task.5), dossier: try dossier.row(in: self))
    }
  }
}

/// The columns of a dossier in a list, as they were read.
struct DossierColumns {
  let code: String
  let procedure: String
  let place: String
  let subject: String?
  let version: Int
  let submittedAt: Instant
  let due: Instant?
  let endedAt: Instant?
  let isLate: Bool
  let messageSince: Instant?

  init(_ row: borrowing Row, from first: Int) {
    code = row.text(first)
    procedure = row.text(first + 1)
    place = row.text(first + 2)
    subject = row.textOrNil(first + 3)
    version = Int(row.int(first + 4))
    submittedAt = row.instant(first + 5)
    due = row.instantOrNil(first + 6)
    endedAt = row.instantOrNil(first + 7)
    isLate = row.bool(first + 8)
    messageSince = row.instantOrNil(first + 9)
  }

  func row(in record: AuthorityRecord) throws -> DossierRow {
    DossierRow(
      code: try record.code(code), procedure: try record.key(procedure), place: place, subject: subject,
      version: version, submittedAt: submittedAt, due: due, endedAt: endedAt, isLate: isLate,
      messageSince: messageSince)
  }
}
