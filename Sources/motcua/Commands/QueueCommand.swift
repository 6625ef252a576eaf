import JSON
import Text
import WorkingTime

/// `motcua queue`: the open tasks of the officer's positions.
enum QueueCommand {
  static let mine = Parameter.flag("mine", Words(vi: "chỉ việc tôi đã nhận", en: "only tasks that I have taken"))
  static let free = Parameter.flag("free", Words(vi: "chỉ việc chưa ai nhận", en: "only tasks that nobody has taken"))
  static let procedure = Parameter.option(
    "procedure", "ID", Words(vi: "chỉ thủ tục này", en: "only this procedure"))
  static let dueBefore = Parameter<Instant>.moment(
    "due-before", Words(vi: "chỉ việc đến hạn trước thời điểm này", en: "only tasks due before this moment"))

  static let command = Command(
    "queue", Words(vi: "các việc đang chờ, gần đến hạn trước", en: "open tasks, earliest due first"),
    details: Words(
      vi: """
        Trên màn hình là một bảng. Khi nối vào lệnh khác, mỗi việc một dòng, các cột cách nhau bằng dấu tab: hồ sơ, số \
        việc, phiên bản, thủ tục, bước, người nộp, hạn (RFC 3339), overdue hoặc open, người giữ, tin nhắn \
        của người nộp chờ trả lời từ lúc nào; cột trống là -.
        JSON: tasks[] như GET /api/v1/queue, next.
        """,
      en: """
        A table on a terminal. Behind a pipe each task is a line of columns parted by tabs: dossier, task, version, \
        procedure, step, applicant, due (RFC 3339), overdue or open, holder, since when a message of the applicant \
        waits for an answer; an empty column is -.
        JSON: tasks[] as of GET /api/v1/queue, next.
        """),
    parameters: [mine, free, procedure, dueBefore, .limit, .all, .after, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    guard !(call[mine] && call[free]) else {
      throw CommandError.usage(
        Words(vi: "chỉ dùng một trong --mine và --free", en: "use one of --mine and --free"))
    }
    let office = try RemoteOffice(of: call)
    var query: [(name: String, value: String)] = [
      ("holder", call[mine] ? "me" : call[free] ? "nobody" : "anyone")
    ]
    if let procedure = try call[procedure] { query.append(("procedure", procedure)) }
    if let moment = try call[dueBefore] { query.append(("dueBefore", moment.description)) }
    let list = try RemoteList<SeenTaskRow>("tasks", of: office, ["queue"], query, call)
    return try list.write(call, nothing: Words(vi: "Không có việc nào.", en: "There is no task."), as: listing)
  }

  private static func listing(of tasks: [SeenTaskRow], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Hồ sơ", en: "Dossier")),
      .init(head: Words(vi: "Việc", en: "Task"), isDispensable: true),
      .init(head: Words(vi: "Còn lại", en: "Time left"), least: 14),
      .init(head: Words(vi: "Hạn", en: "Due"), isDispensable: true),
      .init(head: Words(vi: "Bước", en: "Step"), least: 8),
      .init(head: Words(vi: "Người nộp", en: "Applicant"), least: 8),
      .init(head: Words(vi: "Người giữ", en: "Holder"), isDispensable: true),
      .init(head: Words(vi: "Thủ tục", en: "Procedure"), least: 12, isDispensable: true),
    ])
    listing.rows = tasks.map { row in
      Listing.Row(
        cells: [
          Table.Cell(row.dossier.code, .bold), Table.Cell(String(row.task)),
          row.remaining?.cell(language) ?? "–", Table.Cell(row.due?.short ?? "–"),
          Table.Cell(row.step.name.in(language)), Table.Cell(subject(of: row.dossier, language)),
          Table.Cell(row.officer ?? "–"), Table.Cell(row.dossier.procedure.name.in(language), .dim),
        ],
        fields: [
          row.dossier.code, String(row.task), String(row.dossier.version), row.dossier.procedure.id, row.step.id,
          row.dossier.subject ?? "", row.due?.description ?? "",
          row.remaining?.isOverdue == true ? "overdue" : "open", row.officer ?? "",
          row.dossier.messageSince?.description ?? "",
        ])
    }
    return listing
  }

  /// The applicant, and whether one of his messages waits for an answer.
  private static func subject(of dossier: SeenDossierRow, _ language: Language) -> String {
    let waits = dossier.messageSince.map { _ in Words(vi: " (có tin nhắn)", en: " (message)").in(language) }
    return (dossier.subject ?? "–") + (waits ?? "")
  }
}
