public import Procedures
public import Text
import WorkingTime

extension OneStop {
  /// Numbers of dossiers in a period, of the units in which an officer has a position and of those below.
  ///
  /// - Throws: ``ReportRefusal``.
  public func report(_ filters: ReportFilters, for officer: Key<Officer>) throws -> Report {
    let now = environment.now()
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let span = try ReportSpan(filters, at: now)
      let units = try definitions.authority.reportedUnits(filters, officer, at: now, record)
      var building = ReportBuilding(span, levels: definitions.procedures.mapValues(\.level))
      for unit in units {
        let isAsked = { (procedure: Key<Procedure>) in filters.procedure == nil || filters.procedure == procedure }
        for row in try record.backlog(of: unit, atStartOf: filters.from) where isAsked(row.procedure) {
          building.carry(row, of: unit)
        }
        for row in try record.tallies(of: unit, from: filters.from, before: span.dayAfter) where isAsked(row.procedure)
        {
          building.add(row, of: unit)
        }
        for (procedure, count) in try record.lapsing(of: unit, from: span.end, before: Instant(startOf: span.dayAfter))
        where isAsked(procedure) {
          building.spare(count, of: unit, procedure)
        }
      }
      if building.isEmpty { try filters.refuseUnknown(in: definitions) }
      return building.report(of: units)
    }
  }

  /// A page of the dossiers that a report counts as late, unit by unit.
  ///
  /// - Throws: ``ReportRefusal``.
  public func lateDossiers(
    _ filters: ReportFilters, for officer: Key<Officer>, after: ReportCursor<LateCursor>? = nil, limit: Int = 50
  ) throws -> ReportPage<LateRow, LateCursor> {
    let now = environment.now()
    let definitions = self.definitions
    let limit = min(max(limit, 1), 500)
    return try store.read(for: authority) { record in
      let span = try ReportSpan(filters, at: now)
      let units = try definitions.authority.reportedUnits(filters, officer, at: now, record)
      let found = try ReportPage<LateRow, LateCursor>(of: units, after: after, limit: limit) { unit, after, limit in
        let page = try record.lateDossiers(
          LateQuery(
            unit: unit, procedure: filters.procedure, from: Instant(startOf: filters.from), end: span.end, after: after,
            limit: limit))
        return (page.rows, page.next)
      }
      if found.isNothing(after: after) { try filters.refuseUnknown(in: definitions) }
      return found
    }
  }
}

extension ReportFilters {
  /// Tells a name that no procedure has, where nothing was found under it: those of older dossiers may have gone.
  func refuseUnknown(in definitions: Definitions) throws(ReportRefusal) {
    guard let procedure, definitions.procedures[procedure] == nil else { return }
    let known = definitions.procedures.keys.map(\.text).sorted()
    throw .unknownProcedure(procedure.text, nearest: nearestWord(to: procedure.text, among: known))
  }
}

/// A place in a list that goes through units: within one of them, or at its beginning.
public struct ReportCursor<Place: Hashable & Sendable>: Hashable, Sendable {
  /// The unit.
  public let unit: Key<Unit>
  /// Behind which of its rows; nil for its first.
  public let place: Place?

  /// A place in a list.
  public init(unit: Key<Unit>, place: Place?) {
    self.unit = unit
    self.place = place
  }
}

/// A page of a list that goes through units. It may end before it is full; the next one goes on.
public struct ReportPage<Row: Sendable, Place: Hashable & Sendable>: Sendable {
  /// The rows with their units.
  public let rows: [(unit: Key<Unit>, row: Row)]
  /// Where the list goes on; nil at its end.
  public let next: ReportCursor<Place>?

  /// Reads unit after unit until the page is full, or one of them has looked at as much as a page may.
  init(
    of units: [Key<Unit>], after: ReportCursor<Place>?, limit: Int,
    _ read: (Key<Unit>, Place?, Int) throws -> (rows: [Row], next: Place?)
  ) throws {
    var rows: [(unit: Key<Unit>, row: Row)] = []
    var next: ReportCursor<Place>?
    let rest = units.drop { unit in after.map { $0.unit != unit } ?? false }
    for unit in rest {
      if rows.count == limit {
        next = ReportCursor(unit: unit, place: nil)
        break
      }
      let page = try read(unit, unit == after?.unit ? after?.place : nil, limit - rows.count)
      rows += page.rows.map { (unit, $0) }
      if let place = page.next {
        next = ReportCursor(unit: unit, place: place)
        break
      }
    }
    self.rows = rows
    self.next = next
  }

  /// Whether the whole list is empty.
  func isNothing(after: ReportCursor<Place>?) -> Bool { after == nil && rows.isEmpty && next == nil }
}

/// The days and the end of a period as they are at a moment.
struct ReportSpan {
  let filters: ReportFilters
  /// When it ends: now, while it is not over.
  let end: Instant
  /// The first day that does not count.
  let dayAfter: Day

  init(_ filters: ReportFilters, at now: Instant) throws(ReportRefusal) {
    let today = LocalTime(now).day
    guard filters.from <= filters.through, filters.from <= today,
      filters.through.number - filters.from.number < ReportFilters.mostDays
    else { throw .period }
    self.filters = filters
    dayAfter = min(filters.through, today).advanced(by: 1)
    end = min(Instant(startOf: dayAfter), now)
  }
}

extension Instant {
  /// Midnight of Vietnam with which a day begins.
  init(startOf day: Day) { self.init(LocalTime(day, second: 0)) }
}

extension Authority {
  /// The units whose numbers an officer may see, in the order of the authority: those of the positions and all below.
  ///
  /// - Throws: ``ReportRefusal/foreignUnit(_:own:nearest:)`` when another is asked for.
  func reportedUnits(
    _ filters: ReportFilters, _ officer: Key<Officer>, at now: Instant, _ record: any RecordReading
  ) throws -> [Key<Unit>] {
    let own = Set(try positions(of: officer, on: LocalTime(now).day, record).map(\.unit))
    var seen = own
    // Parents stand before their children.
    for unit in units where unit.parent.map(seen.contains) ?? false { seen.insert(unit.id) }
    let visible = units.map(\.id).filter(seen.contains)
    guard let asked = filters.unit else { return visible }
    guard seen.contains(asked) else {
      throw ReportRefusal.foreignUnit(
        asked.text, own: visible, nearest: nearestWord(to: asked.text, among: visible.map(\.text)))
    }
    return [asked]
  }
}
