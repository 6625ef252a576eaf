import Text
import WorkingTime

/// The period that a report speaks of, as an officer says it: days, a month, a quarter or a year.
enum ReportPeriod {
  static let from = Parameter<Day>.day(
    "from",
    Words(vi: "ngày đầu của kỳ (mặc định: đầu tháng này)", en: "first day of the period (default: of this month)"))
  static let to = Parameter<Day>.day(
    "to", Words(vi: "ngày cuối của kỳ (mặc định: cuối tháng)", en: "last day of the period (default: of the month)"))
  static let month = Parameter<Month>.option(
    "month", "YYYY-MM", Words(vi: "cả một tháng, như 2026-11", en: "a whole month, such as 2026-11")
  ) { text, _ in
    try read(text, Words(vi: "tháng như 2026-11", en: "a month such as 2026-11")) { Month($0) }
  }
  static let quarter = Parameter<Month>.option(
    "quarter", "YYYY-QN", Words(vi: "cả một quý, như 2026-Q4", en: "a whole quarter, such as 2026-Q4")
  ) { text, _ in
    try read(text, Words(vi: "quý như 2026-Q4", en: "a quarter such as 2026-Q4")) { text in
      let parts = text.split(separator: "-Q", omittingEmptySubsequences: false)
      guard parts.count == 2, let quarter = Int(parts[1]), (1...4).contains(quarter) else { return nil }
      return Month("\(parts[0])-\(["01", "04", "07", "10"][quarter - 1])")
    }
  }
  static let year = Parameter<Month>.option(
    "year", "YYYY", Words(vi: "cả một năm, như 2026", en: "a whole year, such as 2026")
  ) { text, _ in
    try read(text, Words(vi: "năm như 2026", en: "a year such as 2026")) { Month("\($0)-01") }
  }
  static let unit = Parameter<String>.option(
    "unit", "ID", Words(vi: "chỉ đơn vị này", en: "only this unit"))
  static let procedure = Parameter<String>.option(
    "procedure", "ID", Words(vi: "chỉ thủ tục này", en: "only this procedure"))

  /// What every report can be given.
  static let parameters: [any ParameterDeclaration] = [from, to, month, quarter, year, unit, procedure]

  private static func read(_ text: String, _ expected: Words, _ read: (String) -> Month?) throws -> Month {
    if let month = read(text) { return month }
    throw CommandError.usage(
      Words(vi: "“\(text.harmless)” không phải là \(expected.vi)", en: "“\(text.harmless)” is not \(expected.en)"))
  }

  /// The period and filters of a call, as the API names them.
  static func query(of call: Call) throws -> [(name: String, value: String)] {
    let whole = [
      try call[month].map { ($0, 1) }, try call[quarter].map { ($0, 3) }, try call[year].map { ($0, 12) },
    ].compactMap(\.self)
    var (first, last) = (try call[from], try call[to])
    guard whole.count + (first != nil || last != nil ? 1 : 0) <= 1 else {
      throw CommandError.usage(
        Words(
          vi: "chỉ dùng một trong --from/--to, --month, --quarter và --year",
          en: "use one of --from/--to, --month, --quarter and --year"))
    }
    if let (month, count) = whole.first {
      first = month.firstDay
      last = Month(year: month.year, month: month.month + count - 1)?.lastDay
    }
    var query: [(name: String, value: String)] = []
    if let first { query.append(("from", first.description)) }
    if let last { query.append(("to", last.description)) }
    if let unit = try call[unit] { query.append(("unit", unit)) }
    if let procedure = try call[procedure] { query.append(("procedure", procedure)) }
    return query
  }
}

extension ParameterDeclaration where Self == Parameter<Bool> {
  /// `--csv`: a table for spreadsheets.
  static var csv: Self {
    .flag("csv", Words(vi: "bảng CSV có dòng đầu là tên cột", en: "a CSV table whose head line names the columns"))
  }
}

extension Call {
  /// Makes sure that a list is asked for in one form only.
  func checkForm() throws {
    guard !(self[.csv] && self[.json]) else {
      throw CommandError.usage(Words(vi: "chỉ dùng một trong --csv và --json", en: "use one of --csv and --json"))
    }
  }

  /// Writes a table as CSV.
  func csv(_ head: [String], _ rows: [[String]]) {
    for row in [head] + rows { output.line(row.map { CSV.cell($0) }.joined(separator: ",")) }
  }
}
