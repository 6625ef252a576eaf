import OneStop
import Procedures
import Text
import WorkingTime

extension Asking {
  /// What is to be reported: this month, where no period is said.
  func reportFilters() throws -> ReportFilters {
    let expected = Words(vi: "một ngày như 2026-11-01", en: "a day such as 2026-11-01")
    let today = LocalTime(now).day
    let (from, through) = (try item("from", expected) { Day($0) }, try item("to", expected) { Day($0) })
    return ReportFilters(
      from: from ?? Month(through ?? today).firstDay, through: through ?? Month(from ?? today).lastDay,
      unit: try item("unit", Words(vi: "tên một đơn vị", en: "the name of a unit")) { Key($0) },
      procedure: try item("procedure", Words(vi: "tên một thủ tục", en: "the name of a procedure")) { Key($0) })
  }

  static let reportItems: [Operation.QueryItem] = [
    .init(name: "from", schema: .text(format: "date"), about: "The first day; without it that of the month of `to`."),
    .init(
      name: "to", schema: .text(format: "date"),
      about: "The last day; without it that of the month of `from`, without both that of this month."),
    .init(name: "unit", schema: .text(most: 200), about: "Only this unit of those that the officer may see."),
    .init(name: "procedure", schema: .text(most: 200), about: "Only this procedure."),
  ]
}
