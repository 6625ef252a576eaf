import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

/// The dossiers behind the numbers: those that were late, and the follow-up book.
extension AuthorityRecord {
  /// A dossier that was handled before the period is none of it, and one handled after it was being handled at its end.
  func lateDossiers(_ query: LateQuery) throws -> LatePage {
    let (handled, code) =
      query.after.map { ($0.handledAt?.milliseconds ?? .max, $0.code.text) } ?? (query.from.milliseconds, "")
    var (shown, last, looked): ([LateColumns], LateColumns?, Int) = ([], nil, 0)
    try each(
      AuthorityRecord.late, authority, query.unit.text, handled, code, query.end, query.procedure?.text,
      AuthorityRecord.looks
    ) { row in
      let columns = LateColumns(row)
      if columns.isShown { shown.append(columns) }
      (last, looked) = (columns, looked + 1)
      return shown.count <= query.limit
    }
    let rows = try shown.prefix(query.limit).map { try $0.row(in: self) }
    let end = shown.count > query.limit ? shown[query.limit - 1] : looked == AuthorityRecord.looks ? last : nil
    return LatePage(rows: rows, next: try end?.cursor(in: self))
  }

  /// The statement that looks at late dossiers; tests look at its plan.
  static let late: SQL = """
    SELECT late_after < ?5 AND (?6 IS NULL OR procedure = ?6), code, procedure, place, submitted_at, due, handled_at,
      late_after, late_cause
    FROM dossier INDEXED BY dossier_late
    WHERE authority = ?1 AND unit = ?2 AND late_after IS NOT NULL
      AND (late_order, code) > (?3, ?4)
    ORDER BY late_order, code LIMIT ?7
    """

  func book(_ query: BookQuery) throws -> BookPage {
    let (submitted, code) =
      query.after.map { ($0.submittedAt.milliseconds, $0.code.text) } ?? (query.from.milliseconds, "")
    typealias Place = (code: String, submittedAt: Instant)
    var (shown, last, looked): ([Place], Place?, Int) = ([], nil, 0)
    try each(
      AuthorityRecord.booked, authority, query.unit.text, submitted, code, query.before, query.procedure?.text,
      list(query.seenBy), AuthorityRecord.looks
    ) { row in
      let place = (row.text(1), row.instant(2))
      if row.bool(0) { shown.append(place) }
      (last, looked) = (place, looked + 1)
      return shown.count <= query.limit
    }
    let end = shown.count > query.limit ? shown[query.limit - 1] : looked == AuthorityRecord.looks ? last : nil
    return BookPage(
      codes: try shown.prefix(query.limit).map { try self.code($0.code) },
      next: try end.map { BookCursor(submittedAt: $0.submittedAt, code: try self.code($0.code)) })
  }

  /// The statement that looks at what a unit received; tests look at its plan.
  static let booked: SQL = """
    SELECT (?6 IS NULL OR procedure = ?6) AND EXISTS (SELECT 1 FROM sight WHERE sight.authority = dossier.authority
        AND sight.dossier = dossier.code AND sight.unit IN (SELECT value FROM json_each(?7))),
      code, submitted_at
    FROM dossier INDEXED BY dossier_book
    WHERE authority = ?1 AND unit = ?2 AND (submitted_at, code) > (?3, ?4) AND submitted_at < ?5
    ORDER BY submitted_at, code LIMIT ?8
    """
}

/// The columns of a late dossier that was looked at, as they were read.
private struct LateColumns {
  let isShown: Bool
  let code: String
  let procedure: String
  let place: String
  let submittedAt: Instant
  let due: Instant?
  let handledAt: Instant?
  let lateAfter: Instant
  let cause: String

  init(_ row: borrowing Row) {
    isShown = row.bool(0)
    code = row.text(1)
    procedure = row.text(2)
    place = row.text(3)
    submittedAt = row.instant(4)
    due = row.instantOrNil(5)
    handledAt = row.instantOrNil(6)
    lateAfter = row.instant(7)
    cause = row.text(8)
  }

  func row(in record: AuthorityRecord) throws -> LateRow {
    LateRow(
      code: try record.code(code), procedure: try record.key(procedure), place: place, submittedAt: submittedAt,
      due: due, handledAt: handledAt, lateAfter: lateAfter, cause: try record.cause(cause))
  }

  func cursor(in record: AuthorityRecord) throws -> LateCursor {
    LateCursor(handledAt: handledAt, code: try record.code(code))
  }
}
