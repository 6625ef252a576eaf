import Dossiers
import JSON
import Text
import WorkingTime

/// `motcua payment list`, `payment questions`, `payment reconcile`, `payment settle`: money that was paid on line.
enum PaymentCommands {
  static let state = Parameter.option(
    "state", "STATE",
    Words(
      vi: "pending, confirmed, failed, questioned (mặc định), settled",
      en: "pending, confirmed, failed, questioned (when not said), settled")
  ) { text, _ in
    guard OnlinePayment.Status(rawValue: text) != nil else {
      let known = OnlinePayment.Status.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandError.usage(
        Words(
          vi: "“\(text.harmless)” không phải một trong \(known)", en: "“\(text.harmless)” is none of \(known)"))
    }
    return text
  }
  static let settled = Parameter.flag("settled", Words(vi: "các mục đã đối soát xong", en: "those that were settled"))
  static let day = Parameter<Day>.day(
    "day", Words(vi: "ngày cần cộng (mặc định: hôm nay)", en: "the day of the sums (today when not said)"))
  static let question = Parameter<Int>.operandNumber(
    "QUESTION", Words(vi: "số của mục đối soát", en: "number of the question"), in: 1...1_000_000_000)
  static let reason = Parameter.option(
    "reason", "TEXT", Words(vi: "kết quả đối soát", en: "what came of it"), isRequired: true)

  static let list = Command(
    "payment list", Words(vi: "các lần nộp trực tuyến", en: "payments on line"),
    details: Words(
      vi: """
        Của các cơ quan mà cán bộ có vị trí hoặc phụ trách. Khi nối vào lệnh khác, các cột: mã tham chiếu, hồ sơ, đơn vị, mã \
        đối tác, số tiền, tình trạng, lúc bắt đầu (RFC 3339).
        JSON: payments[] như GET /api/v1/payments, next.
        """,
      en: """
        Of the agencies where the officer has a post or supervises. Behind a pipe the columns are: reference, dossier, unit, \
        partner, amount, state, begun (RFC 3339).
        JSON: payments[] as of GET /api/v1/payments, next.
        """),
    parameters: [state, .limit, .all, .after, .json, .session], run: runList)

  static let questions = Command(
    "payment questions", Words(vi: "các khoản cần đối soát", en: "money that a person has to look into"),
    details: Words(
      vi: """
        Nộp thiếu, thừa, hai lần, đến muộn, không rõ của ai, tin báo sai mã xác thực. Khi nối vào lệnh khác, các cột: số, loại \
        (partial, over, double, late, currency, unanswered, orphan, wrong-sum), mã tham chiếu, hồ sơ, số tiền, giao dịch, lúc \
        nảy sinh. JSON: questions[] như GET /api/v1/payments/questions, next.
        """,
      en: """
        Less or more than owed, twice, late, of nobody, told with a wrong check sum. Behind a pipe the columns are: number, kind \
        (partial, over, double, late, currency, unanswered, orphan, wrong-sum), reference, dossier, amount, transaction, when. \
        JSON: questions[] as of GET /api/v1/payments/questions, next.
        """),
    parameters: [settled, .limit, .all, .after, .json, .session], run: runQuestions)

  static let reconcile = Command(
    "payment reconcile",
    Words(vi: "hỏi lại nền tảng, cộng sổ một ngày", en: "ask the platform again, and sum up a day"),
    details: Words(
      vi: """
        Hỏi nền tảng ngay về các lần đang nộp, rồi cộng các lần bắt đầu trong ngày theo tình trạng, để so với sổ của nền tảng. \
        JSON: day, asked, sums[], questions[].
        """,
      en: """
        Asks at once about the payments that are under way, then sums up those begun on the day by how they stand, to compare \
        with the platform's account. JSON: day, asked, sums[], questions[].
        """),
    parameters: [day, .json, .session], run: runReconcile)

  static let settle = Command(
    "payment settle",
    Words(vi: "kết thúc một mục đối soát, ghi kết quả", en: "end a question about money, with what came of it"),
    details: Words(
      vi: "Kết quả (đã hoàn tiền, đã ghi thu tại bộ phận một cửa…) được giữ cùng hồ sơ. JSON: question.",
      en: "What came of it (given back, recorded at the desk…) is kept with the dossier. JSON: question."),
    parameters: [question, reason, .key, .json, .session], run: runSettle)

  private static func runList(_ call: Call) throws -> ExitCode {
    let query = try call[state].map { [(name: "state", value: $0)] } ?? []
    let list = try RemoteList<SeenPayment>("payments", of: RemoteOffice(of: call), ["payments"], query, call)
    return try list.write(call, nothing: Words(vi: "Không có lần nộp nào.", en: "There is no such payment.")) {
      rows, language in
      var listing = Listing(columns: [
        .init(head: Words(vi: "Mã tham chiếu", en: "Reference")), .init(head: Words(vi: "Số tiền", en: "Amount")),
        .init(head: Words(vi: "Tình trạng", en: "State")),
        .init(head: Words(vi: "Bắt đầu", en: "Begun"), isDispensable: true),
        .init(head: Words(vi: "Đơn vị", en: "Unit"), isDispensable: true),
      ])
      listing.rows = rows.map { row in
        Listing.Row(
          cells: [
            Table.Cell(row.reference, .bold), Table.Cell(row.amount.asDong), Table.Cell(row.words.in(language)),
            Table.Cell(row.begunAt.short), Table.Cell(row.unit, .dim),
          ],
          fields: [
            row.reference, row.dossier, row.unit, row.partner, String(row.amount), row.state, row.begunAt.description,
          ])
      }
      return listing
    }
  }

  private static func runQuestions(_ call: Call) throws -> ExitCode {
    let query = call[settled] ? [(name: "settled", value: "yes")] : []
    let list = try RemoteList<SeenPaymentQuestion>(
      "questions", of: RemoteOffice(of: call), ["payments", "questions"], query, call)
    return try list.write(
      call, nothing: Words(vi: "Không có khoản nào cần đối soát.", en: "There is nothing to look into."), as: listing)
  }

  private static func listing(of rows: [SeenPaymentQuestion], _ language: Language) -> Listing {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Số", en: "No.")), .init(head: Words(vi: "Vì sao", en: "Why"), least: 8),
      .init(head: Words(vi: "Mã tham chiếu", en: "Reference")), .init(head: Words(vi: "Số tiền", en: "Amount")),
      .init(head: Words(vi: "Lúc", en: "When"), isDispensable: true),
      .init(head: Words(vi: "Kết quả", en: "What came of it"), least: 8, isDispensable: true),
    ])
    listing.rows = rows.map { row in
      Listing.Row(
        cells: [
          Table.Cell(String(row.question), .bold), Table.Cell(row.words.in(language)), Table.Cell(row.reference),
          Table.Cell(row.amount?.asDong ?? "–"), Table.Cell(row.raisedAt.short),
          Table.Cell(row.settledBy.map { $0 + (row.reason.map { ": " + $0 } ?? "") } ?? "", .dim),
        ],
        fields: [
          String(row.question), row.doubt, row.reference, row.dossier ?? "", row.amount.map(String.init) ?? "",
          row.transaction, row.raisedAt.description,
        ])
    }
    return listing
  }

  private static func runReconcile(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let query = try call[day].map { [(name: "day", value: $0.description)] } ?? []
    let answer = try office.json(
      of: office.answer(to: office.request(.post, ["payments", "reconciliation"], query)))
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    let found: SeenReconciliation = try RemoteOffice.seen(answer)
    call.line(
      Words(
        vi: "Ngày \(found.day.dayFirst); đã hỏi nền tảng về \(found.asked) lần nộp.",
        en: "\(found.day.dayFirst); the platform was asked about \(found.asked) payment(s)."))
    let table = Table(
      rows: found.sums.map { sum in
        [
          Table.Cell(sum.partner), Table.Cell(sum.state), Table.Cell(String(sum.count)),
          Table.Cell(sum.amount.asDong, .bold),
        ]
      })
    for line in table.lines(for: call.output) { call.output.line(line) }
    guard !found.questions.isEmpty else { return .done }
    call.line(Words(vi: "Cần đối soát:", en: "To be looked into:"))
    for line in listing(of: found.questions, call.language).lines(for: call.output, call.language) {
      call.output.line(line)
    }
    return .done
  }

  private static func runSettle(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let number = try call.required(question)
    let body: JSONValue = ["reason": .string(try call.required(reason))]
    do {
      let answer = try office.change(
        try RemoteChange(of: call), ["payments", "questions", String(number), "settle"], body)
      if call[.json] {
        call.output.line(answer.value.canonicalText)
      } else {
        call.line(Words(vi: "Đã đối soát mục \(number).", en: "Settled: \(number)."))
      }
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: nil)
    }
    return .done
  }
}
