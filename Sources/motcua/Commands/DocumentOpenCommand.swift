import JSON
import Text

/// `motcua document open`: an officer opens a dossier from an incoming document, and fills in what the document does not say.
enum DocumentOpenCommand {
  static let procedure = Parameter.operand(
    "PROCEDURE",
    Words(
      vi: "thủ tục; không ghi thì theo trích yếu văn bản", en: "the procedure; without it the subject decides"),
    isRequired: false)

  static let command = Command(
    "document open", Words(vi: "mở hồ sơ thủ tục từ văn bản đến", en: "open a dossier from an incoming document"),
    details: Words(
      vi: """
        Văn bản đã vào sổ; nơi gửi, số ký hiệu lấy từ văn bản, các câu còn lại từ tệp tờ khai kèm văn bản hoặc --answers (mẫu: \
        motcua enter THỦ-TỤC --template). Một văn bản mở một hồ sơ. JSON: document, code, version.
        """,
      en: """
        Of a registered document; who asks, and under which number, is taken from it, the rest from the form beside it or from \
        --answers (empty ones: motcua enter PROCEDURE --template). A document opens one dossier. JSON: document, code, version.
        """),
    parameters: [
      DocumentParameters.key, procedure, EnterCommand.answers, EnterCommand.paper, EnterCommand.upload, .key, .json,
      .session,
    ], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let papers = try call.all(EnterCommand.paper)
    if call.texts["key"] != nil, !papers.isEmpty {
      throw CommandError.usage(
        Words(
          vi: "với --key hãy dùng --upload thay cho --paper, như lời nhắc của lần trước",
          en: "with --key use --upload instead of --paper, as the last try said"))
    }
    let document = try call.required(DocumentParameters.key)
    var body = JSONObject()
    if let procedure = try call[procedure] { body["procedure"] = .string(procedure) }
    if let file = try call[EnterCommand.answers] { body["answers"] = try EnterCommand.read(file) }
    let office = try RemoteOffice(of: call)
    let fresh = try papers.map { NamedPaper(part: $0.part, upload: try office.upload(file: $0.thing, call)) }
    let uploads = try call.all(EnterCommand.upload) + fresh
    if !uploads.isEmpty {
      body["papers"] = .array(uploads.map { ["part": .string($0.part), "upload": .string($0.thing)] })
    }
    let change = try RemoteChange(of: call, uploads: fresh[...])
    do {
      let answer = try office.change(change, ["documents", document, "dossier"], .object(body))
      if call[.json] {
        call.output.line(answer.value.canonicalText)
        return .done
      }
      let code: String = try RemoteOffice.seen(answer) { field throws(JSONError) in try field.anyObject().read("code") }
      call.line(
        Words(
          vi: "Đã mở hồ sơ \(code.harmless) từ \(document.harmless).",
          en: "Opened the dossier \(code.harmless) from \(document.harmless)."))
      return .done
    } catch let problem as RemoteProblem {
      for detail in problem.details {
        let place = detail.pointer.map { "\($0): " } ?? ""
        call.output.note("  " + (place + detail.words.in(call.language)).harmless)
      }
      throw problem.error(login: office.login, dossier: nil)
    }
  }
}
