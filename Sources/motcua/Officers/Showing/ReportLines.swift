import Text
import WorkingTime

/// The rows of a report in their order: the whole, then units, procedures and months.
struct ReportLines {
  /// One of them.
  struct Line {
    /// `all`, `unit`, `procedure` or `month`.
    let kind: String
    /// The name of what is counted in the definitions, or the month.
    let id: String
    /// What people read.
    let name: Words
    let counts: SeenReport.Counts
  }

  let lines: [Line]

  init(_ report: SeenReport) {
    lines =
      [Line(kind: "all", id: "", name: Words(vi: "Tất cả", en: "All"), counts: report.all)]
      + report.units.map { Line(kind: "unit", id: $0.unit.id, name: $0.unit.name, counts: $0.counts) }
      + report.procedures.map { row in
        Line(
          kind: "procedure", id: "\(row.procedure.id)@\(row.unit.id)", name: row.procedure.name, counts: row.counts)
      }
      + report.months.map { Line(kind: "month", id: $0.month, name: .plain($0.month), counts: $0.counts) }
  }

  /// The lines for a person, without units of which nothing is counted.
  func shown(for output: Output) -> [Line] {
    output.width == nil ? lines : lines.filter { $0.kind == "all" || !$0.counts.isEmpty }
  }
}

extension SeenReport {
  /// What the report speaks of, for a person.
  var title: Words {
    let (from, to) = (Day(from)?.dayFirst ?? from.harmless, Day(to)?.dayFirst ?? to.harmless)
    return Words(
      vi: "Từ \(from) đến \(to), tính đến \(end.short)", en: "From \(from) to \(to), counted at \(end.short)")
  }
}

/// A percentage to one figure, rounded down so that no target looks reached before it is; empty of nothing.
func percent(_ part: Int, of whole: Int) -> String {
  guard whole > 0 else { return "" }
  let perMille = part * 1000 / whole
  return "\(perMille / 10).\(perMille % 10)"
}

/// The same as people write it, a dash for nothing.
func percent(_ part: Int, of whole: Int, in language: Language) -> String {
  guard whole > 0 else { return "–" }
  let figures = percent(part, of: whole)
  return language == .vietnamese ? figures.replacing(".", with: ",") : figures
}
