import JSON
import Text
import WorkingTime

/// `motcua document draft`, `answer`, `number`, `seal`, `send`, `recall`: what officers do with documents that leave.
enum DocumentOutCommands {
  static let unit = Parameter.option(
    "unit", "UNIT", Words(vi: "đơn vị soạn (mặc định: cơ quan)", en: "who writes it (default: the agency)"))
  static let receiver = Parameter.option(
    "to", "NAME[=CODE]",
    Words(
      vi: "nơi nhận; có mã định danh thì gửi qua trục liên thông; lặp lại được",
      en: "to whom it goes; with its code over the exchange; may be repeated"), repeats: true)
  static let dossier = Parameter.option(
    "dossier", "CODE", Words(vi: "hồ sơ thủ tục liên quan", en: "the dossier that it is about"))
  static let withResult = Parameter.flag(
    "with-result",
    Words(vi: "kèm kết quả đã ký số của hồ sơ (--dossier)", en: "adds the signed result of the dossier (--dossier)"))
  static let answered = DocumentParameters.operandKey(
    "DOCUMENT", Words(vi: "văn bản đến được trả lời", en: "the incoming document that is answered"))
  static let signed = Parameter.option(
    "signed", "FILE",
    Words(
      vi: "tệp đã ký số; không ghi là ký, đóng dấu trên giấy, hoặc máy chủ đóng dấu (`seal: true` của cơ quan)",
      en: "the signed file; else on paper, or the server puts the seal on (`seal: true` of the agency)"))
  static let signedUpload = Parameter.option(
    "signed-upload", "ID", Words(vi: "tệp ký số đã tải lên", en: "the signed file, uploaded before"))
  static let policy = Parameter.option(
    "policy", "ID", Words(vi: "chính sách chữ ký (mặc định: co-quan)", en: "signature policy (default: co-quan)"))
  static let reason = Parameter.option(
    "reason", "TEXT", Words(vi: "lý do, nơi nhận được biết", en: "why; receivers are told"), isRequired: true)
  static let replaced = Parameter.option(
    "replaces", "DOCUMENT",
    Words(vi: "thay thế văn bản đã phát hành nào", en: "the document, sent before, in whose place it comes")
  ) { text, _ in try DocumentParameters.checked(text) }

  static let draft = Command(
    "document draft", Words(vi: "soạn văn bản đi", en: "begin a document that is to leave"),
    details: Words(
      vi:
        "Sau đó: document act VB-N review, approve; document number, seal, send. JSON: như GET /api/v1/documents/{document}.",
      en:
        "Then: document act VB-N review, approve; document number, seal, send. JSON: as GET /api/v1/documents/{document}."
    ),
    parameters: [
      DocumentParameters.agency, unit, DocumentParameters.kind, DocumentCommands.subject, receiver, dossier, withResult,
      replaced,
    ]
      + DocumentParameters.content + [.key, .json, .session]
  ) { call in
    try begin(call) { body, _ in
      body.set("agency", try call.required(DocumentParameters.agency))
      body.set("replaces", try call[replaced])
    }
  }

  static let answer = Command(
    "document answer", Words(vi: "soạn văn bản trả lời văn bản đến", en: "begin the answer to an incoming document"),
    details: Words(
      vi: "Nơi nhận mặc định là nơi gửi, trích yếu mặc định là “V/v trả lời …”, loại mặc định là công văn.",
      en: "By default it goes to the sender, is about “V/v trả lời …”, and is an official letter."),
    parameters: [answered, unit, DocumentParameters.kind, DocumentParameters.subject, receiver, dossier, withResult]
      + DocumentParameters.content + [.key, .json, .session]
  ) { call in
    try begin(call) { body, office in
      let asked = try office.document(call.required(answered))
      body.set("agency", asked.agency.id)
      body.set("answers", asked.row.key)
      if try call[DocumentParameters.subject] == nil {
        let day = asked.row.date.map { Day($0)?.dayFirst ?? $0 }
        let about = [asked.row.code, day].compactMap(\.self).joined(separator: " ngày ")
        body.set("subject", "V/v trả lời " + (about.isEmpty ? asked.row.key : "văn bản số \(about)"))
      }
      guard try call.all(receiver).isEmpty, let sender = asked.row.sender else { return }
      var party: JSONObject = ["name": .string(sender.name)]
      if let code = sender.code { party["code"] = .string(code) }
      body.set("receivers", json: .array([.object(party)]))
    }
  }

  static let number = DocumentCommands.act(
    "number", Words(vi: "cấp số và ngày văn bản đi", en: "give an outgoing document its number and date"), "number",
    done: Words(vi: "Đã cấp số", en: "Numbered"))

  static let seal = DocumentCommands.act(
    "seal", Words(vi: "ghi nhận văn bản đã ký, đóng dấu", en: "add the signed file of an outgoing document"), "seal",
    done: Words(vi: "Ký, đóng dấu", en: "Signature and seal of"), [signed, signedUpload, policy]
  ) { call in
    let (file, upload) = (try call[signed], try call[signedUpload])
    guard file == nil || upload == nil, file == nil || call.texts["key"] == nil else {
      throw CommandError.usage(
        Words(
          vi: "dùng một trong --signed và --signed-upload; với --key thì --signed-upload",
          en: "use one of --signed and --signed-upload; with --key the latter"))
    }
    guard file != nil || upload != nil else { return [:] }
    let id = try upload ?? RemoteOffice(of: call).upload(file: file ?? "", call)
    return ["upload": .string(id), "policy": .string(try call[policy] ?? "co-quan")]
  }

  static let send = DocumentCommands.act(
    "send", Words(vi: "phát hành văn bản đi", en: "send an outgoing document"), "release",
    done: Words(vi: "Đã phát hành", en: "Sent"))

  static let added = Parameter.option(
    "add", "NAME[=CODE]", Words(vi: "thêm nơi nhận; lặp lại được", en: "one more receiver; may be repeated"),
    repeats: true)
  static let removed = Parameter.option(
    "remove", "CODE",
    Words(
      vi: "mã nơi không nhận nữa, được yêu cầu trả lại; lặp lại được",
      en: "the code of a receiver that is one no longer, and is asked to give it back; may be repeated"), repeats: true)

  static let update = DocumentCommands.act(
    "update",
    Words(
      vi: "cập nhật văn bản đã phát hành: trích yếu, hạn trả lời, nơi nhận",
      en: "change a document that has left: subject, limit for answers, receivers"),
    "update", done: Words(vi: "Đã cập nhật", en: "Updated"),
    [DocumentParameters.subject, DocumentParameters.answerBy, added, removed, reason]
  ) { call in
    var members: JSONObject = ["text": .string(try call.required(reason))]
    if let subject = try call[DocumentParameters.subject] { members["subject"] = .string(subject) }
    if let day = try call[DocumentParameters.answerBy] { members["answerBy"] = .string(day.description) }
    let (added, removed) = (try call.all(added), try call.all(removed))
    if !added.isEmpty { members["addReceivers"] = .array(added.map(party)) }
    if !removed.isEmpty { members["removeReceivers"] = .array(removed.map { .string($0) }) }
    return members
  }

  static let recall = DocumentCommands.act(
    "recall", Words(vi: "thu hồi văn bản đi", en: "ask an outgoing document back"), "recall",
    done: Words(vi: "Đã thu hồi", en: "Recalled"), [reason]
  ) { call in ["text": .string(try call.required(reason))] }

  private static func begin(
    _ call: Call, _ complete: (inout SaidDocument, RemoteOffice) throws -> Void
  ) throws -> ExitCode {
    let deed = try DocumentDeed(call)
    let receivers = try call.all(receiver)
    var uploads: [String] = []
    var body = try SaidDocument(call, deed.office, uploaded: &uploads)
    if try call[DocumentParameters.kind] == nil { body.set("kind", "cong-van") }
    body.set("unit", try call[unit])
    body.set("dossier", try call[dossier])
    if call[withResult] { body.set("withResult", json: true) }
    if !receivers.isEmpty { body.set("receivers", json: .array(receivers.map(party))) }
    try complete(&body, deed.office)
    if body.members["receivers"] == nil { body.set("receivers", json: .array([])) }
    return try deed.begin("outgoing", body.members, uploads: uploads, Words(vi: "Đã soạn", en: "Begun:"))
  }

  private static func party(_ text: String) -> JSONValue {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    var party: JSONObject = ["name": .string(parts.first.map { String($0) } ?? "")]
    if parts.count == 2 { party["code"] = .string(String(parts[1])) }
    return .object(party)
  }
}
