import JSON
import Text
import WorkingTime

/// `motcua document list`, `show`, `print`: what officers see of documents.
enum DocumentListCommands {
  static let words = Parameter.operand(
    "WORDS", Words(vi: "các từ đầu cần tìm; không cần dấu", en: "beginnings of words to look for"), isRequired: false,
    repeats: true)
  static let mine = Parameter.flag(
    "mine", Words(vi: "việc đang chờ bạn, hạn gần nhất trước", en: "what waits for you, the earliest due first"))
  static let direction = Parameter.option(
    "direction", "incoming|outgoing", Words(vi: "văn bản đến hay đi", en: "what comes, or what leaves")
  ) { text, _ in try checkedDirection(text) }
  static let state = Parameter.option(
    "state", "STATE", Words(vi: "chỉ ở tình trạng này, như registered", en: "only in this state, such as registered"))
  static let agency = Parameter.option(
    "agency", "UNIT", Words(vi: "chỉ của cơ quan này", en: "only of this agency"))
  static let workFile = Parameter.option(
    "work-file", "FILE", Words(vi: "chỉ trong hồ sơ công việc này", en: "only in this file of work"))
  static let register = Parameter.option(
    "direction", "incoming|outgoing", Words(vi: "sổ văn bản đến hay đi", en: "the register of what comes, or leaves"),
    isRequired: true
  ) { text, _ in try checkedDirection(text) }
  static let secret = Parameter.flag("secret", Words(vi: "sổ văn bản mật", en: "the register of secret documents"))
  static let from = Parameter<Day>.day(
    "from", Words(vi: "từ ngày (mặc định: đầu năm)", en: "the first day (default: of the year)"))
  static let to = Parameter<Day>.day(
    "to", Words(vi: "đến ngày (mặc định: hôm nay)", en: "the last day (default: today)"))
  static let pdf = Parameter.option("pdf", "FILE", Words(vi: "in sổ ra tệp PDF này", en: "prints to this PDF file"))

  static let list = Command(
    "document list", Words(vi: "các văn bản đến và đi", en: "official documents in and out"),
    details: Words(
      vi: """
        Khi nối vào lệnh khác, các cột là: văn bản, phiên bản, incoming hoặc outgoing, tình trạng, số, nơi gửi hoặc nhận, trích \
        yếu, hạn; với --mine thêm số việc. JSON: documents[] như GET /api/v1/documents, hoặc tasks[] với --mine; next.
        """,
      en: """
        Behind a pipe the columns are: document, version, incoming or outgoing, state, number, sender or receiver, subject, \
        due; with --mine the assignment besides. JSON: documents[] as of GET /api/v1/documents, or tasks[] with --mine; next.
        """),
    parameters: [words, mine, direction, state, agency, workFile, .limit, .all, .after, .json, .session], run: runList)

  static let show = Command(
    "document show", Words(vi: "xem một văn bản", en: "see a document"),
    details: Words(
      vi: "JSON: như GET /api/v1/documents/{document}.", en: "JSON: as GET /api/v1/documents/{document}."),
    parameters: [DocumentParameters.key, .json, .session]
  ) { call in
    let office = try RemoteOffice(of: call)
    let answer = try office.read(["documents", call.required(DocumentParameters.key)])
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let page = DocumentPage(document: try RemoteOffice.seen(answer), language: call.language)
    for line in page.lines(for: call.output) { call.output.line(line) }
    return .done
  }

  static let print = Command(
    "document print", Words(vi: "sổ đăng ký văn bản", en: "a register of documents"),
    details: Words(
      vi: """
        Sổ văn bản đến hoặc đi theo Phụ lục IV Nghị định 30/2020. Với --csv mỗi dòng là, văn bản đến: ngày đến, số đến, tác \
        giả, số ký hiệu, ngày văn bản, loại, trích yếu, đơn vị nhận, hạn, ghi chú; văn bản đi: số ký hiệu, ngày, loại, trích \
        yếu, người ký, nơi nhận, đơn vị lưu, số bản, ghi chú. JSON: entries[] như GET /api/v1/documents/register, next.
        """,
      en: """
        The register of what comes or leaves, by Annex IV of Decree 30/2020. With --csv each line is, of what comes: arrived, \
        number, sender, number of the sender, date, kind, subject, handled by, due, note; of what leaves: number, date, kind, \
        subject, signed by, receivers, kept by, copies, note. JSON: entries[] as of GET /api/v1/documents/register, next.
        """),
    parameters: [
      DocumentParameters.agency, register, secret, from, to, pdf, ShowCommand.overwrite, .limit, .all, .after, .csv,
      .json, .session,
    ], run: runPrint)

  private static func checkedDirection(_ text: String) throws -> String {
    guard ["incoming", "outgoing"].contains(text) else {
      throw CommandError.usage(
        Words(
          vi: "--direction là incoming hoặc outgoing, không phải “\(text.harmless)”",
          en: "--direction is incoming or outgoing, not “\(text.harmless)”"))
    }
    return text
  }

  private static func runList(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let nothing = Words(vi: "Không có văn bản nào.", en: "There is no document.")
    var query: [(name: String, value: String)] = []
    for (name, value) in [
      ("direction", try call[direction]), ("state", try call[state]), ("agency", try call[agency]),
      ("workFile", try call[workFile]),
    ] {
      if let value { query.append((name, value)) }
    }
    let asked = try call.all(words).joined(separator: " ")
    if !asked.isEmpty { query.append(("q", asked)) }
    guard call[mine] else {
      let list = try RemoteList<SeenDocumentRow>("documents", of: office, ["documents"], query, call)
      return try list.write(call, nothing: nothing) { rows, language in
        listing(of: rows.map { ($0, nil, $0.due, $0.remaining) }, language)
      }
    }
    guard query.isEmpty else {
      throw CommandError.usage(Words(vi: "--mine không đi cùng bộ lọc khác", en: "--mine goes without other filters"))
    }
    let list = try RemoteList<SeenDocumentTask>("tasks", of: office, ["documents", "tasks"], [], call)
    return try list.write(call, nothing: nothing) { rows, language in
      listing(of: rows.map { ($0.document, $0.task ?? 0, $0.due, $0.remaining) }, language)
    }
  }

  private typealias Line = (row: SeenDocumentRow, task: Int?, due: Instant?, remaining: SeenRemaining?)

  private static func listing(of lines: [Line], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Văn bản", en: "Document")), .init(head: Words(vi: "Số", en: "Number"), least: 6),
      .init(head: Words(vi: "Trích yếu", en: "Subject"), least: 12),
      .init(head: Words(vi: "Nơi gửi, nhận", en: "From, to"), least: 8, isDispensable: true),
      .init(head: Words(vi: "Tình trạng", en: "State"), least: 8),
      .init(head: Words(vi: "Hạn", en: "Due"), least: 8, isDispensable: true),
    ])
    listing.rows = lines.map { line in
      let row = line.row
      let arrow = row.direction == "incoming" ? "→ " : "← "
      let due = row.endedAt == nil ? line.remaining?.cell(language) ?? Table.Cell("–") : Table.Cell("–")
      return Listing.Row(
        cells: [
          Table.Cell(row.key, .bold), Table.Cell(row.number ?? "–"),
          Table.Cell(row.shownSubject(in: language)),
          Table.Cell(arrow + (row.partner ?? "–"), .dim), Table.Cell(row.state.name.in(language)), due,
        ],
        fields: [
          row.key, String(row.version), row.direction, row.state.id, row.number ?? "", row.partner ?? "",
          row.subject ?? "", line.due?.description ?? "",
        ] + (line.task.map { [String($0)] } ?? []))
    }
    return listing
  }

  private static func runPrint(_ call: Call) throws -> ExitCode {
    try call.checkForm()
    let direction = try call.required(register)
    var query: [(name: String, value: String)] = [
      ("agency", try call.required(DocumentParameters.agency)), ("direction", direction),
    ]
    if call[secret] { query.append(("secret", "yes")) }
    if let from = try call[from] { query.append(("from", from.description)) }
    if let to = try call[to] { query.append(("to", to.description)) }
    if let path = try call[pdf] { return try save(path, query, call) }
    let list = try RemoteList<SeenDocumentRow>(
      "entries", of: RemoteOffice(of: call), ["documents", "register"], query, call)
    if call[.csv] {
      let isIncoming = direction == "incoming"
      call.csv(
        isIncoming ? incomingHead : outgoingHead, try list.seen().map { isIncoming ? incoming($0) : outgoing($0) })
      return .done
    }
    return try list.write(
      call, nothing: Words(vi: "Không có văn bản nào trong kỳ.", en: "No document was registered in the period.")
    ) { rows, language in listing(of: rows.map { ($0, nil, $0.due, $0.remaining) }, language) }
  }

  private static func save(
    _ path: String, _ query: [(name: String, value: String)], _ call: Call
  ) throws -> ExitCode {
    let file = try NewFile(path, overwrites: call[ShowCommand.overwrite])
    let office = try RemoteOffice(of: call)
    var request = office.request(.get, ["documents", "register.pdf"], query)
    request.isLong = true
    let answer = try office.answer(to: request)
    try file.write(answer.body)
    if call[.json] {
      call.output.line(
        JSONValue.object(["file": .string(path), "bytes": JSONValue(answer.body.count)]).canonicalText)
    } else {
      let (place, count) = (path.harmless, answer.body.count)
      call.line(Words(vi: "Đã ghi \(place) (\(count) byte).", en: "Saved \(place) (\(count) bytes)."))
    }
    return .done
  }

  private static let incomingHead = [
    "arrived", "number", "sender", "code", "date", "kind", "subject", "handlers", "due", "note",
  ]

  private static let outgoingHead = [
    "number", "date", "kind", "subject", "signer", "receivers", "unit", "copies", "note",
  ]

  private static func incoming(_ row: SeenDocumentRow) -> [String] {
    [
      row.numberedOn ?? "", row.number ?? "", row.sender?.name ?? "", row.code ?? "", row.date ?? "",
      row.kind?.id ?? "", row.subject ?? "", row.handlers.map(\.id).joined(separator: "; "),
      row.due?.description ?? "", note(row),
    ]
  }

  private static func outgoing(_ row: SeenDocumentRow) -> [String] {
    [
      row.number ?? "", row.numberedOn ?? "", row.kind?.id ?? "", row.subject ?? "", row.signer ?? "",
      row.receivers.map(\.name).joined(separator: "; "), row.unit.id, row.copies.map { String($0) } ?? "", note(row),
    ]
  }

  /// What the register has to keep the trace of.
  private static func note(_ row: SeenDocumentRow) -> String {
    let trace = ["recalled", "cancelled", "returned"].contains(row.state.id) ? row.state.id : nil
    let seal = row.messageSeal.map { "seal: \($0.verdict.id)" }
    return [trace, seal, row.note].compactMap(\.self).joined(separator: "; ")
  }
}
