import JSON
import Text

/// `motcua stats`: the numbers of a period.
enum StatsCommand {
  static let command = Command(
    "stats", Words(vi: "số liệu hồ sơ của một kỳ", en: "the numbers of a period"),
    details: Words(
      vi: """
        Của các đơn vị bạn giữ vị trí và cấp dưới. Đúng hạn và trễ theo Quyết định 766/QĐ-TTg. Khi nối vào lệnh khác và với \
        --csv, mỗi dòng là: all, unit, procedure hoặc month, tên (thủ tục@đơn vị), nhận, trực tuyến, tại quầy, bưu chính, \
        kỳ trước chuyển sang, đúng hạn, trễ, không xét, đang chờ, trong đó quá hạn, lượt đánh giá, hài lòng, rồi tỷ lệ \
        trực tuyến, đúng hạn, hài lòng (%). JSON như GET /api/v1/report.
        """,
      en: """
        Of the units in which you hold a position, and those below. On time and late as Quyết định 766/QĐ-TTg counts. \
        Behind a pipe and with --csv each line is: all, unit, procedure or month, name (procedure@unit), received, on \
        line, at the desk, by post, carried over, in time, late, not rated, waiting, of that overdue, ratings, satisfied, \
        then the shares on line, in time, satisfied (%). JSON as of GET /api/v1/report.
        """),
    parameters: ReportPeriod.parameters + [Parameter<Bool>.csv, Parameter<Bool>.json, Parameter<String>.session],
    run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    try call.checkForm()
    let query = try ReportPeriod.query(of: call)
    let answer = try RemoteOffice(of: call).read(["report"], query)
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let report: SeenReport = try RemoteOffice.seen(answer)
    let lines = ReportLines(report)
    if call[.csv] {
      call.csv(head, lines.lines.map { [$0.kind, $0.id] + fields(of: $0.counts) })
      return .done
    }
    if call.output.width != nil { call.output.line(call.output.styled(report.title.in(call.language), .bold)) }
    for line in listing(of: lines.shown(for: call.output), call.language).lines(for: call.output, call.language) {
      call.output.line(line)
    }
    if call.output.width != nil {
      for share in report.shares { call.line(share.line) }
    }
    return .done
  }

  private static let head = [
    "kind", "id", "received", "online", "counter", "postal", "carried", "on_time", "late", "not_rated", "waiting",
    "overdue", "ratings", "satisfied", "online_percent", "on_time_percent", "satisfied_percent",
  ]

  private static func fields(of counts: SeenReport.Counts) -> [String] {
    [
      counts.received, counts.online, counts.counter, counts.postal, counts.carried, counts.onTime, counts.late,
      counts.notRated, counts.waiting, counts.overdue, counts.ratings, counts.satisfied,
    ].map { String($0) } + [
      percent(counts.online, of: counts.received), percent(counts.judgedOnTime, of: counts.judged),
      percent(counts.satisfied, of: counts.ratings),
    ]
  }

  private static func listing(of lines: [ReportLines.Line], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Đơn vị, thủ tục, tháng", en: "Unit, procedure, month"), least: 12),
      .init(head: Words(vi: "Nhận", en: "Received")),
      .init(head: Words(vi: "Trực tuyến", en: "On line"), isDispensable: true),
      .init(head: Words(vi: "Kỳ trước", en: "Carried"), isDispensable: true),
      .init(head: Words(vi: "Đúng hạn", en: "In time")), .init(head: Words(vi: "Trễ", en: "Late")),
      .init(head: Words(vi: "Đang chờ", en: "Waiting")), .init(head: Words(vi: "Quá hạn", en: "Overdue")),
      .init(head: Words(vi: "Hài lòng", en: "Satisfied"), isDispensable: true),
    ])
    listing.rows = lines.map { line in
      let counts = line.counts
      return Listing.Row(
        cells: [
          Table.Cell(line.name.in(language), line.kind == "all" ? .bold : nil), Table.Cell(String(counts.received)),
          Table.Cell(String(counts.online)), Table.Cell(String(counts.carried)), Table.Cell(String(counts.onTime)),
          counts.late > 0 ? Table.Cell("! \(counts.late)", .red) : "0", Table.Cell(String(counts.waiting)),
          counts.overdue > 0 ? Table.Cell("! \(counts.overdue)", .red) : "0",
          Table.Cell(counts.ratings > 0 ? "\(counts.satisfied)/\(counts.ratings)" : "–"),
        ], fields: [line.kind, line.id] + fields(of: counts))
    }
    return listing
  }
}

extension SeenReport.Share {
  /// The share and which targets it reaches, for a person.
  fileprivate var line: Words {
    let name =
      switch share {
      case "online": Words(vi: "Nộp trực tuyến", en: "Received on line")
      case "online-level-4": Words(vi: "Nộp trực tuyến mức độ 4", en: "Received on line at level 4")
      case "on-time": Words(vi: "Đúng hạn", en: "In time")
      case "satisfied": Words(vi: "Hài lòng", en: "Satisfied")
      default: Words.plain(share.harmless)
      }
    // Of nothing no target is missed.
    func value(_ language: Language, _ reached: String, _ missed: String) -> String {
      guard whole > 0 else { return "–" }
      return "\(percent(part, of: whole, in: language)) % (\(part)/\(whole))"
        + targets.map { ", \($0.isReached ? reached : missed) \($0.percent) %" }.joined()
    }
    return Words(
      vi: "\(name.vi): \(value(.vietnamese, "đạt", "chưa đạt"))",
      en: "\(name.en): \(value(.english, "reaches", "below"))")
  }
}
