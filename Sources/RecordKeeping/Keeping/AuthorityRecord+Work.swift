import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  /// Counted over the open tasks of the unit, which stand together; dossiers are not looked at.
  func work(of unit: Key<Unit>, at now: Instant, until endOfDay: Instant) throws -> [WorkRow] {
    try all(
      """
      SELECT procedure, step, role, officer, count(*), count(*) FILTER (WHERE due < ?3),
        count(*) FILTER (WHERE due >= ?3 AND due < ?4) FROM task
      WHERE authority = ?1 AND unit = ?2 AND role > '' GROUP BY procedure, step, role, officer
      """, authority, unit.text, now, endOfDay
    ) { row in
      ((row.text(0), row.text(1), row.text(2), row.textOrNil(3)), (Int(row.int(4)), Int(row.int(5)), Int(row.int(6))))
    }.map { names, counts in
      WorkRow(
        procedure: try key(names.0), step: try key(names.1), role: try key(names.2),
        officer: try names.3.map { try key($0) },
        count: WorkCount(open: counts.0, overdue: counts.1, dueToday: counts.2))
    }
  }

  /// What applicants have to do stands once for each unit that sees the dossier, under no role.
  func waitingForApplicants(seenBy unit: Key<Unit>) throws -> Int {
    try first(
      "SELECT count(*) FROM task WHERE authority = ? AND unit = ? AND role = ''", authority, unit.text
    ) { row in Int(row.int(0)) } ?? 0
  }
}
