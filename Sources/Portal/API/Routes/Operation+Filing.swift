import Dossiers
import Forms
import HTTPServing
import JSON
import OneStop
import Procedures
import Signatures
import Text

extension Operation {
  /// What citizens and officers at the desk hand in.
  static let filing: [Operation] = [
    Operation(
      id: "uploadFile", method: .post, path: "/uploads", summary: "Uploads a file, to be named as a paper within a day",
      details: """
        The body is the file itself with `?name=`, or a multipart form with one file. The answer's `upload` is known to \
        whoever uploaded it only; it names the file in a submission or a supplement. What no dossier has taken counts \
        against a quota, of one address or officer (429) and of all (507), and is removed after a day. The content decides \
        what a file is; a name that says otherwise, and a file that is none of `parts[].files` or not safe, is refused. With \
        `procedure` and `part` that is judged at once, otherwise by the submission. Where the office has a virus scanner, an \
        infected file is refused with the name of what was found; `scan` is `waiting` when the scanner could not be asked: \
        until it could, whatever names the file is answered 503 with Retry-After.
        """,
      access: .everyoneOr(.act),
      query: [
        QueryItem(
          name: "name", schema: .text(most: 255),
          about: "The file's name, `giay.pdf`; in a multipart form it is there already."),
        QueryItem(name: "procedure", schema: Schemas.key, about: "The procedure for which it is meant; with `part`."),
        QueryItem(name: "part", schema: Schemas.key, about: "The part of the dossier for which it is meant."),
      ],
      body: BodyDescription(
        content: [
          ("application/pdf", .text(format: "binary")), ("image/jpeg", .text(format: "binary")),
          ("image/png", .text(format: "binary")), ("application/octet-stream", .text(format: "binary")),
          ("multipart/form-data", .object([.always("file", .text(format: "binary"))])),
        ], most: Int(Forms.Limits.largestFile) + Limits.multipartBytes, limit: uploadLimit),
      answer: .json("The file is kept.", .named("Upload"), status: .created),
      refusals: [.notFound, .insufficientStorage, .serviceUnavailable],
      handler: uploadFile),
    Operation(
      id: "submitDossier", method: .post, path: "/procedures/{procedure:key}/dossiers", summary: "Files a dossier",
      details: """
        Without a token the dossier is filed over the portal; the `Idempotency-Key` is then a secret of whoever files, \
        and should be random. An officer with a token enters a paper dossier: `channel` is `counter` or `postal`. An integrator files as \
        its applicant does, over the portal, and its `Idempotency-Key` is its own. \
        `secret` is what the receipt carries; with it the applicant follows the dossier.
        """,
      access: .everyoneOr(.act), change: .once,
      body: .json(.named("Submission"), example: Example.submission),
      answer: .json(
        "The dossier is filed.", .named("Receipt"), status: .created,
        headers: [("Location", "The dossier."), ("ETag", "Its version.")]),
      refusals: [.notFound], handler: submitDossier),
    Operation(
      id: "issueApplication", method: .post, path: "/procedures/{procedure:key}/application",
      summary: "Issues an application to be signed",
      details: """
        For a part with `signature.signs` = `application`: the application with these answers and papers, as a PDF or as \
        XML in its canonical form, in the language asked for. It is signed outside (a PDF by adding to the file; XML as a \
        whole, enveloped; either as CMS, enveloping or detached) and handed in as the file of that part. It counts only \
        when the dossier is submitted with the same answers and papers. Nothing is kept.
        """,
      access: .everyoneOr(.act),
      body: .json(.named("ApplicationAsked"), example: Example.application),
      answer: Operation.Answer(
        status: .ok, about: "The document to sign, as an attachment.",
        content: ("application/pdf", .text(format: "binary"))),
      refusals: [.notFound, .unprocessable], handler: issueApplication),
  ]

  private static let issueApplication: @Sendable (Asking) throws -> Response = { asking in
    let procedure = try asking.procedure()
    let body = try asking.body().object("answers", "papers", "format", "language")
    let asked = try body.required("answers")
    _ = try asked.anyObject()
    let papers = try body.optional("papers")?.papers() ?? []
    let format: IssuedDocument.Kind =
      try body.optional("format").map { (field) throws(JSONError) in try field.choice() } ?? .pdf
    let language: Language =
      try body.optional("language").map { (field) throws(JSONError) in try field.choice() } ?? .vietnamese
    switch asking.office.judge(asked.value, to: procedure) {
    case .wrong(let complaints): throw Problem(complaints, at: "/answers")
    case .right(let answers):
      let statement = asking.office.application(
        for: procedure, answers: answers, papers: try asking.office.papers(papers.map { ($0.part, $0.upload) }))
      guard let document = try asking.office.issue(statement, as: format, in: language) else {
        throw Problem.noPress
      }
      return .statement(document, named: "\(procedure.id)-don", in: language)
    }
  }

  private static let uploadFile: @Sendable (Asking) throws -> Response = { asking in
    let taken = try asking.takenFiles()
    var (reader, name) = try asking.file()
    let upload = try asking.office.upload(name: name, from: asking.uploader, size: reader.remaining, as: taken) {
      try reader.next() ?? []
    }
    return .personal(
      [
        "upload": .string(upload.id), "sha256": .string(upload.sha256), "name": .string(upload.name),
        "bytes": JSONValue(upload.bytes), "type": .string(upload.type),
        "scan": .string(asking.office.scans ? (upload.scan == .clean ? "clean" : "waiting") : "none"),
      ], status: .created)
  }

  /// As many bytes as the file may have, and what a form puts around it: more is not even read.
  private static let uploadLimit: @Sendable (HTTPServing.Request, OneStop) -> Int = { request, office in
    let place = (request.query["procedure"].flatMap(Key<Procedure>.init), request.query["part"].flatMap(Key<Part>.init))
    var taken = office.takenFiles
    if case (let procedure?, let part?) = place {
      taken = office.definitions.takenFiles(for: part, of: procedure) ?? taken
    }
    return Int(taken.bytes) + Limits.multipartBytes
  }

  private static let submitDossier: @Sendable (Asking) throws -> Response = { asking in
    let id = try asking.idempotencyKey()
    let procedure = try asking.procedure().id
    let body = try asking.body().object("answers", "papers", "channel", "language")
    let answers = try body.required("answers")
    _ = try answers.anyObject()
    let papers = try body.optional("papers")?.papers() ?? []
    let channel: Channel? = try body.optional("channel").map { (field) throws(JSONError) in try field.choice() }
    let language: Language? = try body.optional("language").map { (field) throws(JSONError) in try field.choice() }
    var filing: NewDossier
    switch asking.who {
    case .officer(let officer):
      filing = NewDossier(
        procedure: procedure, channel: channel ?? .counter, answers: answers.value, papers: papers,
        key: .officer(officer, id), caller: .officer(officer))
    case .integrator(let session):
      try session.check(procedure)
      filing = NewDossier(
        procedure: procedure, channel: channel ?? .online, answers: answers.value, papers: papers,
        key: .integrator(session.integrator, id), caller: .applicant)
    case .anybody, .holder, .citizen:
      filing = NewDossier(
        procedure: procedure, channel: channel ?? .online, answers: answers.value, papers: papers,
        key: NewDossier.key(ofForm: id), caller: .applicant)
    }
    filing.language = language
    let receipt = try filing.file(with: asking.office)
    var response = Response.personal(
      [
        "code": .string(receipt.code.text), "secret": .string(receipt.secret), "version": JSONValue(receipt.version),
        "tracking": .string(asking.trackingAddress(of: receipt.code)),
      ], status: .created)
    response.headers.set("Location", "\(root)/dossiers/\(receipt.code)")
    response.set(ETag(String(receipt.version)))
    return response
  }

  private enum Example {
    static let application = """
      {"answers": {"so-luong": 2, "nhan-ket-qua": "truc-tuyen"}, "papers": [], "format": "xml"}
      """
    static let submission = """
      {"answers": {"so-luong": 2, "nhan-ket-qua": "truc-tuyen"},
       "papers": [{"part": "giay-uy-quyen", "upload": "0123456789abcdef0123456789abcdef"}]}
      """
  }
}

extension Problem {
  /// The server draws no PDF.
  static let noPress = Problem.parameter(
    "format", "no-press", Words(vi: "Máy chủ này chỉ phát hành dạng XML.", en: "Only XML is issued here."))
}

extension Asking {
  fileprivate var uploader: Uploader {
    if case .officer(let officer) = who { .officer(officer) } else { request.uploader }
  }

  /// What the part that is named takes; nil when none is named.
  fileprivate func takenFiles() throws -> FileField? {
    let (procedure, part) = (try item("procedure"), try item("part"))
    switch (procedure, part) {
    case (nil, nil): return nil
    case (let procedure?, let part?):
      guard let id = Key<Procedure>(procedure), let found = office.definitions.procedures[id] else {
        throw UseRefusal.noSuchProcedure
      }
      guard let taken = found.parts.first(where: { $0.id.text == part })?.files.taken else {
        let near = nearestWord(to: part, among: found.parts.map(\.id.text)).map { ($0, "; did you mean `\($0)`?") }
        throw Problem.parameter(
          "part", "no-such-part",
          Words(
            vi: "Thủ tục này không có giấy tờ “\(part)”" + (near.map { "; có phải `\($0.0)`?" } ?? "."),
            en: "This procedure has no part “\(part)”" + (near?.1 ?? ".")))
      }
      return taken
    default:
      throw Problem.parameter(
        procedure == nil ? "procedure" : "part", "parameter-missing",
        Words(vi: "`procedure` và `part` phải đi cùng nhau.", en: "`procedure` and `part` go together."))
    }
  }

  /// The one file of the body, and its name.
  fileprivate func file() throws -> (BodyReader, name: String) {
    switch request.bodyType {
    case "application/x-www-form-urlencoded":
      throw HTTPRefusal.Code.bodyKind
    case "multipart/form-data":
      let form = try request.form()
      guard form.files.count == 1, let file = form.files.first else {
        throw Problem(
          .unprocessable, "one-file",
          Words(
            vi: "Hãy gửi đúng một tệp, đang có \(form.files.count).",
            en: "Send exactly one file; there are \(form.files.count)."))
      }
      return (file.reader(), file.name)
    default:
      guard let name = try item("name") else {
        throw Problem.parameter(
          "name", "parameter-missing",
          Words(vi: "Thiếu tên tệp: ?name=giay.pdf", en: "The name of the file is missing: ?name=giay.pdf"))
      }
      return (request.body.reader(), name)
    }
  }
}

extension Response {
  /// JSON that is for whoever asked only.
  static func personal(_ value: JSONValue, status: Status = .ok) -> Response {
    var response = Response.json(value.canonical, status: status)
    response.headers.set("Cache-Control", "no-store")
    return response
  }
}
