import JSON
import Text
import WorkingTime

/// `motcua delegate`, `delegate list`, `delegate end`: the work of an absent officer, done by a colleague.
enum DelegateCommands {
  static let to = Parameter.option(
    "to", "OFFICER", Words(vi: "người làm thay", en: "who acts in the officer's place"), isRequired: true)
  static let from = Parameter<Day>.day(
    "from", Words(vi: "ngày đầu, từ hôm nay", en: "the first day, today or later"), isRequired: true)
  static let until = Parameter<Day>.day(
    "until", Words(vi: "ngày cuối, còn tính", en: "the last day, which still counts"), isRequired: true)
  static let reason = Parameter.option("reason", "TEXT", Words(vi: "lý do", en: "why"), isRequired: true)
  static let role = Parameter.option(
    "role", "ROLE",
    Words(
      vi: "chỉ vai trò này (cùng --unit); không ghi là mọi vị trí", en: "this role only, with --unit; else every post"))
  static let unit = Parameter.option("unit", "UNIT", Words(vi: "đơn vị của vai trò", en: "the unit of the role"))
  static let absent = Parameter.option(
    "of", "OFFICER",
    Words(
      vi: "người vắng mặt, khi người phụ trách ủy quyền thay",
      en: "who is absent, when a supervisor hands the work over"))
  static let number = Parameter<Int>.operandNumber(
    "NUMBER", Words(vi: "số của ủy quyền", en: "number of the delegation"), in: 1...1_000_000_000)
  static let past = Parameter.flag("past", Words(vi: "cả những ủy quyền đã qua", en: "those that are over, too"))

  static let delegate = Command(
    "delegate", Words(vi: "ủy quyền việc khi vắng mặt", en: "hand work over while absent"),
    details: Words(
      vi: """
        Người làm thay thấy và xử lý việc của người vắng mặt từ đầu ngày --from đến hết ngày --until; mọi việc đã làm được ghi \
        là “A thay B”. Cả hai người đều tính là đã xử lý khi cần người khác kiểm soát hoặc cho ý kiến. JSON: number.
        """,
      en: """
        The colleague sees and does the work of the absent officer from the beginning of --from to the end of --until; what is \
        done is recorded as "A for B". Both count as having acted where somebody else has to control or be heard. JSON: number.
        """),
    parameters: [to, from, until, reason, role, unit, absent, .key, .json, .session], run: run)

  static let list = Command(
    "delegate list", Words(vi: "các ủy quyền liên quan", en: "the delegations that concern the officer"),
    details: Words(
      vi: """
        Cả những ủy quyền của cán bộ thuộc đơn vị phụ trách. Khi nối vào lệnh khác, các cột là: số, người vắng mặt, người làm \
        thay, đơn vị, vai trò (- là mọi vị trí), ngày đầu, ngày cuối, tình trạng (coming, running, over, ended), lý do.
        JSON: delegations[] như GET /api/v1/delegations.
        """,
      en: """
        Also those of officers whose unit is supervised. Behind a pipe the columns are: number, absent officer, colleague, \
        unit, role (- for every post), first day, last day, state (coming, running, over, ended), reason.
        JSON: delegations[] as of GET /api/v1/delegations.
        """),
    parameters: [past, .json, .session], run: runList)

  static let end = Command(
    "delegate end", Words(vi: "kết thúc sớm một ủy quyền", en: "end a delegation before its last day"),
    parameters: [number, .key, .json, .session], run: runEnd)

  private static func run(_ call: Call) throws -> ExitCode {
    let post = (unit: try call[unit], role: try call[role])
    guard (post.unit == nil) == (post.role == nil) else {
      throw CommandError.usage(
        Words(vi: "--role và --unit phải đi cùng nhau", en: "--role and --unit go together"))
    }
    var body: JSONObject = [
      "to": .string(try call.required(to)), "from": .string(try call.required(from).description),
      "until": .string(try call.required(until).description), "reason": .string(try call.required(reason)),
    ]
    if let unit = post.unit, let role = post.role { body["post"] = ["unit": .string(unit), "role": .string(role)] }
    if let absent = try call[absent] { body["officer"] = .string(absent) }
    return try change(
      ["delegations"], .object(body), Words(vi: "Đã ủy quyền, số", en: "Handed over: delegation"), call)
  }

  private static func runEnd(_ call: Call) throws -> ExitCode {
    let number = try call.required(number)
    return try change(
      ["delegations", String(number), "end"], nil, Words(vi: "Đã kết thúc ủy quyền số", en: "Ended: delegation"), call)
  }

  private static func change(_ path: [String], _ body: JSONValue?, _ done: Words, _ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    do {
      let answer = try office.change(try RemoteChange(of: call), path, body)
      let number: Int = try RemoteOffice.seen(answer) { field throws(JSONError) in try field.anyObject().read("number")
      }
      if call[.json] {
        call.output.line(answer.value.canonicalText)
      } else {
        call.line(Words(vi: "\(done.vi) \(number).", en: "\(done.en) \(number)."))
      }
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: nil)
    }
    return .done
  }

  private static func runList(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let answer = try office.read(["delegations"], call[past] ? [("past", "yes")] : [])
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let rows: [SeenDelegation] = try RemoteOffice.seen(answer) { field throws(JSONError) in
      try field.anyObject().list("delegations")
    }
    if rows.isEmpty {
      call.output.note(Words(vi: "Không có ủy quyền nào.", en: "There is no delegation.").in(call.language))
    }
    let listing = listing(of: rows, call.language)
    for line in listing.lines(for: call.output, call.language) where !rows.isEmpty { call.output.line(line) }
    return .done
  }

  private static func listing(of rows: [SeenDelegation], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Số", en: "No.")), .init(head: Words(vi: "Vắng mặt", en: "Absent"), least: 8),
      .init(head: Words(vi: "Làm thay", en: "Acts"), least: 8),
      .init(head: Words(vi: "Vị trí", en: "Post"), least: 8, isDispensable: true),
      .init(head: Words(vi: "Từ ngày", en: "From")), .init(head: Words(vi: "Đến ngày", en: "Until")),
      .init(head: Words(vi: "Tình trạng", en: "State"), isDispensable: true),
      .init(head: Words(vi: "Lý do", en: "Reason"), least: 8, isDispensable: true),
    ])
    listing.rows = rows.map { row in
      let post = row.post.map { "\($0.role), \($0.unit)" } ?? Words(vi: "mọi vị trí", en: "every post").in(language)
      return Listing.Row(
        cells: [
          Table.Cell(String(row.number), .bold), Table.Cell(row.officer.name), Table.Cell(row.to.name),
          Table.Cell(post), Table.Cell(row.from.dayFirst), Table.Cell(row.until.dayFirst),
          Table.Cell(row.stateWords.in(language)), Table.Cell(row.reason, .dim),
        ],
        fields: [
          String(row.number), row.officer.id, row.to.id, row.post?.unit ?? "", row.post?.role ?? "",
          row.from.description, row.until.description, row.state, row.reason,
        ])
    }
    return listing
  }
}
