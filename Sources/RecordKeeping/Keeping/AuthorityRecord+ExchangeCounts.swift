import OneStop
import Procedures
import Text
import WorkingTime

/// What is not over with each partner, kept as messages come and go.
extension AuthorityRecord {
  func exchangeCounts() throws -> [ExchangeCounts] {
    try all(AuthorityRecord.exchangeCounts, authority) { row in
      var counts = counted(row)
      counts.oldest = [row.instantOrNil(9), row.instantOrNil(10)].compactMap(\.self).min()
      return counts
    }
  }

  func exchangeCounts(with partner: Key<Partner>) throws -> ExchangeCounts {
    try first(
      """
      SELECT partner, to_send, dead, to_take, quarantined, held, refused, untaken_bytes, held_bytes
      FROM exchange_count WHERE authority = ? AND partner = ?
      """, authority, partner.text, read: counted) ?? ExchangeCounts(partner: partner.text)
  }

  func untaken(from agency: String, by partner: Key<Partner>) throws -> ExchangeLoad {
    try first(AuthorityRecord.untakenOfSender, authority, partner.text, agency, read: load) ?? ExchangeLoad()
  }

  func held(for receiver: Key<Partner>, by sender: Key<Partner>) throws -> ExchangeLoad {
    try first(AuthorityRecord.heldOfSender, authority, receiver.text, sender.text, read: load) ?? ExchangeLoad()
  }

  /// The statements that count a sender's share; tests look at their plans.
  static let untakenOfSender: SQL = """
    SELECT count(*), coalesce(sum(bytes), 0) FROM inbox
    WHERE authority = ? AND state IN ('waiting', 'quarantined') AND partner = ? AND sender = ?
    """
  static let heldOfSender: SQL = """
    SELECT count(*), coalesce(sum(bytes), 0) FROM held_message
    WHERE authority = ? AND receiver = ? AND status <> 'done' AND sender = ?
    """

  private func load(_ row: borrowing Row) -> ExchangeLoad {
    ExchangeLoad(messages: Int(row.int(0)), bytes: row.int(1))
  }

  private func counted(_ row: borrowing Row) -> ExchangeCounts {
    var counts = ExchangeCounts(partner: row.text(0))
    counts.toSend = Int(row.int(1))
    counts.dead = Int(row.int(2))
    counts.toTake = Int(row.int(3))
    counts.quarantined = Int(row.int(4))
    counts.held = Int(row.int(5))
    counts.refused = Int(row.int(6))
    counts.untakenBytes = row.int(7)
    counts.heldBytes = row.int(8)
    return counts
  }

  /// The statement that reads the counts; tests look at its plan. What came or was written first has the least number.
  static let exchangeCounts: SQL = """
    SELECT partner, to_send, dead, to_take, quarantined, held, refused, untaken_bytes, held_bytes,
      CASE WHEN to_send > 0 THEN (
        SELECT made_at FROM outbox
        WHERE authority = ?1 AND kind = 'dispatch' AND lane = exchange_count.partner AND lane <> '' AND ended_at IS NULL
        ORDER BY id LIMIT 1) END,
      CASE WHEN to_take > 0 THEN (
        SELECT received_at FROM inbox
        WHERE authority = ?1 AND inbox.partner = exchange_count.partner AND state = 'waiting'
        ORDER BY id LIMIT 1) END
    FROM exchange_count
    WHERE authority = ?1 AND (to_send, dead, to_take, quarantined, held, refused) <> (0, 0, 0, 0, 0, 0)
    ORDER BY partner
    """

  private static let counted = CountTable(
    "exchange_count", by: ["authority", "partner"],
    ["to_send", "dead", "to_take", "quarantined", "held", "refused", "untaken_bytes", "held_bytes"])

  /// Counts a message that has come, gone, or gone on: what it was is taken away, what it is is added.
  func count(_ message: CountedMessage?, of partner: String, was before: CountedMessage? = nil) throws {
    let now = message?.amounts ?? CountedMessage.nothing
    let amounts = zip(now, before?.amounts ?? CountedMessage.nothing).map { $0 - $1 }
    guard amounts.contains(where: { $0 != 0 }) else { return }
    try AuthorityRecord.counted.add(amounts, by: [authority, partner], on: connection)
  }

  func differingExchangeCounts() throws -> Int {
    try first(
      AuthorityRecord.exchangeCounted
        + """
         SELECT count(*) FROM (
          SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) AS missing
          UNION SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) AS wrong) AS differing
        """, authority
    ) { row in Int(row.int(0)) } ?? 0
  }

  func recountExchange() throws {
    try run("DELETE FROM exchange_count WHERE authority = ?", authority)
    try run("INSERT INTO exchange_count " + AuthorityRecord.exchangeCounted + " SELECT * FROM counted", authority)
  }

  /// The counts as the messages have them, and as they are kept; a row of noughts is none.
  private static let exchangeCounted: SQL = """
    WITH message AS (
      SELECT lane AS partner, CASE WHEN lane <> '' AND ended_at IS NULL THEN 1 ELSE 0 END AS to_send,
        CASE WHEN state = 'dead' THEN 1 ELSE 0 END AS dead, 0 AS to_take, 0 AS quarantined, 0 AS held, 0 AS refused,
        0 AS untaken_bytes, 0 AS held_bytes
      FROM outbox WHERE authority = ?1 AND kind = 'dispatch' AND (state = 'dead' OR lane <> '' AND ended_at IS NULL)
      UNION ALL
      SELECT partner, 0, 0, CASE WHEN state = 'waiting' THEN 1 ELSE 0 END,
        CASE WHEN state = 'quarantined' THEN 1 ELSE 0 END, 0, 0, bytes, 0
      FROM inbox WHERE authority = ?1 AND state IN ('waiting', 'quarantined')
      UNION ALL
      SELECT receiver, 0, 0, 0, 0, CASE WHEN status = 'fail' THEN 0 ELSE 1 END, CASE WHEN status = 'fail' THEN 1 ELSE 0 END,
        0, bytes
      FROM held_message WHERE authority = ?1 AND status <> 'done'
    ), counted AS (
      SELECT ?1 AS authority, partner, sum(to_send) AS to_send, sum(dead) AS dead, sum(to_take) AS to_take,
        sum(quarantined) AS quarantined, sum(held) AS held, sum(refused) AS refused,
        sum(untaken_bytes) AS untaken_bytes, sum(held_bytes) AS held_bytes
      FROM message GROUP BY partner
    ), kept AS (
      SELECT * FROM exchange_count WHERE authority = ?1
        AND (to_send, dead, to_take, quarantined, held, refused, untaken_bytes, held_bytes) <> (0, 0, 0, 0, 0, 0, 0, 0)
    )
    """
}
