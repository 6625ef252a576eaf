import OneStop
import WorkingTime

extension AuthorityRecord {
  /// Each of the questions looks at what is not over alone, however long the ledger is.
  func exchangeCounts() throws -> [ExchangeCounts] {
    var counts: [String: ExchangeCounts] = [:]
    func add(_ sql: SQL, _ number: WritableKeyPath<ExchangeCounts, Int>) throws {
      for (partner, count) in try all(sql, authority, read: { row in (row.text(0), Int(row.int(1))) }) {
        counts[partner, default: ExchangeCounts(partner: partner)][keyPath: number] = count
      }
    }
    try add(
      """
      SELECT lane, count(*) FROM outbox
      WHERE authority = ? AND kind = 'dispatch' AND lane <> '' AND ended_at IS NULL GROUP BY lane
      """, \.toSend)
    try add(
      "SELECT lane, count(*) FROM outbox WHERE authority = ? AND state = 'dead' AND kind = 'dispatch' GROUP BY lane",
      \.dead)
    try add("SELECT partner, count(*) FROM inbox WHERE authority = ? AND state = 'waiting' GROUP BY partner", \.toTake)
    try add(
      "SELECT partner, count(*) FROM inbox WHERE authority = ? AND state = 'quarantined' GROUP BY partner",
      \.quarantined)
    try add(
      """
      SELECT receiver, count(*) FROM held_message WHERE authority = ? AND status <> 'done' AND status <> 'fail'
      GROUP BY receiver
      """, \.held)
    try add(
      """
      SELECT receiver, count(*) FROM held_message WHERE authority = ? AND status <> 'done' AND status = 'fail'
      GROUP BY receiver
      """, \.refused)
    func age(_ sql: SQL) throws {
      for (partner, moment) in try all(sql, authority, read: { row in (row.text(0), row.instant(1)) }) {
        var count = counts[partner, default: ExchangeCounts(partner: partner)]
        count.oldest = count.oldest.map { min($0, moment) } ?? moment
        counts[partner] = count
      }
    }
    try age(
      """
      SELECT lane, min(made_at) FROM outbox
      WHERE authority = ? AND kind = 'dispatch' AND lane <> '' AND ended_at IS NULL GROUP BY lane
      """)
    try age(
      "SELECT partner, min(received_at) FROM inbox WHERE authority = ? AND state = 'waiting' GROUP BY partner")
    return counts.values.sorted { $0.partner < $1.partner }
  }
}
