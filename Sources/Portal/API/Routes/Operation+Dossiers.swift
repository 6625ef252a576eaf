import Dossiers
import Forms
import HTTPServing
import JSON
import OneStop
import Paper
import Procedures
import Signatures
import Text

extension Operation {
  /// What whoever may see a dossier sees of it and does with it.
  static let dossiers: [Operation] = [
    Operation(
      id: "showDossier", method: .get, path: "/dossiers/{code}",
      summary: "A dossier as whoever asks may see it, with what can be done and why the rest cannot",
      access: .receiptOr(.read), answer: .json("The dossier.", .named("Dossier"), headers: [("ETag", "Its version.")]),
      refusals: [.notFound], handler: showDossier),
    Operation(
      id: "actOnDossier", method: .post, path: "/dossiers/{code}/actions", summary: "Does what a step offers",
      details: """
        `reason`, `items` and `supplement` are what the action needs (`needs` of the dossier's `actions`). \
        In `supplement.answers` only what was asked for and has changed. Where `signature` of an action names a policy, \
        `signed` is the document signed under it; one upload may go with many acts. What is undecided is refused for now \
        (`signature-undecided`), and the upload stays; where the definition names who decides about it, it is kept, the \
        action is not done (`waits`), and a task with the actions `chap-nhan-chu-ky` and `yeu-cau-ky-lai` is opened. Once it \
        is accepted, the action is done without `signed`.
        """,
      access: .receiptOr(.act), change: .onceOnVersion, body: .json(.named("Action"), example: Example.action),
      answer: .changed, refusals: [.notFound], handler: actOnDossier),
    Operation(
      id: "showLetter", method: .get, path: "/dossiers/{code}/letters/{index:number}",
      summary: "A letter as it was issued", access: .receiptOr(.read), answer: .json("The letter.", .named("Letter")),
      refusals: [.notFound], handler: showLetter),
    Operation(
      id: "printLetter", method: .get, path: "/dossiers/{code}/letters/{index:number}/letter.pdf",
      summary: "A letter as it was issued, for paper",
      details: """
        In Vietnamese, or in English where `Accept-Language` prefers it. The same letter gives the same bytes. A letter that \
        carries the authority's seal is one file, in Vietnamese, and is not given out before (409 `being-sealed`).
        """,
      access: .receiptOr(.read), answer: .pdf, refusals: [.notFound, .conflict, .unprocessable], handler: printLetter),
    Operation(
      id: "printApplication", method: .get, path: "/dossiers/{code}/application.pdf",
      summary: "The form as it is filled in now, for paper",
      details: "In Vietnamese, or in English where `Accept-Language` prefers it.", access: .receiptOr(.read),
      answer: .pdf, refusals: [.notFound, .unprocessable], handler: printApplication),
    Operation(
      id: "issueStatement", method: .get, path: "/dossiers/{code}/actions/{action:key}/statement",
      summary: "Issues the statement of an action, to be signed",
      details: """
        For an action with `signature.signs` = `deed` or `letter` at the step where the dossier is: what is done, with the answers and \
        papers as they are now, as a PDF or as XML in its canonical form; with `letter` the first letter that the action issues, \
        in Vietnamese and without its number and date. It is signed outside, as an application is, and \
        handed over with the action (`signed`). It counts as long as answers and papers are the same. Nothing is kept. The \
        applicant gets those of the applicant's own actions; what is handed in with one is said by `issueSupplement`.
        """,
      access: .receiptOr(.read),
      query: [
        QueryItem(name: "format", schema: .words(["pdf", "xml"]), about: "`pdf` when not said."),
        QueryItem(
          name: "task", schema: .integer(least: 1), about: "Where several are asked; the first on which it is possible."
        ),
      ],
      answer: Operation.Answer(
        status: .ok, about: "The document to sign, as an attachment.",
        content: ("application/pdf", .text(format: "binary"))),
      refusals: [.notFound, .conflict, .unprocessable], handler: issueStatement),
    Operation(
      id: "issueSupplement", method: .post, path: "/dossiers/{code}/actions/{action:key}/statement",
      summary: "Issues the statement of an action with what is handed in, to be signed",
      details: """
        As `issueStatement`, for an action that needs a `supplement`, with the answers and papers as they are once that is \
        handed in, or a `reason` that the letter to sign may quote. It counts only when the action comes with the same.
        """,
      access: .receiptOr(.read), body: .json(.named("StatementAsked")),
      answer: Operation.Answer(
        status: .ok, about: "The document to sign, as an attachment.",
        content: ("application/pdf", .text(format: "binary"))),
      refusals: [.notFound, .conflict, .unprocessable], handler: issueSupplement),
    Operation(
      id: "printReceipt", method: .get, path: "/dossiers/{code}/receipt.pdf",
      summary: "What whoever filed has in hand until the desk accepts the dossier, for paper",
      details: """
        In Vietnamese, or in English where `Accept-Language` prefers it. It carries the secret only for whoever shows it.
        """, access: .receiptOr(.read), answer: .pdf, refusals: [.notFound, .unprocessable], handler: printReceipt),
    Operation(
      id: "downloadPaper", method: .get, path: "/dossiers/{code}/papers/{sha256:digest}",
      summary: "A file of the dossier, or a signed document that came with an action",
      details: """
        With `signed=true` only what was signed: of a PDF the signed revision without what was added later, of XML the \
        canonical form of what the signature covers, of a CMS message its content; 404 `nothing-signed` where no signature is \
        intact.
        """, access: .receiptOr(.read),
      query: [QueryItem(name: "signed", schema: .words(["true", "false"]), about: "`false` when not said.")],
      answer: Answer(
        status: .ok, about: "The file, always as an attachment.",
        content: ("application/octet-stream", .text(format: "binary")),
        headers: [
          ("Content-Disposition", "`attachment` with the file's name."), ("ETag", "The hash of the content."),
          ("Accept-Ranges", "`bytes`: a broken download goes on with `Range` and `If-Range` (206, 416)."),
        ]),
      refusals: [.notFound, .rangeNotSatisfiable], handler: downloadPaper),
    Operation(
      id: "downloadEvidence", method: .get, path: "/dossiers/{code}/evidence/{sha256:digest}",
      summary: "All that a finding about signatures stands on, from which it can be judged again offline",
      details: """
        `sha256` as the finding names it in `evidence`; a finding that was replaced by a later one keeps its own. The file is a
        zip file for `motcua signature verify --evidence`.
        """, access: .officer(.read),
      answer: Answer(
        status: .ok, about: "The evidence bundle, always as an attachment.",
        content: ("application/zip", .text(format: "binary")),
        headers: [("Content-Disposition", "`attachment` with the file's name.")]),
      refusals: [.notFound], handler: downloadEvidence),
  ]

  private static let showDossier: @Sendable (Asking) throws -> Response = { asking in
    let view = try asking.office.view(asking.code(), for: asking.caller())
    let isOfficer = if case .officer = asking.who { true } else { false }
    var response = Response.personal(view.json(isOfficer: isOfficer, asking.office.definitions, at: asking.now))
    // The page itself changes with the clock (what remains), so only the version is told, and no 304 is given.
    response.headers.set("ETag", ETag(String(view.dossier.version)).description)
    return response
  }

  private static let actOnDossier: @Sendable (Asking) throws -> Response = { asking in
    let code = try asking.code()
    let body = try asking.body().object("task", "action", "reason", "items", "supplement", "payment", "signed")
    let deed = Deed(
      code: code, task: try body.required("task").integer(in: 1...1_000_000), action: try body.required("action").key(),
      reason: try body.optional("reason")?.string(), items: try body.optional("items")?.askedItems() ?? [],
      supplement: try body.optional("supplement")?.handed(), payment: try body.optional("payment")?.payment(),
      signed: try body.optional("signed")?.signedUpload(), expecting: try asking.expectedVersion(),
      key: try asking.commandKey(), caller: try asking.caller())
    let version = try deed.perform(with: asking.office)
    return .changed(code, version: version, waits: try asking.waits(of: deed, version: version))
  }

  private static let showLetter: @Sendable (Asking) throws -> Response = { asking in
    let (letter, seal, index) = try asking.letter()
    return .personal(letter.json(index: index, seal))
  }

  private static let printLetter: @Sendable (Asking) throws -> Response = { asking in
    let (letter, seal, index) = try asking.letter()
    switch seal {
    case .notAsked:
      let paper = letter.paper(in: asking.request.language, address: asking.trackingAddress(of: letter.code))
      return try .paper(paper, as: letter.fileName(index: index))
    case .waiting: throw Problem.beingSealed
    case .affixed(let seal): return try .sealed(seal, as: letter.fileName(index: index), asking.office)
    }
  }

  private static let printApplication: @Sendable (Asking) throws -> Response = { asking in
    let view = try asking.office.view(asking.code(), for: asking.caller())
    let authority = asking.office.definitions.authority
    let application = ApplicationPaper(
      language: asking.request.language, view: view, unit: authority.unit(view.dossier.unit),
      offering: view.offering, address: asking.trackingAddress(of: view.dossier.code))
    guard let paper = application.paper else {
      throw Problem(
        .notFound, "no-answers",
        Words(vi: "Nội dung tờ khai đã được xóa.", en: "What the form said has been erased."))
    }
    return try .paper(paper, as: application.fileName)
  }

  private static let issueStatement: @Sendable (Asking) throws -> Response = { asking in
    let view = try asking.office.view(asking.code(), for: asking.caller())
    let task = try asking.item("task", Words(vi: "số của việc", en: "the number of a task")) { Int($0) }
    let language = asking.request.language
    let format =
      try asking.item("format", Words(vi: "`pdf` hoặc `xml`", en: "`pdf` or `xml`")) {
        IssuedDocument.Kind(rawValue: $0)
      }
      ?? .pdf
    return try asking.statement(task: task, on: view, as: format, in: language)
  }

  private static let issueSupplement: @Sendable (Asking) throws -> Response = { asking in
    let body = try asking.body().object("task", "supplement", "reason", "format", "language")
    let reason = try body.optional("reason").map { (field) throws(JSONError) in try field.string() }
    let task = try body.optional("task")?.integer(in: 1...1_000_000)
    let format: IssuedDocument.Kind =
      try body.optional("format").map { (field) throws(JSONError) in try field.choice() } ?? .pdf
    let language: Language =
      try body.optional("language").map { (field) throws(JSONError) in try field.choice() } ?? .vietnamese
    let handed = try body.optional("supplement")?.handed()
    let view = try asking.office.view(asking.code(), for: asking.caller())
    guard let handed else {
      return try asking.statement(task: task, reason: reason, on: view, as: format, in: language)
    }
    switch asking.office.judge(handed.answers, supplementing: view) {
    case .wrong(let complaints)?: throw Problem(complaints, at: "/supplement/answers")
    case .right(let answers)?:
      let papers = try asking.office.papers(handed.papers.map { ($0.part, $0.upload) })
      return try asking.statement(
        task: task, handing: Supplement(answers: answers, papers: papers), reason: reason, on: view, as: format,
        in: language)
    case nil: return try asking.statement(task: task, reason: reason, on: view, as: format, in: language)
    }
  }

  private static let printReceipt: @Sendable (Asking) throws -> Response = { asking in
    let view = try asking.office.view(asking.code(), for: asking.caller())
    let shown: String? = if case .receipt(let secret)? = try Credentials(asking.request.headers) { secret } else { nil }
    let page = ReceiptPage(
      language: asking.request.language, view: view, secret: shown?.uppercased(),
      unit: asking.office.definitions.authority.unit(view.dossier.unit),
      address: asking.trackingAddress(of: view.dossier.code))
    return try .paper(page.paper, as: page.fileName)
  }

  private static let downloadPaper: @Sendable (Asking) throws -> Response = { asking in
    let sha256 = asking.request.parameters["sha256"]
    let onlySigned = try asking.item("signed", Words(vi: "`true` hoặc `false`", en: "`true` or `false`")) { Bool($0) }
    if onlySigned ?? false {
      guard let signed = try asking.office.signedContent(of: sha256, in: asking.code(), for: asking.caller()) else {
        throw Problem(
          .notFound, "nothing-signed",
          Words(
            vi: "Tệp không có chữ ký còn nguyên vẹn, hoặc các chữ ký bao phủ những nội dung khác nhau.",
            en: "The file has no intact signature, or its signatures cover different things."))
      }
      return .attachment(signed.octets, signed.file)
    }
    let (paper, file) = try asking.office.openPaper(sha256: sha256, of: asking.code(), for: asking.caller())
    return .attachment(file, paper)
  }

  private static let downloadEvidence: @Sendable (Asking) throws -> Response = { asking in
    let (code, sha256) = (try asking.code(), asking.request.parameters["sha256"])
    let file = try asking.office.evidenceFile(sha256, of: code, for: asking.caller())
    var response = Response(type: "application/zip", bytes: file)
    response.headers.set("Content-Disposition", "attachment; filename=\"\(code)-\(sha256.prefix(12)).zip\"")
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Cache-Control", "no-store")
    return response
  }

  private enum Example {
    static let action = """
      {"task": 1, "action": "yeu-cau-bo-sung", "reason": "Thiếu giấy ủy quyền",
       "items": [{"item": "part:giay-uy-quyen", "remark": "Bản có chứng thực"}]}
      """
  }
}

extension Asking {
  /// What an action waits for that was not done; nil when it was done.
  fileprivate func waits(of deed: Deed, version: Int) throws -> Words? {
    let isHeld = try? office.isHeld(deed.action, on: deed.task, entry: version, of: deed.code, for: caller())
    guard isHeld == true else { return nil }
    return Words(
      vi: "chữ ký trên văn bản chưa kết luận được; văn bản đã được giữ và người có thẩm quyền được hỏi",
      en: "the signature of the document is undecided; it is kept, and somebody is asked to decide about it")
  }

  /// The statement of the action that the path names.
  fileprivate func statement(
    task: Int?, handing supplement: Supplement? = nil, reason: String? = nil, on view: DossierView,
    as format: IssuedDocument.Kind, in language: Language
  ) throws -> Response {
    let name = request.parameters["action"]
    guard let action = Key<Action>(name),
      let statement = try statement(of: action, task: task, handing: supplement, reason: reason, on: view)
    else {
      throw Problem(
        .notFound, "nothing-to-sign",
        Words(
          vi: "Ở bước này, thao tác “\(name)” không cần ký phiếu nào do cổng phát hành.",
          en: "At this step the action “\(name)” asks for no statement that the portal issues."))
    }
    guard let document = try office.issue(statement, as: format, in: language) else { throw Problem.noPress }
    return .statement(document, named: "\(view.dossier.code)-\(action)", in: language)
  }

  /// The statement of an action; why the action is not possible is said where its letter is to be signed.
  private func statement(
    of action: Key<Action>, task: Int?, handing supplement: Supplement?, reason: String?, on view: DossierView
  ) throws -> Statement? {
    do {
      return try office.statement(
        of: action, task: task, handing: supplement, reason: reason, on: view, for: caller())
    } catch let refusal as Refusal {
      throw Problem(refusal.notice(naming: Names(of: view.procedure, office.definitions.authority)))
    }
  }

  /// The letter that the path names, with its seal and its place in the list.
  fileprivate func letter() throws -> (letter: LetterDocument, seal: SealStanding, index: Int) {
    let index = request.parameters.number("index")
    guard let (letter, seal) = try office.view(code(), for: caller()).letter(index) else {
      throw Problem(
        .notFound, "no-such-letter", Words(vi: "Hồ sơ không có văn bản này.", en: "There is no such letter."))
    }
    return (letter, seal, index)
  }
}

extension Operation.Answer {
  /// A paper.
  static let pdf = Operation.Answer(
    status: .ok, about: "The paper on A4, as an attachment.", content: ("application/pdf", .text(format: "binary")),
    headers: [
      ("Content-Disposition", "`attachment` with the file's name."), ("Content-Language", "`vi` or `en`."),
      ("ETag", "The hash of these bytes."), ("Accept-Ranges", "`bytes`."),
    ])

  /// What every change of a dossier answers.
  static let changed = Operation.Answer.json(
    "Done.", .named("Changed"), headers: [("ETag", "The version of the dossier afterwards.")])
}

extension Response {
  /// What every change of a dossier answers.
  static func changed(_ code: DossierCode, version: Int, waits: Words? = nil) -> Response {
    var changed: JSONObject = ["code": .string(code.text), "version": JSONValue(version)]
    if let waits { changed["waits"] = waits.json }
    var response = Response.personal(.object(changed))
    response.set(ETag(String(version)))
    return response
  }

  /// A file that somebody handed in: to be kept, never to be opened in the page's name.
  static func attachment(_ file: any ReadingFile, _ paper: HandedFile) -> Response {
    var response = attachment(
      .seekable(SeekableBody(size: file.bytes) { try file.read(at: $0, count: $1) }), type: paper.type, name: paper.name
    )
    response.set(ETag(paper.sha256))
    response.hasRanges = true
    return response
  }

  /// What was signed of a file; the content of a message is no message any more.
  fileprivate static func attachment(_ signed: [UInt8], _ file: HandedFile) -> Response {
    let isMessage = FileKind(mediaType: file.type) == .p7m
    return attachment(
      .bytes(signed), type: isMessage ? "application/octet-stream" : file.type,
      name: isMessage ? String(file.name.dropLast(4)) : file.name)
  }

  private static func attachment(_ body: ResponseBody, type: String, name: String) -> Response {
    var response = Response(body: body)
    response.headers.set("Content-Type", type)
    response.headers.set("Content-Disposition", attachmentLine(of: name))
    response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox")
    response.headers.set("X-Content-Type-Options", "nosniff")
    response.headers.set("Cache-Control", "no-store")
    return response
  }

  /// The line of RFC 6266: the name in RFC 8187, and in plain letters for those who cannot read that.
  private static func attachmentLine(of name: String) -> String {
    let plain = String(decoding: name.folded.utf8.filter { isPlain($0) || $0 == 0x20 }, as: UTF8.self)
    let encoded = name.utf8.map { byte -> String in
      if isPlain(byte) { return String(UnicodeScalar(byte)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return byte < 16 ? "%0\(hex)" : "%\(hex)"
    }.joined()
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || [45, 46, 95].contains(byte)
  }
}
