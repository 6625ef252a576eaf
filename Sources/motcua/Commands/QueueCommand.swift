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

  static let watch = Parameter.flag(
    "watch", Words(vi: "hiện lại mỗi khi hàng chờ thay đổi", en: "shows the queue again whenever it changes"))
  static let every = Parameter<Int>.number(
    "every",
    Words(vi: "với --watch: hỏi lại sau N giây (mặc định 5)", en: "with --watch: asks again after N seconds (5)"),
    in: 1...3600)
  static let step = Parameter.option(
    "step", "ID", Words(vi: "chỉ việc ở bước này", en: "only tasks of this step"))
  static let unit = Parameter.option(
    "unit", "ID", Words(vi: "chỉ việc của đơn vị này", en: "only tasks of this unit"))
  static let waiting = Parameter<String>.word(
    "waiting", among: ["officer", "applicant", "agency"],
    Words(
      vi: "đang chờ ai: officer (cán bộ), applicant (người nộp), agency (cơ quan khác)",
      en: "who is waited for: officer, applicant or agency"))
  static let overdue = Parameter.flag("overdue", Words(vi: "chỉ việc quá hạn", en: "only tasks whose limit has passed"))
  static let since = Parameter<Instant>.moment(
    "received-since", Words(vi: "chỉ hồ sơ nộp từ thời điểm này", en: "only dossiers submitted since this moment"))
  static let undecided = Parameter.flag(
    "undecided",
    Words(vi: "chỉ hồ sơ có chữ ký số chưa kết luận được", en: "only dossiers with undecided signatures"))
  static let name = Parameter.operand(
    "NAME", Words(vi: "hàng chờ đã lưu bằng --save", en: "a queue saved with --save"), isRequired: false)
  static let save = Parameter.option(
    "save", "NAME",
    Words(vi: "lưu các điều kiện này dưới một tên, dùng từ máy nào cũng được", en: "saves these filters under a name"))
  static let saved = Parameter.flag("saved", Words(vi: "liệt kê các hàng chờ đã lưu", en: "lists the saved queues"))
  static let forget = Parameter.option(
    "forget", "NAME", Words(vi: "bỏ một hàng chờ đã lưu", en: "forgets a saved queue"))

  static let command = Command(
    "queue", Words(vi: "các việc đang chờ, gần đến hạn trước", en: "open tasks, earliest due first"),
    details: Words(
      vi: """
        Trên màn hình là một bảng. Khi nối vào lệnh khác, mỗi việc một dòng, các cột cách nhau bằng dấu tab: hồ sơ, số \
        việc, phiên bản, thủ tục, bước, người nộp, hạn (RFC 3339), overdue hoặc open, người giữ, tin nhắn \
        của người nộp chờ trả lời từ lúc nào, undecided nếu có chữ ký số chưa kết luận được; cột trống là -.
        JSON: tasks[] như GET /api/v1/queue, next; --saved: queues[]. --watch hiện lại khi có thay đổi, Ctrl-C để dừng; với \
        --json thì mỗi lần thay đổi một dòng.
        """,
      en: """
        A table on a terminal. Behind a pipe each task is a line of columns parted by tabs: dossier, task, version, \
        procedure, step, applicant, due (RFC 3339), overdue or open, holder, since when a message of the applicant \
        waits for an answer, undecided where signatures are; an empty column is -.
        JSON: tasks[] as of GET /api/v1/queue, next; --saved: queues[]. --watch shows it again when it has changed, until \
        Ctrl-C; with --json each change is a line.
        """),
    parameters: [
      name, mine, free, procedure, step, unit, waiting, dueBefore, overdue, since, undecided, save, saved, forget,
      watch, every,
      .limit, .all, .after, .json, .session,
    ], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    if let name = try call[forget] { return try SavedQueues(office).forget(name, call) }
    if call[saved] { return try SavedQueues(office).list(call) }
    var filters = try filters(of: call)
    if let name = try call[save] {
      guard call.texts[QueueCommand.name.name] == nil else {
        throw CommandError.usage(
          Words(vi: "chỉ dùng một trong NAME và --save NAME", en: "use one of NAME and --save NAME"))
      }
      return try SavedQueues(office).save(name, filters, call)
    }
    if let name = try call[name] {
      // What is said beside the name counts for more than what was saved.
      let kept = try SavedQueues(office).filters(of: name)
      filters += kept.filter { kept in !filters.contains { $0.name == kept.name } }
    }
    if call[watch] { return try QueueWatch(office, filters, call).run() }
    let list = try RemoteList<SeenTaskRow>("tasks", of: office, ["queue"], filters, call)
    return try list.write(call, nothing: nothing, as: listing)
  }

  static let nothing = Words(vi: "Không có việc nào.", en: "There is no task.")

  /// The filters of a call, as the API names them.
  private static func filters(of call: Call) throws -> [(name: String, value: String)] {
    guard !(call[mine] && call[free]) else {
      throw CommandError.usage(
        Words(vi: "chỉ dùng một trong --mine và --free", en: "use one of --mine and --free"))
    }
    var filters: [(name: String, value: String)] = []
    if call[mine] { filters.append(("holder", "me")) }
    if call[free] { filters.append(("holder", "nobody")) }
    for (parameter, item) in [(procedure, "procedure"), (step, "step"), (unit, "unit"), (waiting, "waiting")] {
      if let text = try call[parameter] { filters.append((item, text)) }
    }
    if let moment = try call[dueBefore] { filters.append(("dueBefore", moment.description)) }
    if call[overdue] { filters.append(("overdue", "true")) }
    if call[undecided] { filters.append(("undecided", "true")) }
    if let moment = try call[since] { filters.append(("receivedSince", moment.description)) }
    return filters
  }

  static func listing(of tasks: [SeenTaskRow], _ language: Language) -> Listing {
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
          row.dossier.messageSince?.description ?? "", row.dossier.isUndecided ? "undecided" : "",
        ])
    }
    return listing
  }

  /// The applicant, whether one of his messages waits for an answer, and whether signatures are undecided.
  private static func subject(of dossier: SeenDossierRow, _ language: Language) -> String {
    let waits = dossier.messageSince.map { _ in Words(vi: " (có tin nhắn)", en: " (message)").in(language) }
    let undecided =
      dossier.isUndecided
      ? Words(vi: " (chữ ký chưa kết luận)", en: " (signature undecided)").in(language) : ""
    return (dossier.subject ?? "–") + (waits ?? "") + undecided
  }
}
