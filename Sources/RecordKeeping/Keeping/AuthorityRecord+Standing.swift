import OneStop
import Procedures
import Text
import WorkingTime

/// What is told to whoever watches the office.
extension AuthorityRecord {
  func earliestDue(of post: Post) throws -> Instant? {
    try first(
      "SELECT due FROM task WHERE authority = ? AND unit = ? AND role = ? ORDER BY due LIMIT 1", authority,
      post.unit.text, post.role.text
    ) { row -> Instant? in row.int(0) == .max ? nil : row.instant(0) } ?? nil
  }

  func oldestTask(of post: Post) throws -> Instant? {
    try first(AuthorityRecord.oldestTask, authority, post.unit.text, post.role.text) { row in row.instant(0) }
  }

  /// The statement that looks for the oldest task of a role in a unit; tests look at its plan.
  static let oldestTask: SQL = """
    SELECT opened_at FROM task INDEXED BY task_opened
    WHERE authority = ? AND unit = ? AND role = ? AND opened_at IS NOT NULL ORDER BY opened_at LIMIT 1
    """

  func oldestEffect() throws -> Instant? {
    try first(
      "SELECT made_at FROM outbox WHERE authority = ? AND ended_at IS NULL ORDER BY id LIMIT 1", authority
    ) { row in row.instant(0) }
  }
}
