import Crypto
import Dossiers
public import Procedures
import Text
import WorkingTime

extension OneStop {
  /// Brings the office back to a point, as it stood then by its log: what was recorded later is taken away, and everything derived
  /// is made again of what is left.
  ///
  /// It is for a record that nobody works on: one that was just put together from a backup, and that has to prove itself
  /// afterwards (``prove(spreading:progress:)``) before it serves. What is not derived from the log has one rule for each table,
  /// which the store keeps (`TableRule`).
  ///
  /// - Parameters:
  ///   - point: Where to.
  ///   - spreading: Spreads the work over processors; nil for one.
  ///   - progress: Told now and then: entries read so far.
  /// - Returns: What has gone, and what the world outside has seen of it.
  /// - Throws: ``CutRefusal``, and nothing is changed then; a failure, after which the record is not to be used.
  public func goBack(
    to point: CutPoint, spreading: Spreading? = nil, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> CutReport {
    try store.placeEntries(of: authority)
    while try linkEvidence() > 0 {}
    let (report, files) = try store.write(for: authority) { record in
      let place = try CutPlace(point, record)
      var cutting = RecordCutting(self, record, place, progress)
      return try cutting.carryOut()
    }
    var whole = report
    for sha256 in files.sorted() where try !store.read(for: authority, { try $0.isNamed(sha256: sha256) }) {
      try removeUnnamed(sha256, .whatever)
      whole.filesGone += 1
    }
    _ = try rebuild(repairing: true, spreading: spreading, progress: progress)
    return whole
  }
}

/// Where the log is cut: behind which entry, and at which moment.
struct CutPlace {
  let position: Int64
  let moment: Instant

  private static let piece = 500

  /// - Throws: ``CutRefusal``.
  init(_ point: CutPoint, _ record: any RecordWriting) throws {
    if let other = try record.otherAuthority() { throw CutRefusal.otherAuthority(other) }
    let size = try record.logSize()
    guard size > 0 else { throw CutRefusal.emptyLog }
    let moment: Instant
    switch point {
    case .moment(let named):
      guard let last = try CutPlace.last(until: named, among: size, record) else {
        throw CutRefusal.beforeLog(first: try CutPlace.time(of: 1, record))
      }
      (position, moment) = (last, named)
    case .entry(let entry):
      guard (1...size).contains(entry) else { throw CutRefusal.beyondLog(size: size) }
      let at = try CutPlace.time(of: entry, record)
      var last = entry
      while last < size, try CutPlace.time(of: last + 1, record) == at { last += 1 }
      (position, moment) = (last, at)
    }
    self.moment = max(moment, try CutPlace.latest(before: position, among: size, record))
    try CutPlace.checkErasures(behind: position, record)
  }

  /// The last entry that was recorded at a moment or before: looked for from the end, since a clock that was put right does not
  /// make later entries earlier.
  private static func last(until moment: Instant, among size: Int64, _ record: any RecordReading) throws -> Int64? {
    var end = size
    while end > 0 {
      let first = max(1, end - Int64(piece) + 1)
      let entries = try record.entries(from: first, limit: Int(end - first + 1))
      for stored in entries.reversed() where try AnyEntryBody(reading: stored.body).at <= moment {
        return stored.position
      }
      end = first - 1
    }
    return nil
  }

  /// The latest moment of what stays. What has a date of its own is cut by it, so everything that goes must be later: where the clock was
  /// put back across the cut, or several nodes wrote in the same wink, a point is no moment.
  ///
  /// - Throws: ``CutRefusal/notParted(nearest:)``.
  private static func latest(
    before position: Int64, among size: Int64, _ record: any RecordReading
  ) throws -> Instant {
    var times: [Instant] = []
    while case let entries = try record.entries(from: Int64(times.count) + 1, limit: piece), !entries.isEmpty {
      for stored in entries { times.append(try AnyEntryBody(reading: stored.body).at) }
    }
    guard times.count == size else { throw LogGap(position: Int64(times.count) + 1) }
    // The earliest of what comes behind each entry.
    var earliest = Array(repeating: Instant(milliseconds: .max), count: times.count)
    for place in times.indices.dropLast().reversed() { earliest[place] = min(earliest[place + 1], times[place + 1]) }
    var (latest, nearest, found) = (Instant(milliseconds: .min), Int64?.none, Instant?.none)
    for (place, time) in times.enumerated() {
      latest = max(latest, time)
      guard earliest[place] > latest else { continue }
      let entry = Int64(place) + 1
      if entry == position { found = latest }
      guard entry < size else { continue }
      if nearest.map({ abs(entry - position) < abs($0 - position) }) ?? true { nearest = entry }
    }
    guard let found else { throw CutRefusal.notParted(nearest: nearest) }
    return found
  }

  private static func time(of position: Int64, _ record: any RecordReading) throws -> Instant {
    guard let stored = try record.entry(at: position) else { throw LogGap(position: position) }
    return try AnyEntryBody(reading: stored.body).at
  }

  /// What was erased does not come back.
  private static func checkErasures(behind position: Int64, _ record: any RecordReading) throws {
    var (from, last) = (position + 1, CutRefusal?.none)
    while case let entries = try record.entries(from: from, limit: piece), let end = entries.last {
      for stored in entries where stored.body.contains("\"type\":\"erased\"") {
        guard let body = try? AnyEntryBody(reading: stored.body), body.isErasure else { continue }
        last = .erasedSince(stored.subject, entry: stored.position, at: body.at)
      }
      from = end.position + 1
    }
    if let last { throw last }
  }
}
