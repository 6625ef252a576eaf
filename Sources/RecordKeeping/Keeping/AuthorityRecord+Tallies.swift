import Dossiers
import OneStop
import Procedures
import Text
import WorkingTime

/// The counts of reports, kept as dossiers come and are handled: a report reads the days it speaks of.
extension AuthorityRecord {
  func tallies(of unit: Key<Unit>, from first: Day, before end: Day) throws -> [TallyRow] {
    try all(AuthorityRecord.tallied, authority, unit.text, first.number, end.number) {
      row -> (String, String, String, DossierTally) in
      var tally = DossierTally()
      tally.received = Int(row.int(3))
      tally.lapsed = Int(row.int(4))
      tally.onTime = Int(row.int(5))
      tally.late = Int(row.int(6))
      tally.notRated = Int(row.int(7))
      tally.stars = (8...12).map { Int(row.int($0)) }
      return (row.text(0), row.text(1), row.text(2), tally)
    }.map { procedure, channel, month, tally in
      guard let month = Month(month) else { throw damaged("a day of the counts has no month") }
      return TallyRow(procedure: try key(procedure), channel: try self.channel(channel), month: month, tally: tally)
    }
  }

  /// The statement that reads the counts of some days; tests look at its plan.
  static let tallied: SQL = """
    SELECT procedure, channel, strftime('%Y-%m', day * 86400, 'unixepoch') AS month, sum(received), sum(lapsed),
      sum(on_time), sum(late), sum(unrated), sum(stars_1), sum(stars_2), sum(stars_3), sum(stars_4), sum(stars_5)
    FROM tally WHERE authority = ? AND unit = ? AND day >= ? AND day < ? GROUP BY procedure, channel, month
    """

  func backlog(of unit: Key<Unit>, atStartOf day: Day) throws -> [BacklogRow] {
    try all(AuthorityRecord.backlogged, authority, unit.text, day.number) { row in
      (row.text(0), Int(row.int(1)), Int(row.int(2)))
    }.map { BacklogRow(procedure: try key($0.0), waiting: $0.1, late: $0.2) }
  }

  /// The statement that adds up all days before one: what came and has not gone.
  static let backlogged: SQL = """
    SELECT procedure, sum(received - on_time - late - unrated), sum(lapsed - late)
    FROM tally WHERE authority = ? AND unit = ? AND day < ? GROUP BY procedure
    """

  func lapsing(of unit: Key<Unit>, from start: Instant, before end: Instant) throws -> [Key<Procedure>: Int] {
    let rows = try all(AuthorityRecord.lapsing, authority, unit.text, start, end) { row in
      (row.text(0), Int(row.int(1)))
    }
    return Dictionary(try rows.map { (try key($0.0), $0.1) }) { $1 }
  }

  /// The statement that counts what is not late yet on the day of a report.
  static let lapsing: SQL = """
    SELECT procedure, count(*) FROM dossier INDEXED BY dossier_lapse
    WHERE authority = ? AND unit = ? AND late_after >= ? AND late_after < ? AND handled_at IS NULL GROUP BY procedure
    """

  func differingTallies() throws -> Int {
    try first(
      AuthorityRecord.counted
        + """
         SELECT count(*) FROM (
          SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) AS missing
          UNION SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted) AS wrong) AS differing
        """, authority
    ) { row in Int(row.int(0)) } ?? 0
  }

  func recount() throws {
    try run("DELETE FROM tally WHERE authority = ?", authority)
    try run("INSERT INTO tally " + AuthorityRecord.counted + " SELECT * FROM counted", authority)
  }

  /// The counts as the dossiers have them, and as they are kept; a row of noughts is none.
  private static let counted: SQL = """
    WITH happened AS (
      SELECT unit, procedure, channel, (submitted_at + 25200000) / 86400000 AS day, 1 AS received, 0 AS lapsed,
        0 AS on_time, 0 AS late, 0 AS unrated, 0 AS stars
      FROM dossier WHERE authority = ?1
      UNION ALL
      SELECT unit, procedure, channel, (late_after + 25200000) / 86400000, 0, 1, 0, 0, 0, 0
      FROM dossier WHERE authority = ?1 AND late_after IS NOT NULL
      UNION ALL
      SELECT unit, procedure, channel, (handled_at + 25200000) / 86400000, 0, 0,
        CASE WHEN late_after IS NULL THEN is_rated ELSE 0 END, CASE WHEN late_after IS NULL THEN 0 ELSE is_rated END,
        1 - is_rated, coalesce(rating, 0)
      FROM dossier WHERE authority = ?1 AND handled_at IS NOT NULL
    ), counted AS (
      SELECT ?1 AS authority, unit, day, procedure, channel, sum(received) AS received, sum(lapsed) AS lapsed,
        sum(on_time) AS on_time, sum(late) AS late, sum(unrated) AS unrated,
        count(*) FILTER (WHERE stars = 1) AS stars_1, count(*) FILTER (WHERE stars = 2) AS stars_2,
        count(*) FILTER (WHERE stars = 3) AS stars_3, count(*) FILTER (WHERE stars = 4) AS stars_4,
        count(*) FILTER (WHERE stars = 5) AS stars_5
      FROM happened GROUP BY unit, day, procedure, channel
    ), kept AS (
      SELECT * FROM (
        SELECT authority, unit, day, procedure, channel, sum(received) AS received, sum(lapsed) AS lapsed,
          sum(on_time) AS on_time, sum(late) AS late, sum(unrated) AS unrated, sum(stars_1) AS stars_1,
          sum(stars_2) AS stars_2, sum(stars_3) AS stars_3, sum(stars_4) AS stars_4, sum(stars_5) AS stars_5
        FROM tally WHERE authority = ?1 GROUP BY authority, unit, day, procedure, channel) AS shares
      WHERE (received, lapsed, on_time, late, unrated, stars_1, stars_2, stars_3, stars_4, stars_5)
          <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    )
    """
}
