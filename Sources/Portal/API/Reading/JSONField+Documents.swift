import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension ReceivedDocument {
  /// Reads what a clerk says of a document that arrived.
  init(_ field: JSONField, at office: OneStop) throws {
    let body = try field.object(
      "agency", "kind", "typeName", "urgency", "secrecy", "due", "answerBy", "answers", "sender", "subject", "code",
      "date",
      "signer", "pages", "copies", "files", "note")
    self.init(
      agency: try body.required("agency").key(), medium: .paper, kind: try body.kind(),
      urgency: try body.urgency(), secrecy: try body.secrecy(), authenticity: .paper,
      answers: try body.optional("answers").map { (key) throws(JSONError) in try key.documentKey() },
      content: try DocumentContent(body, at: office))
  }
}

extension DraftedDocument {
  /// Reads what an officer says of a document that is to leave.
  ///
  /// - Parameter files: Files that it gets besides.
  init(_ field: JSONField, at office: OneStop, adding files: [DocumentFile] = []) throws {
    let body = try field.object(
      "agency", "unit", "kind", "urgency", "secrecy", "answers", "dossier", "replaces", "withResult", "receivers",
      "subject", "answerBy", "signer", "pages", "copies", "files", "note")
    let agency: Key<Procedures.Unit> = try body.required("agency").key()
    var content = try DocumentContent(body, at: office)
    content.files += files
    self.init(
      agency: agency, unit: try body.optional("unit")?.key() ?? agency, kind: try body.required("kind").choice(),
      urgency: try body.urgency(), secrecy: try body.secrecy(),
      answers: try body.optional("answers").map { (key) throws(JSONError) in try key.documentKey() },
      dossier: try body.optional("dossier").map { (code) throws(JSONError) in try code.dossierCode() },
      replaces: try body.optional("replaces").map { (key) throws(JSONError) in try key.documentKey() },
      content: content)
  }
}

extension DocumentContent {
  /// Reads what a document says; its files are uploads.
  fileprivate init(_ body: JSONFields, at office: OneStop) throws {
    self.init(
      subject: try body.required("subject").string(), typeName: try body.optional("typeName")?.string(),
      sender: try body.optional("sender").map { (party) throws(JSONError) in try Party(party) },
      code: try body.optional("code")?.string(), date: try body.day("date"),
      signer: try body.optional("signer")?.string(),
      pages: try body.optional("pages")?.integer(in: 1...100_000),
      copies: try body.optional("copies")?.integer(in: 1...100_000), note: try body.optional("note")?.string())
    // `due` is its older name.
    answerBy = try body.day("answerBy") ?? body.day("due")
    for receiver in try body.optional("receivers")?.array(count: 0...Documents.Limits.receivers) ?? [] {
      receivers.append(try Party(receiver))
    }
    for file in try body.optional("files")?.array(count: 0...Documents.Limits.files) ?? [] {
      files.append(try DocumentFile(uploaded: file.signedUpload(), at: office))
    }
  }
}

extension DocumentFile {
  /// The file that an upload stands for.
  ///
  /// - Throws: `FileRefusal` when there is no such upload, or when none may take it.
  init(uploaded id: String, at office: OneStop) throws {
    let file = try office.signedDocument(upload: id)
    self.init(sha256: file.sha256, name: file.name, bytes: file.bytes, type: file.type)
  }
}

extension DocumentCommand {
  /// Reads what somebody wants to do with a document.
  init(_ field: JSONField, at office: OneStop) throws {
    let body = try field.object(
      "action", "text", "assignees", "due", "task", "workFile", "dossier", "upload", "policy", "draft", "partner",
      "subject", "answerBy", "addReceivers", "removeReceivers")
    let text = try body.optional("text")?.string()
    let action: DocumentAction = try body.required("action").choice()
    switch action {
    case .register: self = .register(attested: text)
    case .turnBack: self = .turnBack(reason: text ?? "")
    case .submit: self = .submit(remark: text)
    case .assign:
      var assignees: [DocumentAssignee] = []
      for element in try body.required("assignees").array(count: 1...Documents.Limits.assignees) {
        let assignee = try element.object("unit", "officer", "lead")
        assignees.append(
          DocumentAssignee(
            unit: try assignee.required("unit").key(), officer: try assignee.optional("officer")?.key(),
            isLead: try assignee.optional("lead")?.bool() ?? false))
      }
      self = .assign(assignees, opinion: text, due: try body.optional("due")?.moment())
    case .take: self = .take(task: try body.required("task").integer(in: 1...1_000_000))
    case .report: self = .report(task: try body.required("task").integer(in: 1...1_000_000), result: text ?? "")
    case .amend: self = .amend(try DraftedDocument(body.required("draft"), at: office))
    case .askReview: self = .askReview(remark: text)
    case .sendBack: self = .sendBack(opinion: text ?? "")
    case .approve: self = .approve(opinion: text)
    case .number: self = .number
    case .seal: self = .seal(try SealedFile(body, at: office))
    case .release: self = .release
    case .cancel: self = .cancel(reason: text ?? "")
    case .recall: self = .recall(reason: text ?? "")
    case .update: self = .update(try DocumentChange(body), reason: text ?? "")
    case .noteAskedBack: self = .noteAskedBack(reason: text ?? "")
    case .agreeRecall: self = .agreeRecall
    case .refuseRecall: self = .refuseRecall(reason: text ?? "")
    case .file: self = .file(try body.required("workFile").workFile())
    case .link: self = .link(try body.required("dossier").dossierCode())
    case .handOver: self = .handOver(try body.required("partner").key())
    case .open:
      throw JSONError.mismatch(
        at: field.pointer,
        Words(
          vi: "mở hồ sơ thì gọi POST …/documents/{document}/dossier",
          en: "a dossier is opened by POST …/documents/{document}/dossier"))
    case .noteTold, .correct, .noteAnswer, .noteReplacement, .noteIssued, .affixSeal:
      throw JSONError.mismatch(
        at: field.pointer,
        Words(
          vi:
            "việc này do hệ thống tự ghi: từ trục liên thông, khi phát hành văn bản trả lời, hoặc khi máy chủ đóng dấu",
          en:
            "the office notes this by itself: from the exchange, when the answer is sent, or when the server has sealed"
        ))
    }
  }
}

extension DocumentChange {
  fileprivate init(_ body: JSONFields) throws(JSONError) {
    var adding: [Party] = []
    for party in try body.optional("addReceivers")?.array(count: 0...Documents.Limits.receivers) ?? [] {
      adding.append(try Party(party))
    }
    var removing: [String] = []
    for code in try body.optional("removeReceivers")?.array(count: 0...Documents.Limits.receivers) ?? [] {
      removing.append(try code.string())
    }
    self.init(
      subject: try body.optional("subject")?.string(), answerBy: try body.day("answerBy"), adding: adding,
      removing: removing)
  }
}

extension SealedFile {
  /// The signed file of an action, with what is found about its signatures now; nil for signatures on paper.
  fileprivate init?(_ body: JSONFields, at office: OneStop) throws {
    guard let upload = body.optional("upload") else { return nil }
    let policy: Key<SignaturePolicy> = try body.required("policy").key()
    guard case .string(let id) = upload.value else { throw FileRefusal.noSuchUpload("") }
    self = try office.sealedFile(upload: id, under: policy)
  }
}

extension JSONFields {
  fileprivate func kind() throws(JSONError) -> DocumentKind? {
    guard let field = optional("kind") else { return nil }
    return try field.choice()
  }

  fileprivate func urgency() throws(JSONError) -> Urgency {
    guard let field = optional("urgency") else { return .normal }
    return try field.urgency()
  }

  fileprivate func secrecy() throws(JSONError) -> Secrecy {
    guard let field = optional("secrecy") else { return .none }
    return try field.choice()
  }

  fileprivate func day(_ name: String) throws(JSONError) -> Day? {
    guard let field = optional(name) else { return nil }
    return try field.parsed(Words(vi: "một ngày như 2026-12-01", en: "a day such as 2026-12-01")) { Day($0) }
  }
}

extension JSONField {
  fileprivate func moment() throws(JSONError) -> Instant {
    try parsed(
      Words(vi: "thời điểm RFC 3339 như 2026-12-01T17:00:00+07:00", en: "a moment of RFC 3339, with its zone")
    ) { Instant($0) }
  }
}
