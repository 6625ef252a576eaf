import JSON
import Text
import WorkingTime

/// `motcua unit`: how the work of a unit stands, for its supervisor.
enum UnitCommand {
  static let unit = Parameter.operand(
    "UNIT", Words(vi: "đơn vị; không ghi là đơn vị phụ trách", en: "the unit; the supervised one when left out"),
    isRequired: false)

  static let command = Command(
    "unit", Words(vi: "tình hình công việc của đơn vị", en: "how the work of a unit stands"),
    details: Words(
      vi: """
        Dành cho người giữ vai trò phụ trách ở đơn vị hoặc đơn vị cấp trên. Khi nối vào lệnh khác, mỗi dòng là: all, officer \
        hoặc step, tên (- là chưa ai nhận; bước là thủ tục/bước), đang mở, đến hạn hôm nay, quá hạn, chờ người nộp (dòng all).
        JSON như GET /api/v1/units/{unit}/work.
        """,
      en: """
        For whoever holds a supervising role in the unit or in one above it. Behind a pipe each line is: all, officer or \
        step, name (- for taken by nobody; a step as procedure/step), open, due today, overdue, waiting for applicants \
        (line all). JSON as of GET /api/v1/units/{unit}/work.
        """),
    parameters: [unit, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let answer = try office.read(try call[unit].map { ["units", $0, "work"] } ?? ["unit", "work"])
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let work: SeenUnitWork = try RemoteOffice.seen(answer)
    if call.output.width != nil {
      call.output.line(call.output.styled(work.unit.name.in(call.language).harmless, .bold))
      let (count, waiting) = (work.count.open, work.waiting)
      call.line(
        Words(
          vi: "\(count) việc đang mở, \(waiting) hồ sơ chờ người nộp, lúc \(work.at.short)",
          en: "\(count) open tasks, \(waiting) dossiers wait for applicants, at \(work.at.short)"))
    }
    for line in listing(of: work, call.language).lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }

  private static func listing(of work: SeenUnitWork, _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Theo cán bộ, theo bước", en: "By officer, by step"), least: 12),
      .init(head: Words(vi: "Đang mở", en: "Open")), .init(head: Words(vi: "Hôm nay", en: "Today")),
      .init(head: Words(vi: "Quá hạn", en: "Overdue")),
      .init(head: Words(vi: "Thủ tục", en: "Procedure"), least: 12, isDispensable: true),
    ])
    func add(_ kind: String, _ id: String, _ name: String, _ count: SeenUnitWork.Count, _ more: String = "") {
      listing.rows.append(
        Listing.Row(
          cells: [
            Table.Cell(name, kind == "all" ? .bold : nil), Table.Cell(String(count.open)),
            Table.Cell(String(count.dueToday), count.dueToday > 0 ? .yellow : nil),
            count.overdue > 0 ? Table.Cell("! \(count.overdue)", .red) : "0", Table.Cell(more, .dim),
          ],
          fields: [
            kind, id, String(count.open), String(count.dueToday), String(count.overdue),
            kind == "all" ? String(work.waiting) : "",
          ]))
    }
    add("all", work.unit.id, Words(vi: "Cả đơn vị", en: "The whole unit").in(language), work.count)
    for row in work.officers {
      let name = row.officer?.name ?? Words(vi: "(chưa ai nhận)", en: "(taken by nobody)").in(language)
      add("officer", row.officer?.id ?? "", name, row.count)
    }
    for row in work.steps {
      add(
        "step", "\(row.procedure.id)/\(row.step.id)", row.step.name.in(language), row.count,
        row.procedure.name.in(language))
    }
    return listing
  }
}
