import JSON
import Text

/// `motcua pay` and `motcua refund`: what the applicant owes, has paid, and gets back.
enum PayCommands {
  static let amount = Parameter<Int>.option(
    "amount", "VND",
    Words(vi: "số tiền hoàn trả, bằng đồng: toàn bộ số đã nộp", en: "what is given back: all that was paid")
  ) { text, host in try ActCommand.paid.read(text, host) }

  static let pay = Command(
    "pay", Words(vi: "xem các khoản thu, hoặc ghi nhận đã nộp", en: "see the charges, or record their payment"),
    details: Words(
      vi: """
        Không ghi --paid thì liệt kê các khoản: phải nộp, đã nộp, được miễn, đã hoàn trả. Chỉ ghi nhận được ở bước có thu, và \
        đúng toàn bộ số còn phải nộp.
        JSON: code, version, charges[], owed, paid, waived, refunded; với --paid như của motcua act.
        """,
      en: """
        Without --paid it lists the charges: owed, paid, waived, given back. A payment is recorded at a step that takes \
        payments, and of all that is owed.
        JSON: code, version, charges[], owed, paid, waived, refunded; with --paid as of motcua act.
        """),
    parameters: [
      .code, ActCommand.paid, ActCommand.means, ActCommand.receipt, ActCommand.reason, EffectAim.parameter, .task,
      .ifVersion, .key, .json, .session,
    ], run: record)

  static let refund = Command(
    "refund", Words(vi: "ghi nhận đã hoàn trả tiền", en: "record that what was paid was given back"),
    details: Words(
      vi: "Hoàn trả toàn bộ số đã nộp, kể cả khi hồ sơ đã kết thúc. JSON: như của motcua act.",
      en: "All that was paid is given back, also of a dossier that has ended. JSON: as of motcua act."),
    parameters: [
      .code, amount, ActCommand.means, ActCommand.receipt, ActCommand.reason, .ifVersion, .key, .json, .session,
    ], run: giveBack)

  private static func record(_ call: Call) throws -> ExitCode {
    guard try call[ActCommand.paid] != nil else { return try list(call) }
    let office = try RemoteOffice(of: call)
    let said = try SaidWithAction(call)
    let found = try EffectAim(
      of: call, at: office, doing: Words(vi: "ghi nhận nộp tiền", en: "takes a payment")
    ) { $0.effects.contains("pays") }
    try found.check(said)
    return try ActCommand.perform(found.action, said, at: found.aim, office, call, added: found.added)
  }

  private static func list(_ call: Call) throws -> ExitCode {
    let code = try call.required(Parameter<String>.code)
    let answer = try RemoteOffice(of: call).read(["dossiers", code], dossier: code)
    let sums = ["owed", "paid", "waived", "refunded"]
    if call[.json] {
      var json: JSONObject = [:]
      for name in ["code", "version", "charges"] + sums { json[name] = answer.value[name] ?? .null }
      call.output.line(JSONValue.object(json).canonicalText)
      return .done
    }
    let dossier: SeenDossier = try RemoteOffice.seen(answer)
    let names: [String: Words] = [
      "owed": Words(vi: "Còn phải nộp", en: "Owed"), "paid": Words(vi: "Đã nộp", en: "Paid"),
      "waived": Words(vi: "Được miễn", en: "Waived"), "refunded": Words(vi: "Đã hoàn trả", en: "Given back"),
    ]
    var rows = dossier.charges.map { charge in
      [
        Table.Cell(charge.fee.name.in(call.language)), Table.Cell(charge.amount.asDong),
        Table.Cell(charge.standing.in(call.language)),
      ]
    }
    for name in sums {
      guard case .integer(let sum)? = answer.value[name], sum > 0 || name == "owed" else { continue }
      rows.append([
        Table.Cell((names[name] ?? .plain(name)).in(call.language), .bold), Table.Cell(Int(sum).asDong), Table.Cell(""),
      ])
    }
    for line in Table(rows: rows).lines(for: call.output) { call.output.line(line) }
    return .done
  }

  private static func giveBack(_ call: Call) throws -> ExitCode {
    let (amount, means) = (try call.required(amount), try call[ActCommand.means] ?? "cash")
    var body: JSONObject = [
      "amount": JSONValue(amount), "means": .string(means), "reason": .string(try call.required(ActCommand.reason)),
    ]
    if let reference = try call[ActCommand.receipt] { body["reference"] = .string(reference) }
    return try OfficeDeed(call).perform(
      ["refund"], .object(body), Words(vi: "Đã ghi nhận hoàn trả của", en: "Recorded as given back:"))
  }
}

extension Int {
  /// An amount as people read it: `250.000 ₫`.
  var asDong: String {
    var figures = String(self)
    var groups: [String] = []
    while figures.count > 3 {
      groups.insert(String(figures.suffix(3)), at: 0)
      figures.removeLast(3)
    }
    return ([figures] + groups).joined(separator: ".") + " ₫"
  }
}
