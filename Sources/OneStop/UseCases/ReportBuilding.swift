import Dossiers
import Procedures
import Text
import WorkingTime

/// A report in the making: every count goes to the whole, to its unit, its procedure and its month.
struct ReportBuilding {
  private struct Service: Hashable {
    let procedure: Key<Procedure>
    let unit: Key<Unit>
  }

  private let span: ReportSpan
  private let levels: [Key<Procedure>: Int]
  private var all = ReportCounts()
  private var levelFour = ReportCounts()
  private var units: [Key<Unit>: ReportCounts] = [:]
  private var services: [Service: ReportCounts] = [:]
  private var months: [Month: ReportCounts] = [:]
  /// What was carried into the period: waiting, and of that late.
  private var carried = (waiting: 0, late: 0)

  init(_ span: ReportSpan, levels: [Key<Procedure>: Int]) {
    self.span = span
    self.levels = levels
    var month = Month(span.filters.from)
    while month.firstDay < span.dayAfter {
      months[month] = ReportCounts()
      month = Month(month.lastDay.advanced(by: 1))
    }
  }

  /// Whether nothing was counted at all.
  var isEmpty: Bool { services.isEmpty }

  mutating func carry(_ row: BacklogRow, of unit: Key<Unit>) {
    guard row.waiting != 0 || row.late != 0 else { return }
    carried.waiting += row.waiting
    carried.late += row.late
    change(unit, row.procedure) { $0.carry(waiting: row.waiting, late: row.late) }
  }

  mutating func add(_ row: TallyRow, of unit: Key<Unit>) {
    change(unit, row.procedure) { $0.add(row.tally, by: row.channel) }
    months[row.month, default: ReportCounts()].add(row.tally, by: row.channel)
  }

  mutating func spare(_ count: Int, of unit: Key<Unit>, _ procedure: Key<Procedure>) {
    change(unit, procedure) { $0.spare(count) }
    months[Month(span.dayAfter.advanced(by: -1)), default: ReportCounts()].spare(count)
  }

  private mutating func change(_ unit: Key<Unit>, _ procedure: Key<Procedure>, _ edit: (inout ReportCounts) -> Void) {
    edit(&all)
    if levels[procedure] == 4 { edit(&levelFour) }
    edit(&units[unit, default: ReportCounts()])
    edit(&services[Service(procedure: procedure, unit: unit), default: ReportCounts()])
  }

  /// The report of some units, those of which nothing was counted included.
  func report(of units: [Key<Unit>]) -> Report {
    var carried = carried
    var months: [(month: Month, counts: ReportCounts)] = []
    for (month, counts) in self.months.sorted(by: { $0.key < $1.key }) {
      var counts = counts
      counts.carry(waiting: carried.waiting, late: carried.late)
      months.append((month, counts))
      carried = (counts.waiting, counts.overdue)
    }
    let order = Dictionary(units.enumerated().map { ($1, $0) }) { first, _ in first }
    return Report(
      filters: span.filters, end: span.end, all: all, levelFour: levelFour,
      units: units.map { ($0, self.units[$0] ?? ReportCounts()) },
      procedures: services.map { ($0.key.procedure, $0.key.unit, $0.value) }.sorted { a, b in
        (order[a.1] ?? 0, a.0) < (order[b.1] ?? 0, b.0)
      }, months: months)
  }
}
