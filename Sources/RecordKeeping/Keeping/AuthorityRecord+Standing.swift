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

  func oldestEffect() throws -> Instant? {
    try first(
      "SELECT made_at FROM outbox WHERE authority = ? AND ended_at IS NULL ORDER BY id LIMIT 1", authority
    ) { row in row.instant(0) }
  }
}
