import OneStop
import Procedures
import Text
import WorkingTime

/// Counting what a dossier adds to the days of reports (`tally`).
extension AuthorityRecord {
  private static let tally = CountTable(
    "tally", by: ["authority", "unit", "day", "procedure", "channel"],
    [
      "received", "lapsed", "on_time", "late", "unrated", "stars_1", "stars_2", "stars_3", "stars_4", "stars_5",
    ], inShares: true)

  /// Counts what has changed of a dossier.
  ///
  /// - Parameter before: What its row had; nil for a new one.
  func count(_ projection: Projection, before: StandingRow?) throws {
    let now = CountedDossier(TimelinessColumns(projection.timeliness), rating: projection.rating.map { Int64($0) })
    let then = before.map { CountedDossier($0.indexed.timeliness, rating: $0.rating) }
    guard now != then else { return }
    var days: [Day: [Int64]] = [:]
    now.add(1, to: &days)
    if let then { then.add(-1, to: &days) } else { days.count(1, as: .received, on: projection.submittedAt) }
    for (day, amounts) in days.sorted(by: { $0.key < $1.key }) where amounts.contains(where: { $0 != 0 }) {
      try AuthorityRecord.tally.add(
        amounts,
        by: [
          authority, projection.unit.text, day.number, projection.procedure.text, projection.channel.rawValue,
        ], on: connection)
    }
  }
}

/// What counts of a dossier once it is there.
private struct CountedDossier: Equatable {
  let lateAfter: Instant?
  let handledAt: Instant?
  let isRated: Bool
  let rating: Int64?

  init(_ timeliness: TimelinessColumns, rating: Int64?) {
    (lateAfter, handledAt, isRated) = (timeliness.lateAfter, timeliness.handledAt, timeliness.isRated)
    self.rating = rating
  }

  /// Adds it to the days, or takes it away from them.
  func add(_ step: Int64, to days: inout [Day: [Int64]]) {
    if let lateAfter { days.count(step, as: .lapsed, on: lateAfter) }
    guard let handledAt else { return }
    days.count(step, as: isRated ? lateAfter == nil ? .onTime : .late : .unrated, on: handledAt)
    if let rating, let stars = TallyColumn(stars: rating) { days.count(step, as: stars, on: handledAt) }
  }
}

/// The columns of `tally` that count, in their order.
private enum TallyColumn: Int, CaseIterable {
  case received, lapsed, onTime, late, unrated, stars1, stars2, stars3, stars4, stars5

  init?(stars: Int64) {
    guard (1...5).contains(stars) else { return nil }
    self.init(rawValue: TallyColumn.stars1.rawValue + Int(stars) - 1)
  }
}

extension [Day: [Int64]] {
  fileprivate mutating func count(_ step: Int64, as column: TallyColumn, on moment: Instant) {
    let none: [Int64] = Array(repeating: 0, count: TallyColumn.allCases.count)
    self[LocalTime(moment).day, default: none][column.rawValue] += step
  }
}
