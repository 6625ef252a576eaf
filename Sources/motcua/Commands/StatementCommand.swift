import JSON
import Text

/// `motcua statement`: what an officer has to sign for an action, to be signed outside and handed over with it.
enum StatementCommand {
  static let action = Parameter.operand(
    "ACTION", Words(vi: "thao tác cần ký, như dong-y", en: "the action that asks for it, such as dong-y"))
  static let pdf = Parameter.option(
    "pdf", "FILE", Words(vi: "ghi phiếu thành tệp PDF để ký", en: "write the statement as a PDF to be signed"))
  static let xml = Parameter.option(
    "xml", "FILE",
    Words(vi: "ghi phiếu thành XML dạng chính tắc để ký", en: "write the statement as canonical XML to be signed"))

  static let command = Command(
    "statement", Words(vi: "lấy phiếu của một thao tác để ký số", en: "get the statement of an action, to be signed"),
    details: Words(
      vi: """
        Dành cho thao tác có `signature: { …, signs: deed }`, hoặc `signs: letter`: khi ấy là chính thư sẽ ban hành, chưa có số \
        và ngày (--reason nếu thao tác cần lý do). Phiếu nói thao tác nào, hồ sơ nào, với các câu trả lời và giấy \
        tờ như hiện nay; ký bằng phần mềm của bạn (PDF: ký bổ sung, không ghi lại tệp) hoặc `motcua signature sign`, rồi \
        `motcua act CODE ACTION --signed FILE`. Hồ sơ đổi thì phải lấy và ký lại. JSON: {file, bytes}.
        """,
      en: """
        For actions with `signature: { …, signs: deed }`, or `signs: letter`: then it is the letter itself that will be issued, \
        without its number and date (--reason where the action needs one). The statement says which action on which dossier, with answers and \
        papers as they are now; sign it with your own program (a PDF by adding to the file, not by saving it anew) or with \
        `motcua signature sign`, then `motcua act CODE ACTION --signed FILE`. Once the dossier has changed, get and sign it \
        again. JSON: {file, bytes}.
        """),
    parameters: [.code, action, pdf, xml, ShowCommand.overwrite, .task, ActCommand.reason, .json, .session], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let code = try call.required(Parameter<String>.code)
    let name = try call.required(action)
    let (path, format): (String, String) =
      switch (try call[pdf], try call[xml]) {
      case (let path?, nil): (path, "pdf")
      case (nil, let path?): (path, "xml")
      default:
        throw CommandError.usage(
          Words(vi: "ghi vào đâu: --pdf FILE hoặc --xml FILE", en: "where to write it: --pdf FILE or --xml FILE"))
      }
    let file = try NewFile(path, overwrites: call[ShowCommand.overwrite])
    let office = try RemoteOffice(of: call)
    let place = ["dossiers", code, "actions", name, "statement"]
    let task = try call[.task]
    var request = office.request(
      .get, place, [("format", format)] + (task.map { [(name: "task", value: String($0))] } ?? []))
    if let reason = try call[ActCommand.reason] {
      // What is said stands in the body: addresses are noted by others on the way.
      var body: JSONObject = ["format": .string(format), "reason": .string(reason)]
      if let task { body["task"] = .integer(Int64(task)) }
      request = office.request(.post, place)
      request.body = .json(.object(body))
    }
    let answer = try office.answer(to: request, dossier: code)
    try file.write(answer.body)
    ShowCommand.tell(path, answer.body.count, call)
    return .done
  }
}
