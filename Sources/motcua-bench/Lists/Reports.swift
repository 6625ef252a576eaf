internal import OneStop
internal import Text
internal import WorkingTime

/// Reports: the counts of a month, its late dossiers and its follow-up book cost the same among a million dossiers as
/// among ten thousand. What is due on the day of the report is counted one by one; of the twins nothing is.
enum Reports {
  static let row = Row(
    name: "report", about: "the counts of a month, its late dossiers and its book among many, beside the same among few"
  ) { bench in
    let month = Month(LocalTime(BenchOffice.now).day)
    let filters = ReportFilters(from: month.firstDay, through: month.lastDay)
    return try Contest.held(
      [
        Pages.contests(bench, name: "report, counts", measures: "counts of a month", rows: 1) {
          try $0.report(filters, for: "hoa").procedures.count
        },
        // All wait at reception and none is late yet: the page looks at a thousand and shows none of them.
        Pages.contests(bench, name: "report, late", measures: "first page of late dossiers", rows: 0) {
          try $0.lateDossiers(filters, for: "hoa").rows.count
        },
        Pages.contests(bench, name: "report, book", measures: "first page of 50 of the follow-up book") {
          try $0.book(filters, for: "lan", limit: 50).rows.count
        },
      ].flatMap { $0 }, bench)
  }
}
