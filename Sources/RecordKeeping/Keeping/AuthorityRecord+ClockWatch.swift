import OneStop
import WorkingTime

extension AuthorityRecord {
  func clockWatch() throws -> ClockWatch? {
    try first("SELECT seen_at, doubt, doubted_at FROM clock_watch WHERE authority = ?", authority) { row in
      let (seen, at) = (row.instant(0), row.instantOrNil(2))
      guard let at, let cause = ClockDoubt.Cause(rawValue: row.text(1)) else { return ClockWatch(seen: seen) }
      return ClockWatch(seen: seen, doubt: ClockDoubt(cause, since: seen, at: at))
    }
  }

  func note(_ watch: ClockWatch) throws {
    try run(
      """
      INSERT INTO clock_watch (authority, seen_at, doubt, doubted_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (authority) DO UPDATE
        SET seen_at = excluded.seen_at, doubt = excluded.doubt, doubted_at = excluded.doubted_at
      """, authority, watch.seen, watch.doubt?.cause.rawValue, watch.doubt?.at)
  }
}
