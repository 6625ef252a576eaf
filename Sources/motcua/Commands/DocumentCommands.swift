import JSON
import Text
import WorkingTime

/// `motcua document receive`, `register`, `submit`, `assign`, `act`: what officers do with documents that come.
enum DocumentCommands {
  static let sender = Parameter.option(
    "from", "NAME", Words(vi: "cơ quan gửi", en: "the organisation that sent it"), isRequired: true)
  static let code = Parameter.option(
    "code", "TEXT", Words(vi: "số, ký hiệu của nơi gửi", en: "number and notation of the sender"))
  static let date = Parameter<Day>.day("date", Words(vi: "ngày của văn bản", en: "the day that it bears"))
  static let answers = Parameter.option(
    "answers", "DOCUMENT",
    Words(vi: "trả lời văn bản nào của cơ quan", en: "the document of the office that it answers")
  ) { text, _ in try DocumentParameters.checked(text) }
  static let subject = Parameter.option(
    "subject", "TEXT", Words(vi: "trích yếu", en: "what it is about"), isRequired: true)
  static let attested = Parameter.option(
    "attested", "TEXT",
    Words(
      vi: "đã kiểm tra bằng cách nào, khi chưa xác định được chữ ký",
      en: "how it was checked, where its signatures are undecided"))
  static let lead = Parameter.option(
    "lead", "UNIT[:OFFICER]", Words(vi: "đơn vị (và người) chủ trì", en: "the unit, and officer, that leads"),
    isRequired: true)
  static let along = Parameter.option(
    "with", "UNIT[:OFFICER]",
    Words(vi: "đơn vị (và người) phối hợp; lặp lại được", en: "who works along; may be repeated"), repeats: true)
  static let due = Parameter<Instant>.moment(
    "due", Words(vi: "hạn xử lý", en: "by when it is to be handled"))
  static let action = Parameter.operand(
    "ACTION",
    Words(
      vi: "việc trong “Làm được lúc này” của document show; bỏ trống: kể các việc ấy",
      en: "one of “Possible now” of document show; left out: they are listed"), isRequired: false)
  static let partner = Parameter.option(
    "partner", "PARTNER",
    Words(
      vi: "đối tác nhận dự thảo, với hand-over",
      en: "with hand-over: the partner to whose document office the draft goes"))
  static let workFile = Parameter.option(
    "work-file", "FILE", Words(vi: "hồ sơ công việc, như HS-3 (với file)", en: "file of work, such as HS-3 (with file)")
  )
  static let dossier = Parameter.option(
    "dossier", "CODE", Words(vi: "mã hồ sơ thủ tục (với link)", en: "the dossier (with link)"))

  static let receive = Command(
    "document receive", Words(vi: "ghi nhận văn bản đến trên giấy", en: "record a document that arrived on paper"),
    details: Words(
      vi:
        "Việc của văn thư. Văn bản chưa có số đến: vào sổ bằng document register. JSON: như GET /api/v1/documents/{document}.",
      en:
        "For clerks. It has no number yet: document register gives it. JSON: as GET /api/v1/documents/{document}."),
    parameters: [DocumentParameters.agency, sender, subject, DocumentParameters.kind, code, date, answers]
      + DocumentParameters.content + [.key, .json, .session], run: runReceive)

  static let register = act(
    "register", Words(vi: "vào sổ văn bản đến", en: "enter a document into the register"), "register",
    done: Words(vi: "Đã vào sổ", en: "Registered"), [attested]
  ) { call in
    var members: JSONObject = [:]
    if let attested = try call[attested] { members["text"] = .string(attested) }
    return members
  }

  static let assign = act(
    "assign", Words(vi: "phân công xử lý văn bản đến", en: "say who handles a document"), "assign",
    done: Words(vi: "Đã phân công", en: "Assigned"), [lead, along, due, DocumentParameters.text]
  ) { call in
    let assignees =
      try [assignee(call.required(lead), isLead: true)]
      + call.all(along).map {
        assignee($0, isLead: false)
      }
    var members: JSONObject = ["assignees": .array(assignees)]
    if let due = try call[due] { members["due"] = .string(due.description) }
    if let text = try call[DocumentParameters.text] { members["text"] = .string(text) }
    return members
  }

  static let other = Command(
    "document act", Words(vi: "làm việc khác với văn bản", en: "do something else with a document"),
    details: Words(
      vi: """
        submit: trình lãnh đạo; return: trả lại nơi gửi; take, report: nhận và báo cáo việc (--task); review, approve, \
        send-back: trình duyệt, duyệt, trả lại dự thảo; cancel: hủy; file: vào hồ sơ công việc; link: gắn hồ sơ thủ tục; \
        hand-over: chuyển dự thảo sang hệ thống văn bản của --partner; \
        asked-back, agree-recall, refuse-recall: khi nơi gửi yêu cầu lấy lại. Không ghi --task thì lấy việc duy nhất làm được.
        """,
      en: """
        submit: to the leader; return: to the sender; take, report: begin with and report an assignment (--task); review, \
        approve, send-back: of a draft; cancel; file: into a file of work; link: with a dossier; hand-over: a draft to the document \
        office of --partner; asked-back, agree-recall, \
        refuse-recall: when the sender asks it back. Without --task the only possible assignment is taken.
        """),
    parameters: [
      DocumentParameters.key, action, DocumentParameters.text, .task, workFile, dossier, partner, .ifVersion, .key,
      .json,
      .session,
    ], run: runAct)

  /// A command that does one thing with a document.
  static func act(
    _ name: String, _ summary: Words, _ action: String, done: Words, _ parameters: [any ParameterDeclaration] = [],
    members: @escaping @Sendable (Call) throws -> JSONObject = { _ in [:] }
  ) -> Command {
    Command(
      "document \(name)", summary,
      parameters: [DocumentParameters.key] + parameters + [.ifVersion, .key, .json, .session]
    ) { call in
      try DocumentDeed(call).act(action, members(call), on: call.required(DocumentParameters.key), done)
    }
  }

  private static func assignee(_ text: String, isLead: Bool) -> JSONValue {
    let parts = text.split(separator: ":", maxSplits: 1)
    var assignee: JSONObject = ["unit": .string(parts.first.map { String($0) } ?? ""), "lead": .bool(isLead)]
    if parts.count == 2 { assignee["officer"] = .string(String(parts[1])) }
    return .object(assignee)
  }

  private static func runReceive(_ call: Call) throws -> ExitCode {
    let deed = try DocumentDeed(call)
    var uploads: [String] = []
    var body = try SaidDocument(call, deed.office, uploaded: &uploads)
    body.set("agency", try call.required(DocumentParameters.agency))
    body.set("code", try call[code])
    body.set("date", try call[date]?.description)
    body.set("answers", try call[answers])
    body.set("sender", json: ["name": .string(try call.required(sender))])
    return try deed.begin(
      "incoming", body.members, uploads: uploads, Words(vi: "Đã ghi nhận", en: "Recorded"))
  }

  private static func runAct(_ call: Call) throws -> ExitCode {
    let deed = try DocumentDeed(call)
    let key = try call.required(DocumentParameters.key)
    guard let action = try call[action] else { return try offer(key, call, deed.office) }
    var members: JSONObject = [:]
    if let text = try call[DocumentParameters.text] { members["text"] = .string(text) }
    if let file = try call[workFile] { members["workFile"] = .string(file) }
    if let code = try call[dossier] { members["dossier"] = .string(code) }
    if let partner = try call[partner] { members["partner"] = .string(partner) }
    if action == "take" || action == "report" {
      try call.checkKey(needs: "task", "if-version")
      members["task"] = JSONValue(try call[.task] ?? onlyTask(of: key, action, deed.office))
    }
    return try deed.act(
      action, members, on: key, Words(vi: "Đã làm “\(action.harmless)” với", en: "Done, “\(action.harmless)”:"))
  }

  /// What an officer could do with a document now.
  private static func offer(_ key: String, _ call: Call, _ office: RemoteOffice) throws -> ExitCode {
    let actions = try office.document(key).actions
    if call[.json] {
      call.output.line(JSONValue.object(["actions": .array(actions.map { .string($0.id) })]).canonicalText)
      return .done
    }
    if actions.isEmpty {
      call.output.note(
        Words(
          vi: "bạn không làm được gì với \(key.harmless) lúc này", en: "you can do nothing with \(key.harmless) now"
        )
        .in(call.language))
    }
    let rows = actions.map { [Table.Cell($0.id), Table.Cell($0.name.in(call.language), .dim)] }
    for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
    return .done
  }

  /// The one assignment with which an officer could go on.
  private static func onlyTask(of key: String, _ action: String, _ office: RemoteOffice) throws -> Int {
    let document = try office.document(key)
    let possible = action == "take" ? document.takes : document.reports
    if possible.count == 1, let task = possible.first { return task }
    let list = possible.map { String($0) }.joined(separator: ", ")
    throw CommandError.refused(
      possible.isEmpty
        ? Words(vi: "\(key) không có việc nào của bạn", en: "\(key) has no assignment of yours")
        : Words(vi: "có nhiều việc: \(list); hãy ghi --task N", en: "there are several: \(list); say --task N"))
  }
}
