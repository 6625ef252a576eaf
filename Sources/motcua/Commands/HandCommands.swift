import JSON
import Text

/// `motcua assign` and `motcua return`: work goes to a colleague, or back to whoever handed it on.
enum HandCommands {
  static let officer = Parameter.operand(
    "OFFICER", Words(vi: "tên tài khoản của người nhận việc", en: "the account of whoever gets the task"),
    isRequired: false)
  static let reason = Parameter.option(
    "reason", "TEXT", Words(vi: "lý do, đồng nghiệp đọc được", en: "the reason, for colleagues"))

  static let assign = Command(
    "assign", Words(vi: "giao việc cho một cán bộ", en: "give a task to an officer"),
    details: Words(
      vi: """
        Dành cho người phụ trách đơn vị (supervises: true trong authority.yaml). Người nhận phải đang giữ vị trí của việc ấy; \
        lấy việc của người khác thì phải có --reason. Hàng loạt: motcua queue --free --json | motcua assign --stdin OFFICER, \
        hoặc mỗi dòng tự nói `to`.
        JSON: code, version, place, due, letters[]; --stdin: như của motcua act.
        """,
      en: """
        For whoever supervises the unit (supervises: true in authority.yaml). The officer has to hold the post; a task taken \
        from somebody needs --reason. In bulk: motcua queue --free --json | motcua assign --stdin OFFICER, or each line says \
        `to`.
        JSON: code, version, place, due, letters[]; --stdin: as of motcua act.
        """),
    parameters: [.codeUnlessStdin, officer, reason, .stdin, .task, .ifVersion, .key, .json, .session], run: give)

  static let giveBack = Command(
    "return", Words(vi: "trả hồ sơ về bước trước", en: "give a dossier back to the step before"),
    details: Words(
      vi: """
        Nếu bước có thao tác trả lại thì làm thao tác ấy; nếu không, hồ sơ trở về đúng như lúc được chuyển đến, cho người đã \
        chuyển. Không trả được khi từ đó đã thu phí, yêu cầu bổ sung hay có kết quả.
        JSON: code, version, place, due, letters[].
        """,
      en: """
        Where the step has an action that leads back, that one is done; otherwise the dossier goes back as it was handed on, to \
        whoever did. Not when something was charged, asked for or issued since.
        JSON: code, version, place, due, letters[].
        """),
    parameters: [.code, reason, .task, .ifVersion, .key, .json, .session],
    run: { call in
      let text = try call.required(reason)
      return try perform("return", ["reason": .string(text)], Words(vi: "Đã trả lại", en: "Given back:"), call)
    })

  private static func give(_ call: Call) throws -> ExitCode {
    guard !call[.stdin] else { return try giveMany(call) }
    var body: JSONObject = ["to": .string(try call.required(officer))]
    if let reason = try call[reason] { body["reason"] = .string(reason) }
    return try perform("assign", .object(body), Words(vi: "Đã giao việc của", en: "Assigned:"), call)
  }

  private static func perform(_ verb: String, _ body: JSONValue, _ done: Words, _ call: Call) throws -> ExitCode {
    let office = try RemoteOffice(of: call)
    let aim = try Aim(of: call, at: office)
    let change = try RemoteChange(of: call, version: aim.version, added: [("task", String(aim.task))])
    do {
      let answer = try office.change(change, ["dossiers", aim.code, "tasks", String(aim.task), verb], body)
      try ChangeOutcome(answer, before: aim.seen, at: office).write(done, call)
    } catch let problem as RemoteProblem {
      throw problem.error(login: office.login, dossier: aim.code)
    }
    return .done
  }

  private static func giveMany(_ call: Call) throws -> ExitCode {
    try call.checkBulk()
    guard call.texts[officer.name] == nil else {
      throw CommandError.usage(
        Words(
          vi: "với --stdin chỉ ghi người nhận: motcua assign --stdin OFFICER",
          en: "with --stdin only the officer is named: motcua assign --stdin OFFICER"))
    }
    let (common, reason) = (call.texts[Parameter<String>.code.name]?.last, try call[reason])
    return try BulkRun(of: call, inputs: ["to", "reason"]) { item throws(BulkItem.Malformed) in
      guard let to = try item.text("to") ?? common else {
        throw BulkItem.Malformed(
          Words(
            vi: "không nói giao cho ai: thêm to vào dòng, hoặc motcua assign --stdin OFFICER",
            en: "it does not say to whom: give the line `to`, or motcua assign --stdin OFFICER"))
      }
      var body: JSONObject = ["to": .string(to)]
      if let reason = try item.text("reason") ?? reason { body["reason"] = .string(reason) }
      return BulkRun.Deed(
        action: "assign", path: ["dossiers", item.code, "tasks", String(item.task), "assign"], body: .object(body))
    }.run()
  }
}
