import JSON
import Text

/// `motcua act`: does what a step offers, or lists what is possible and why the rest is not.
enum ActCommand {
  static let action = Parameter.operand(
    "ACTION",
    Words(
      vi: "việc cần làm, như yeu-cau-bo-sung; không ghi thì liệt kê những gì làm được",
      en: "what to do, such as yeu-cau-bo-sung; without it, what is possible is listed"),
    isRequired: false)
  static let reason = Parameter.option(
    "reason", "TEXT", Words(vi: "lý do, in trên văn bản gửi người nộp", en: "reason, as the applicant's letter says it")
  )
  static let reasonFile = Parameter.option(
    "reason-file", "FILE",
    Words(vi: "tệp có lý do, - là đầu vào chuẩn", en: "file with the reason, - for standard input"))
  static let item = Parameter<AskedRemark>.option(
    "item", "ITEM=REMARK",
    Words(
      vi: "điều cần bổ sung: field:so-hieu=\"Ghi số hiệu\" hoặc part:giay-uy-quyen=\"Bản chứng thực\"",
      en: "what is asked: field:so-hieu=\"Give the serial number\" or part:giay-uy-quyen=\"A certified copy\""),
    repeats: true
  ) { text, _ in try AskedRemark(text) }

  static let paid = Parameter<Int>.option(
    "paid", "VND",
    Words(vi: "số tiền đã nộp, bằng đồng: toàn bộ số phải nộp", en: "what was paid, in đồng: all that is owed")
  ) { text, _ in
    let figures = text.filter { $0 != "." && $0 != "_" }
    guard let amount = Int(figures), amount >= 0 else {
      throw CommandError.usage(
        Words(
          vi: "--paid phải là số đồng, không phải “\(text.harmless)”",
          en: "--paid is an amount in đồng, not “\(text.harmless)”"))
    }
    return amount
  }
  static let means = Parameter<String>.option(
    "means", "MEANS", Words(vi: "cách nộp: cash (tiền mặt) hoặc transfer (chuyển khoản)", en: "how: cash or transfer")
  ) { text, _ in
    guard ["cash", "transfer"].contains(text) else {
      throw CommandError.usage(
        Words(
          vi: "--means phải là cash hoặc transfer, không phải “\(text.harmless)”",
          en: "--means is cash or transfer, not “\(text.harmless)”"),
        suggestion: nearestWord(to: text, among: ["cash", "transfer"]))
    }
    return text
  }
  static let receipt = Parameter.option(
    "receipt", "TEXT", Words(vi: "số biên lai hoặc mã giao dịch", en: "number of the receipt or of the transfer"))

  static let signed = Parameter.option(
    "signed", "FILE",
    Words(
      vi: "văn bản đã ký số kèm theo thao tác; hàng loạt thì một văn bản cho mọi hồ sơ",
      en: "the signed document that comes with the action; in bulk one for all dossiers"))
  static let signedUpload = Parameter.option(
    "signed-upload", "UPLOAD",
    Words(
      vi: "văn bản đã ký số đã tải lên, thay cho --signed khi làm lại",
      en: "the signed document as it was uploaded, instead of --signed when it is done again"))

  static let command = Command(
    "act", Words(vi: "xử lý hồ sơ", en: "act on a dossier"),
    details: Words(
      vi: """
        Không ghi ACTION thì liệt kê việc làm được, và vì sao việc khác chưa làm được. Lệnh chỉ làm khi hồ sơ vẫn như lúc \
        được xem; mỗi lần gọi chỉ xảy ra một lần, kể cả khi mất kết nối.
        Hàng loạt: motcua queue --json --all | motcua act --stdin ACTION. Mỗi dòng là một JSON {code, task, version, action, \
        reason, items, payment}, cả trả lời của queue --json, hoặc các cột của queue; điều dòng không nói thì lấy từ dòng \
        lệnh. Chạy lại đúng như vậy thì không làm hai lần; --key đặt tên lô, tên khác thì hỏi lại từ đầu. --signed FILE: một \
        văn bản ký số cho cả lô. Mã thoát: 0 làm hết, 1 có hồ sơ bị từ chối, 75 có hồ sơ cần chạy lại.
        JSON: code, version, place {id, name}, due, letters[] {index, number, title}; không có ACTION: code, version, \
        actions[] như trong GET /api/v1/dossiers/{code}; --stdin: mỗi hồ sơ một dòng {line, code, task, action, outcome: \
        done | refused | again | malformed, version, problem {code, vi, en}}.
        """,
      en: """
        Without ACTION it lists what is possible, and why the rest is not. It acts only on the dossier as it was seen, and \
        each call happens once, even when the connection breaks.
        In bulk: motcua queue --json --all | motcua act --stdin ACTION. Each line is JSON {code, task, version, action, \
        reason, items, payment}, the whole answer of queue --json, or columns of queue; what a line does not say comes from \
        the command line. Run again, nothing is done twice; --key names the batch, and another name asks anew. \
        --signed FILE: one signed document for the whole batch. Exit 0 all done, 1 some refused, 75 some to be tried again.
        JSON: code, version, place {id, name}, due, letters[] {index, number, title}; without ACTION: code, version, \
        actions[] as in GET /api/v1/dossiers/{code}; --stdin: a line for each dossier {line, code, task, action, outcome: \
        done | refused | again | malformed, version, problem {code, vi, en}}.
        """),
    parameters: [
      .codeUnlessStdin, action, reason, reasonFile, item, paid, means, receipt, signed, signedUpload,
      .stdin, .task, .ifVersion, .key, .json,
      .session,
    ], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    guard !call[.stdin] else { return try bulk(call) }
    guard let action = try call[action] else { return try list(call) }
    try call.checkKey(needs: "if-version", "task")
    var said = try SaidWithAction(call)
    let office = try RemoteOffice(of: call)
    let aim = try aim(at: action, said, office, call)
    try said.upload(to: office, call)
    return try perform(action, said, at: aim, office, call)
  }

  /// Does an action.
  ///
  /// - Parameter added: Options besides the task that make a repeat ask for the same.
  static func perform(
    _ action: String, _ said: SaidWithAction, at aim: Aim, _ office: RemoteOffice, _ call: Call,
    added: [(name: String, value: String)] = []
  ) throws -> ExitCode {
    let change = try RemoteChange(
      of: call, version: aim.version, added: [("task", String(aim.task))] + added, signed: said.signed)
    do {
      let answer = try office.change(
        change, ["dossiers", aim.code, "actions"], said.body(task: aim.task, action: action))
      let name = aim.seen?.offers.first { $0.action == action }?.name ?? Words(vi: action, en: action)
      let outcome = try ChangeOutcome(answer, before: aim.seen, at: office)
      if let waits = outcome.waits {
        outcome.write(Words(vi: "Chưa làm “\(name.vi.harmless)”,", en: "Not done yet “\(name.en.harmless)”,"), call)
        call.output.note(Words(vi: waits.vi.harmless + ".", en: waits.en.harmless + ".").in(call.language))
        return .undecided
      }
      outcome.write(Words(vi: "Đã làm “\(name.vi.harmless)”,", en: "Done “\(name.en.harmless)”,"), call)
    } catch let problem as RemoteProblem {
      if problem.code == "unknown-item", let seen = aim.seen {
        AskableItems(of: seen.procedure.id, at: office)?.note(call)
      }
      for line in problem.details.map(\.words) { call.output.note("  " + line.in(call.language).harmless) }
      throw problem.error(login: office.login, dossier: aim.code)
    }
    return .done
  }

  /// The same action, or each line's own, on many dossiers.
  private static func bulk(_ call: Call) throws -> ExitCode {
    try call.checkBulk()
    // No dossier is named, so that the first word is the action.
    guard call.texts[action.name] == nil else { throw BulkRun.onlyAction(of: call) }
    let common = call.texts[Parameter<String>.code.name]?.last
    guard call.texts["reason-file"] != ["-"] else {
      throw CommandError.usage(
        Words(
          vi: "đầu vào chuẩn đã là các hồ sơ, --reason-file cần một tệp",
          en: "standard input is the dossiers already, --reason-file needs a file"))
    }
    var said = try SaidWithAction(call)
    if said.signed != nil { try said.upload(to: RemoteOffice(of: call), call) }
    return try BulkRun(of: call, inputs: ["action", "reason", "items", "payment"]) { item throws(BulkItem.Malformed) in
      let action = try item.text("action") ?? common
      guard let action else {
        throw BulkItem.Malformed(
          Words(
            vi: "không nói làm gì: thêm action vào dòng, hoặc motcua act --stdin ACTION",
            en: "it does not say what to do: give the line an action, or motcua act --stdin ACTION"))
      }
      var body = said.members(task: item.task, action: action)
      for (name, value) in item.said { body[name] = value }
      return BulkRun.Deed(action: action, path: ["dossiers", item.code, "actions"], body: .object(body))
    }.run()
  }

  /// The task that the action ends.
  private static func aim(
    at action: String, _ said: SaidWithAction, _ office: RemoteOffice, _ call: Call
  ) throws -> Aim {
    if call.texts["key"] != nil { return try Aim(of: call, at: office) }
    let dossier = try office.dossier(call.required(Parameter<String>.code))
    let offers = dossier.offers.filter(\.isOfficers)
    let meant = offers.filter { $0.action == action }
    guard !meant.isEmpty else {
      guard !offers.isEmpty else { return try Aim(of: call, dossier, among: []) }
      let known = offers.map(\.action)
      throw CommandError.usage(
        Words(
          vi: "bước này không có việc “\(action.harmless)”, chỉ có: \(known.joined(separator: ", ").harmless)",
          en: "this step has no action “\(action.harmless)”, only: \(known.joined(separator: ", ").harmless)"),
        suggestion: nearestWord(to: action, among: known))
    }
    // Where several are asked, one may be this officer's alone.
    let possible = meant.filter { $0.why == nil }
    let aim = try Aim(of: call, dossier, among: (possible.isEmpty ? meant : possible).map(\.task))
    if let offer = meant.first(where: { $0.task == aim.task }) {
      if let why = offer.why { throw CommandError.refused(Words(vi: why.vi.harmless, en: why.en.harmless)) }
      if offer.needs.contains("items"), said.items.isEmpty {
        AskableItems(of: dossier.procedure.id, at: office)?.note(call)
      }
      try said.check(offer.allNeeds, of: action)
    }
    return aim
  }

  private static func list(_ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let code = try call.required(Parameter<String>.code)
    let answer = try office.read(["dossiers", code], dossier: code)
    if call[.json] {
      call.output.line(
        JSONValue.object([
          "code": .string(code), "version": answer.value["version"] ?? .null,
          "actions": answer.value["actions"] ?? .array([]),
        ]).canonicalText)
      return .done
    }
    let dossier: SeenDossier = try RemoteOffice.seen(answer)
    let rows = OfferRows(offers: dossier.offers, language: call.language).cells
    if rows.isEmpty {
      let place = dossier.place.name.in(call.language).harmless
      call.output.note(
        Words(vi: "Không có việc nào cho cán bộ (\(place)).", en: "Nothing for officers (\(place)).").in(call.language))
    }
    for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
    return .done
  }
}
