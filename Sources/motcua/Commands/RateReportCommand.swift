import JSON
import Text
import WorkingTime

/// `motcua rate-report`: how the office is rated for a period, and what was late.
enum RateReportCommand {
  static let late = Parameter<Bool>.flag(
    "late", Words(vi: "chỉ danh sách hồ sơ trễ và lý do", en: "only the list of late dossiers, with the reason"))

  static let command = Command(
    "rate-report",
    Words(vi: "đánh giá việc giải quyết hồ sơ của một kỳ (QĐ 766/QĐ-TTg)", en: "how a period is rated (QĐ 766/QĐ-TTg)"),
    details: Words(
      vi: """
        Tỷ lệ đúng hạn theo Quyết định 766/QĐ-TTg và mức độ hài lòng (1 đến 5 sao), rồi từng hồ sơ trễ với lý do. Hồ sơ chưa \
        xong được so với cuối kỳ, kỳ chưa hết thì so với lúc này. Khi nối vào lệnh khác, mỗi dòng là: all, unit, procedure \
        hoặc month, tên, được xét, đúng hạn, trễ, % đúng hạn, lượt đánh giá, hài lòng, % hài lòng, số lượt 1 đến 5 sao; rồi \
        late, hồ sơ, đơn vị, thủ tục, nộp, hạn, xong, trễ từ, lý do (due-date, longest-time, supplements). --csv in bảng \
        thứ nhất, --csv --late bảng thứ hai. JSON như GET /api/v1/report, thêm dossiers[] và next như \
        GET /api/v1/report/late.
        """,
      en: """
        The share in time by Quyết định 766/QĐ-TTg and how satisfied applicants are (one to five stars), then each late \
        dossier with its reason. What is not finished is compared with the end of the period, or with now. Behind a pipe \
        each line is: all, unit, procedure or month, name, rated, in time, late, % in time, ratings, satisfied, % \
        satisfied, how many gave one to five stars; then late, dossier, unit, procedure, submitted, due, handled, late \
        after, reason (due-date, longest-time, supplements). --csv prints the first table, --csv --late the second. JSON \
        as of GET /api/v1/report, with dossiers[] and next as of GET /api/v1/report/late.
        """),
    parameters: ReportPeriod.parameters + [
      late, Parameter<Int>.limit, Parameter<Bool>.all, Parameter<String>.after, Parameter<Bool>.csv,
      Parameter<Bool>.json, Parameter<String>.session,
    ], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    try call.checkForm()
    let query = try ReportPeriod.query(of: call)
    let office = try RemoteOffice(of: call)
    let answer = try call[late] ? nil : office.read(["report"], query)
    let report: SeenReport? = try answer.map { try RemoteOffice.seen($0) }
    if call[.csv], let report {
      call.csv(head, ReportLines(report).lines.map { [$0.kind, $0.id] + fields(of: $0.counts) })
      return .done
    }
    let list = try RemoteList<SeenLate>("dossiers", of: office, ["report", "late"], query, call)
    if call[.json] {
      guard case .object(var all)? = answer?.value, case .object(let rest) = list.json else {
        call.output.line(list.json.canonicalText)
        return .done
      }
      for (name, value) in rest { all[name] = value }
      call.output.line(JSONValue.object(all).canonicalText)
      return .done
    }
    if call[.csv] {
      call.csv(lateHead, try list.seen().map { lateFields(of: $0) })
      return .done
    }
    if let report {
      if call.output.width != nil { call.output.line(call.output.styled(report.title.in(call.language), .bold)) }
      let listing = listing(of: ReportLines(report).shown(for: call.output), call.language)
      for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
      // The table has said already that none is late.
      if list.isEmpty { return .done }
    }
    return try list.write(call, nothing: Words(vi: "Không có hồ sơ trễ.", en: "No dossier is late."), as: lateListing)
  }

  private static let head = [
    "kind", "id", "judged", "on_time", "late", "on_time_percent", "ratings", "satisfied", "satisfied_percent",
    "stars_1",
    "stars_2", "stars_3", "stars_4", "stars_5",
  ]

  private static func fields(of counts: SeenReport.Counts) -> [String] {
    [
      String(counts.judged), String(counts.judgedOnTime), String(counts.judged - counts.judgedOnTime),
      percent(counts.judgedOnTime, of: counts.judged), String(counts.ratings), String(counts.satisfied),
      percent(counts.satisfied, of: counts.ratings),
    ] + counts.stars.map { String($0) }
  }

  private static func listing(of lines: [ReportLines.Line], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Đơn vị, thủ tục, tháng", en: "Unit, procedure, month"), least: 12),
      .init(head: Words(vi: "Được xét", en: "Rated")), .init(head: Words(vi: "Đúng hạn", en: "In time")),
      .init(head: Words(vi: "Trễ", en: "Late")), .init(head: Words(vi: "% đúng hạn", en: "% in time")),
      .init(head: Words(vi: "Lượt đánh giá", en: "Ratings"), isDispensable: true),
      .init(head: Words(vi: "% hài lòng", en: "% satisfied")),
    ])
    listing.rows = lines.map { line in
      let (counts, late) = (line.counts, line.counts.judged - line.counts.judgedOnTime)
      return Listing.Row(
        cells: [
          Table.Cell(line.name.in(language), line.kind == "all" ? .bold : nil), Table.Cell(String(counts.judged)),
          Table.Cell(String(counts.judgedOnTime)), late > 0 ? Table.Cell("! \(late)", .red) : "0",
          Table.Cell(percent(counts.judgedOnTime, of: counts.judged, in: language)), Table.Cell(String(counts.ratings)),
          Table.Cell(percent(counts.satisfied, of: counts.ratings, in: language)),
        ], fields: [line.kind, line.id] + fields(of: counts))
    }
    return listing
  }

  private static let lateHead = [
    "dossier", "unit", "procedure", "submitted", "due", "handled", "late_after", "reason",
  ]

  private static func lateFields(of row: SeenLate) -> [String] {
    [
      row.code, row.unit.id, row.procedure.id, row.submittedAt.description, row.due?.description ?? "",
      row.handledAt?.description ?? "", row.lateAfter.description, row.cause,
    ]
  }

  private static func lateListing(of rows: [SeenLate], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Hồ sơ trễ", en: "Late dossier")), .init(head: Words(vi: "Lý do", en: "Reason"), least: 12),
      .init(head: Words(vi: "Trễ từ", en: "Late after")), .init(head: Words(vi: "Xong", en: "Handled")),
      .init(head: Words(vi: "Đang ở", en: "Stands at"), least: 8, isDispensable: true),
      .init(head: Words(vi: "Thủ tục", en: "Procedure"), least: 12, isDispensable: true),
      .init(head: Words(vi: "Đơn vị", en: "Unit"), least: 12, isDispensable: true),
    ])
    listing.rows = rows.map { row in
      Listing.Row(
        cells: [
          Table.Cell(row.code, .bold), Table.Cell(row.causeWords.in(language)), Table.Cell(row.lateAfter.short),
          Table.Cell(row.handledAt?.short ?? "–"), Table.Cell(row.place.name.in(language)),
          Table.Cell(row.procedure.name.in(language), .dim), Table.Cell(row.unit.name.in(language), .dim),
        ], fields: ["late"] + lateFields(of: row))
    }
    return listing
  }
}
