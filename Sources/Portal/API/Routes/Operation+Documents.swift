import Documents
import Dossiers
import Exchange
import HTTPServing
import JSON
import OneStop
import Paper
import Procedures
import Text
import WorkingTime

extension Operation {
  /// The document office: official documents in and out, their registers and files of work.
  static let documents: [Operation] = [
    Operation(
      id: "listDocuments", method: .get, path: "/documents",
      summary: "Official documents that the officer may see, the latest recorded first",
      details: """
        With `q` those in which every word begins a word of key, number, subject, parties or signer; marks do not matter. A \
        page may end before it is full: go on from `next` until it is null.
        """,
      access: .officer(.read), query: Asking.documentItems + [.after, .limit],
      answer: .json("A page of documents.", .named("Documents")), refusals: [.unprocessable],
      handler: listDocuments),
    Operation(
      id: "listDocumentTasks", method: .get, path: "/documents/tasks",
      summary: "What waits for the officer in the document office, the earliest due first",
      access: .officer(.read), query: [.after, .limit],
      answer: .json("A page of what waits.", .named("DocumentTasks")), handler: listDocumentTasks),
    Operation(
      id: "receiveDocument", method: .post, path: "/documents/incoming",
      summary: "Records a document that arrived by hand or by post",
      details: """
        For the clerks of `agency`. `files` are uploads. `answers` is the outgoing document that it answers.
        """,
      access: .officer(.act), change: .once,
      body: .json(.named("IncomingDocument"), example: Example.incoming),
      answer: .json("It is recorded.", .named("DocumentChanged"), status: .created), handler: receiveDocument),
    Operation(
      id: "draftDocument", method: .post, path: "/documents/outgoing", summary: "Begins a document that is to leave",
      details: """
        A receiver with a `code` is reached over the exchange, one without on paper. `answers` is the incoming document that \
        it answers, `dossier` the one that it is about; `replaces` the document in whose place it comes; \
        `withResult` adds the signed result of that dossier to the files.
        """,
      access: .officer(.act), change: .once, body: .json(.named("OutgoingDocument"), example: Example.outgoing),
      answer: .json("It is begun.", .named("DocumentChanged"), status: .created), refusals: [.notFound],
      handler: draftDocument),
    Operation(
      id: "showDocument", method: .get, path: "/documents/{document}",
      summary: "A document as the officer may see it, with what can be done",
      access: .officer(.read),
      answer: .json("The document.", .named("OfficialDocument"), headers: [("ETag", "Its version.")]),
      refusals: [.notFound], handler: showDocument),
    Operation(
      id: "actOnDocument", method: .post, path: "/documents/{document}/actions",
      summary: "Does something with a document",
      details: """
        `action` is one of `actions` of the document. `text` is its reason, opinion, result or remark. `assign` takes \
        `assignees` and `due`; `take` and `report` a `task`; `file` a `workFile`; `link` a `dossier`; `asked-back` is for \
        senders whom only paper reaches. `seal` takes the `upload` of the signed file and the `policy` under which it is \
        judged, or neither for a document that was signed on paper. `amend` takes `draft`, `update` another \
        `subject` or `answerBy`, or `addReceivers` and `removeReceivers`; `hand-over` \
        the `partner` of `partners.yaml` to whose document office the draft goes.
        """,
      access: .officer(.act), change: .onceOnVersion, body: .json(.named("DocumentAction"), example: Example.action),
      answer: .json("It is done.", .named("DocumentChanged")), refusals: [.notFound, .unprocessable],
      handler: actOnDocument),
    Operation(
      id: "handOverDocument", method: .get, path: "/documents/{document}/hand-over",
      summary: "A draft with its dossier, as document offices of other makers take it over",
      details: """
        By the names of `LienThongTrucDVCQLVB`. Of a document that has to do with a dossier which the officer may see; files \
        are named by where they are.
        """,
      access: .officer(.read), answer: .json("The draft and its dossier.", .anyObject()),
      refusals: [.notFound, .conflict],
      handler: { asking in
        let officer = try asking.officer()
        let document = try asking.office.document(asking.document(), for: officer)
        guard let code = document.document.dossiers.last else { throw Problem.withoutDossier }
        let dossier = try asking.office.view(code, for: .officer(officer))
        return .personal(
          HandedDraft(document, dossier, in: asking.office.definitions, at: asking.address).json)
      }),
    Operation(
      id: "downloadDocumentFile", method: .get, path: "/documents/{document}/files/{sha256:digest}",
      summary: "A file of a document", access: .officer(.read),
      answer: Answer(
        status: .ok, about: "The file, always as an attachment.",
        content: ("application/octet-stream", .text(format: "binary")),
        headers: [
          ("Content-Disposition", "`attachment` with the file's name."), ("ETag", "The hash of the content."),
          ("Accept-Ranges", "`bytes`: a broken download goes on with `Range` and `If-Range` (206, 416)."),
        ]), refusals: [.notFound, .rangeNotSatisfiable],
      handler: { asking in
        let (file, content) = try asking.office.openFile(
          sha256: asking.request.parameters["sha256"], of: asking.document(), for: asking.officer())
        return .attachment(
          content, HandedFile(sha256: file.sha256, name: file.name, bytes: file.bytes, type: file.type))
      }),
  ]

  private static let listDocuments: @Sendable (Asking) throws -> Response = { asking in
    let officer = try asking.officer()
    var filters = DocumentFilters()
    filters.direction = try asking.choice("direction")
    filters.state = try asking.choice("state")
    filters.agency = try asking.item("agency", Words(vi: "tên một đơn vị", en: "the name of a unit")) { Key($0) }
    filters.workFile = try asking.item(
      "workFile", Words(vi: "số hồ sơ công việc như HS-3", en: "the number of a file of work such as HS-3")
    ) { WorkFileNumber($0) }
    filters.text = try asking.search("q")
    let page = try asking.office.documents(
      for: officer, filters, after: asking.item("after", Cursor.expected) { DocumentKey($0) }, limit: asking.limit())
    let definitions = asking.office.definitions
    return .personal([
      "documents": .array(page.rows.map { $0.json(definitions, at: asking.now) }),
      "next": page.next.map { .string($0.text) } ?? .null,
    ])
  }

  private static let listDocumentTasks: @Sendable (Asking) throws -> Response = { asking in
    let limit = try asking.limit()
    let rows = try asking.office.documentWaits(
      for: asking.officer(), after: asking.item("after", Cursor.expected, Cursor.documentWait), limit: limit)
    let definitions = asking.office.definitions
    return .personal([
      "tasks": .array(rows.map { $0.json(definitions, at: asking.now) }),
      "next": rows.count == limit ? rows.last.map { .string(Cursor.text($0.cursor)) } ?? .null : .null,
    ])
  }

  private static let receiveDocument: @Sendable (Asking) throws -> Response = { asking in
    let body = try asking.body()
    return try asking.change(Digest(of: ["receive document", body.value.canonicalText]), status: .created) { request in
      try asking.office.receive(ReceivedDocument(body, at: asking.office), request)
    }
  }

  private static let draftDocument: @Sendable (Asking) throws -> Response = { asking in
    let body = try asking.body()
    return try asking.change(Digest(of: ["draft document", body.value.canonicalText]), status: .created) { request in
      try asking.office.draft(
        DraftedDocument(body, at: asking.office, adding: asking.resultFiles(body)), request)
    }
  }

  private static let showDocument: @Sendable (Asking) throws -> Response = { asking in
    let view = try asking.office.document(asking.document(), for: asking.officer())
    var response = Response.personal(view.json(asking.office.definitions, at: asking.now))
    response.headers.set("ETag", ETag(String(view.document.version)).description)
    return response
  }

  private static let actOnDocument: @Sendable (Asking) throws -> Response = { asking in
    let document = try asking.document()
    let expecting = try asking.expectedVersion()
    let body = try asking.body()
    let digest = Digest(of: ["act", document.text, String(expecting), body.value.canonicalText])
    return try asking.change(digest, expecting: expecting) { request in
      try asking.office.perform(DocumentCommand(body, at: asking.office), on: document, request)
    }
  }

  private enum Example {
    static let incoming = """
      {"agency": "so-gddt", "kind": "cong-van", "subject": "V/v xác minh văn bằng", "code": "267/SGDĐT-VP",
       "date": "2026-11-18", "sender": {"name": "Sở Giáo dục và Đào tạo tỉnh Bên"}, "signer": "Nguyễn Văn Mẫu"}
      """
    static let outgoing = """
      {"agency": "so-gddt", "kind": "cong-van", "subject": "V/v trả lời xác minh văn bằng", "answers": "VB-1",
       "receivers": [{"name": "Sở Giáo dục và Đào tạo tỉnh Bên"}]}
      """
    static let action = """
      {"action": "assign", "text": "Tra sổ gốc", "assignees": [{"unit": "so-gddt", "officer": "duc", "lead": true}]}
      """
  }
}

extension Asking {
  static let documentItems: [Operation.QueryItem] = [
    .init(
      name: "direction", schema: .words(DocumentDirection.allCases.map(\.rawValue)),
      about: "Only those that come, or that leave."),
    .init(name: "state", schema: .words(DocumentState.allCases.map(\.rawValue)), about: "Only those in this state."),
    .init(name: "agency", schema: .text(most: 200), about: "Only of this agency."),
    .init(name: "workFile", schema: .text(most: 40), about: "Only those in this file of work."),
    .init(name: "q", schema: .text(most: Limits.searchCharacters), about: "Beginnings of words."),
  ]

  /// The document that the path names. A text that is no key is a document that does not exist.
  func document() throws -> DocumentKey {
    guard let key = DocumentKey(request.parameters["document"]) else { throw UseRefusal.noSuchDocument }
    return key
  }

  /// One of a few words of the query.
  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws -> Choice?
  where Choice.RawValue == String {
    let words = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return try item(name, Words(vi: "một trong \(words)", en: "one of \(words)")) { Choice(rawValue: $0) }
  }
}

extension Asking {
  /// Changes a document once.
  ///
  /// A repeat is answered before its uploads are looked for and judged: they may be gone.
  ///
  /// - Parameter work: Reads the rest of what was asked, and carries it out.
  fileprivate func change(
    _ digest: Digest, expecting: Int? = nil, status: Status = .ok, _ work: (CommandRequest) throws -> DocumentOutcome
  ) throws -> Response {
    let request = CommandRequest(
      key: try commandKey(), digest: digest.text, caller: try caller(), expecting: expecting)
    return try .changed(office.documentAnswer(to: request) ?? work(request), status: status)
  }

  /// The signed result of the dossier that a draft is about, where that is asked for.
  fileprivate func resultFiles(_ body: JSONField) throws -> [DocumentFile] {
    let said = try body.anyObject()
    guard try said.optional("withResult")?.bool() ?? false else { return [] }
    let code = try said.required("dossier").dossierCode()
    let files = try office.view(code, for: caller()).signed.filter(\.isResult).map { act in
      DocumentFile(
        sha256: act.document.sha256, name: act.document.name, bytes: act.document.bytes, type: act.document.type)
    }
    guard !files.isEmpty else { throw Problem.withoutResult }
    return files
  }
}

extension Problem {
  /// A document that has to do with no dossier.
  fileprivate static let withoutDossier = Problem(
    .conflict, "document-without-dossier",
    Words(vi: "Văn bản này không gắn với hồ sơ nào.", en: "The document has to do with no dossier."))

  /// A dossier without a signed result.
  fileprivate static let withoutResult = Problem(
    .unprocessable, "dossier-without-result",
    Words(vi: "Hồ sơ này chưa có kết quả được ký số.", en: "The dossier has no signed result."))
}

extension Response {
  /// What came of a command on a document.
  static func changed(_ outcome: DocumentOutcome, status: Status = .ok) throws -> Response {
    switch outcome {
    case .done(let key, let version):
      return .personal(["document": .string(key.text), "version": JSONValue(version)], status: status)
    case .refused(let notice): throw Problem(notice)
    }
  }
}
