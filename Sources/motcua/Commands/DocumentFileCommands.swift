import JSON
import Text
import WorkingTime

/// `motcua document file open`, `list`, `close`: the files of work in which documents are kept together.
enum DocumentFileCommands {
  static let title = Parameter.option(
    "title", "TEXT", Words(vi: "tiêu đề hồ sơ công việc", en: "what the file is about"), isRequired: true)
  static let years = Parameter<Int>.number(
    "years", Words(vi: "số năm lưu; không ghi là vĩnh viễn", en: "years for which it is kept; for ever if left out"),
    in: 1...200)
  static let number = Parameter.operand(
    "FILE", Words(vi: "hồ sơ công việc, như HS-3", en: "the file of work, such as HS-3"))

  static let open = Command(
    "document file open", Words(vi: "mở một hồ sơ công việc", en: "open a file of work"),
    details: Words(
      vi: "Việc của văn thư. Đưa văn bản vào: document act VB-N file --work-file HS-3. JSON: workFile.",
      en: "For clerks. A document is put into it by document act VB-N file --work-file HS-3. JSON: workFile."),
    parameters: [DocumentParameters.agency, title, years, .key, .json, .session]
  ) { call in
    var body: JSONObject = [
      "agency": .string(try call.required(DocumentParameters.agency)), "title": .string(try call.required(title)),
    ]
    if let years = try call[years] { body["years"] = JSONValue(years) }
    return try change(
      ["work-files"], .object(body), Words(vi: "Đã mở hồ sơ công việc", en: "Opened: file of work"), call)
  }

  static let close = Command(
    "document file close", Words(vi: "đóng một hồ sơ công việc", en: "close a file of work"),
    details: Words(
      vi: "Việc của văn thư, khi không còn văn bản nào trong hồ sơ đang xử lý; sau đó không thêm văn bản được nữa.",
      en: "For clerks, once none of its documents is being handled; no document comes to it any more."),
    parameters: [number, .key, .json, .session]
  ) { call in
    try change(
      ["work-files", call.required(number), "close"], nil,
      Words(vi: "Đã đóng hồ sơ công việc", en: "Closed: file of work"), call)
  }

  static let list = Command(
    "document file list", Words(vi: "các hồ sơ công việc", en: "files of work"),
    details: Words(
      vi: """
        Của các cơ quan mà bạn có vị trí; văn bản bên trong: document list --work-file HS-3. Khi nối vào lệnh khác, các cột \
        là: số, cơ quan, tiêu đề, số năm lưu (trống là vĩnh viễn), lúc mở, lúc đóng. JSON: workFiles[], next.
        """,
      en: """
        Of the agencies in which you have a position; their documents: document list --work-file HS-3. Behind a pipe the \
        columns are: number, agency, title, years (empty for ever), opened, closed. JSON: workFiles[], next.
        """),
    parameters: [.limit, .all, .after, .json, .session]
  ) { call in
    let list = try RemoteList<SeenWorkFile>("workFiles", of: RemoteOffice(of: call), ["work-files"], [], call)
    return try list.write(
      call, nothing: Words(vi: "Không có hồ sơ công việc nào.", en: "There is no file of work."), as: listing)
  }

  private static func change(_ path: [String], _ body: JSONValue?, _ done: Words, _ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    do {
      let answer = try office.change(try RemoteChange(of: call), path, body)
      let number: String = try RemoteOffice.seen(answer) { field throws(JSONError) in
        try field.anyObject().read("workFile")
      }
      if call[.json] {
        call.output.line(answer.value.canonicalText)
      } else {
        call.line(Words(vi: "\(done.vi) \(number.harmless).", en: "\(done.en) \(number.harmless)."))
      }
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: nil)
    }
    return .done
  }

  private static func listing(of rows: [SeenWorkFile], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Số", en: "No.")), .init(head: Words(vi: "Tiêu đề", en: "Title"), least: 12),
      .init(head: Words(vi: "Cơ quan", en: "Agency"), least: 8, isDispensable: true),
      .init(head: Words(vi: "Lưu", en: "Kept"), isDispensable: true),
      .init(head: Words(vi: "Mở", en: "Opened")), .init(head: Words(vi: "Đóng", en: "Closed")),
    ])
    listing.rows = rows.map { row in
      let years =
        row.years.map { Words(vi: "\($0) năm", en: "\($0) years") } ?? Words(vi: "vĩnh viễn", en: "for ever")
      return Listing.Row(
        cells: [
          Table.Cell(row.number, .bold), Table.Cell(row.title), Table.Cell(row.agency.name.in(language)),
          Table.Cell(years.in(language)), Table.Cell(row.openedAt.short), Table.Cell(row.closedAt?.short ?? "–"),
        ],
        fields: [
          row.number, row.agency.id, row.title, row.years.map { String($0) } ?? "", row.openedAt.description,
          row.closedAt?.description ?? "",
        ])
    }
    return listing
  }
}
