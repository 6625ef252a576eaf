import Documents
import Exchange
import HTTPServing
import JSON
import OneStop
import Paper
import Procedures
import Text
import WorkingTime

extension Operation {
  /// The registers of official documents, and files of work.
  static let documentRegisters: [Operation] = [
    Operation(
      id: "showDocumentRegister", method: .get, path: "/documents/register",
      summary:
        "A register of incoming or outgoing documents, in the order of its numbers (Nghị định 30/2020, Annex IV)",
      details: """
        Only what the officer may see. Secret documents have a register of their own. A page may end before it is full: go \
        on from `next` until it is null.
        """,
      access: .officer(.read), query: Asking.registerItems + [.after, .limit],
      answer: .json("A page of the register.", .named("DocumentRegister")), refusals: [.unprocessable],
      handler: { asking in
        let page = try asking.office.documentRegister(
          asking.registerFilters(), for: asking.officer(),
          after: asking.item("after", Cursor.expected, Cursor.documentRegister), limit: asking.limit())
        let definitions = asking.office.definitions
        return .personal([
          "entries": .array(page.rows.map { $0.json(definitions, at: asking.now) }),
          "next": page.next.map { .string(Cursor.text($0)) } ?? .null,
        ])
      }),
    Operation(
      id: "printDocumentRegister", method: .get, path: "/documents/register.pdf",
      summary: "A register of documents as a PDF",
      details: "As `/documents/register`, up to \(RegisterPaper.most) documents, in the language of Accept-Language.",
      access: .officer(.read), query: Asking.registerItems, answer: .pdf, refusals: [.unprocessable],
      handler: { asking in
        let (filters, officer) = (try asking.registerFilters(), try asking.officer())
        var rows: [DocumentRow] = []
        var next: DocumentRegisterCursor?
        var pages = 0
        repeat {
          let page = try asking.office.documentRegister(filters, for: officer, after: next, limit: 500)
          rows += page.rows
          (next, pages) = (page.next, pages + 1)
          guard rows.count <= RegisterPaper.most, next == nil || pages < Limits.bookPages else {
            throw Problem.registerTooLong
          }
        } while next != nil
        let paper = RegisterPaper(
          language: asking.request.language, filters: filters, rows: rows, definitions: asking.office.definitions,
          now: asking.now)
        return try .paper(paper.paper, as: paper.fileName)
      }),
    Operation(
      id: "listWorkFiles", method: .get, path: "/work-files",
      summary: "Files of work of the agencies in which the officer has a position, the latest first",
      access: .officer(.read), query: [.after, .limit],
      answer: .json("A page of files of work.", .named("WorkFiles")),
      handler: { asking in
        let limit = try asking.limit()
        let files = try asking.office.workFiles(
          for: asking.officer(), after: asking.item("after", Cursor.expected) { WorkFileNumber($0) }, limit: limit)
        let definitions = asking.office.definitions
        return .personal([
          "workFiles": .array(files.map { $0.json(definitions) }),
          "next": files.count == limit ? files.last.map { .string($0.number.text) } ?? .null : .null,
        ])
      }),
    Operation(
      id: "openWorkFile", method: .post, path: "/work-files", summary: "Opens a file of work of an agency",
      details: "For its clerks. Without `years` it is kept for ever.", access: .officer(.act), change: .once,
      body: .json(
        .object([
          .always("agency", Schemas.key), .always("title", .text(most: 500)),
          .maybe("years", .orNull(.integer(least: 1, most: 200))),
        ]), example: #"{"agency": "so-gddt", "title": "Xác minh văn bằng năm 2026", "years": 10}"#),
      answer: .json("It is open.", .object([.always("workFile", .text())]), status: .created),
      handler: { asking in
        let field = try asking.body()
        let body = try field.object("agency", "title", "years")
        let request = CommandRequest(
          key: try asking.commandKey(), digest: Digest(of: ["open work file", field.value.canonicalText]).text,
          caller: try asking.caller())
        let outcome = try asking.office.openWorkFile(
          body.required("title").string(), years: body.optional("years")?.integer(in: 1...200),
          at: body.required("agency").key(), request)
        switch outcome {
        case .done(let number): return .personal(["workFile": .string(number.text)], status: .created)
        case .refused(let notice): throw Problem(notice)
        }
      }),
    Operation(
      id: "closeWorkFile", method: .post, path: "/work-files/{workFile}/close", summary: "Closes a file of work",
      details:
        "For clerks of its agency, once none of its documents is being handled; no document comes to it any more.",
      access: .officer(.act), change: .once, answer: .json("It is closed.", .object([.always("workFile", .text())])),
      refusals: [.notFound, .conflict],
      handler: { asking in
        guard let number = WorkFileNumber(asking.request.parameters["workFile"]) else {
          throw UseRefusal.noSuchWorkFile
        }
        let request = CommandRequest(
          key: try asking.commandKey(), digest: Digest(of: ["close work file", number.text]).text,
          caller: try asking.caller())
        switch try asking.office.closeWorkFile(number, request) {
        case .done(let number): return .personal(["workFile": .string(number.text)])
        case .refused(let notice): throw Problem(notice)
        }
      }),
  ]
}

extension Asking {
  static let registerItems: [Operation.QueryItem] = [
    .init(name: "agency", schema: .text(most: 200), about: "The agency whose register it is.", isRequired: true),
    .init(
      name: "direction", schema: .words(DocumentDirection.allCases.map(\.rawValue)),
      about: "The register of what comes, or of what leaves.", isRequired: true),
    .init(name: "secret", schema: .words(["yes", "no"]), about: "That of secret documents; `no` when not said."),
    .init(name: "from", schema: .text(format: "date"), about: "The first day; that of this year when not said."),
    .init(name: "to", schema: .text(format: "date"), about: "The last day; today when not said."),
  ]

  /// Which part of which register is wanted.
  func registerFilters() throws -> DocumentRegisterFilters {
    let day = Words(vi: "một ngày như 2026-11-01", en: "a day such as 2026-11-01")
    let today = LocalTime(now).day
    let agency: Key<Procedures.Unit>? = try item(
      "agency", Words(vi: "tên một đơn vị", en: "the name of a unit")
    ) { Key($0) }
    let direction: DocumentDirection? = try choice("direction")
    let expected = Words(vi: "yes hoặc no", en: "yes or no")
    let isSecret = try item("secret", expected) { ["yes": true, "no": false][$0] } ?? false
    guard let agency else {
      throw Problem.malformedParameter("agency", Words(vi: "tên một đơn vị", en: "the name of a unit"))
    }
    guard let direction else {
      throw Problem.malformedParameter(
        "direction", Words(vi: "incoming hoặc outgoing", en: "incoming or outgoing"))
    }
    guard office.definitions.documentOffice?.agency(agency) != nil else {
      throw Problem(DocumentRefusal.noRegisters(agency).notice(in: office.definitions.authority))
    }
    return DocumentRegisterFilters(
      agency: agency, direction: direction, isSecret: isSecret,
      from: try item("from", day) { Day($0) } ?? Day(year: today.civil.year, month: 1, day: 1) ?? today,
      through: try item("to", day) { Day($0) } ?? today)
  }
}

extension Problem {
  /// More documents than one paper holds.
  fileprivate static let registerTooLong = Problem(
    .unprocessable, "register-too-long",
    Words(
      vi: "Sổ của kỳ này có hơn \(RegisterPaper.most) văn bản; hãy chọn kỳ ngắn hơn.",
      en: "The register of this period has more than \(RegisterPaper.most) documents; choose a shorter one."))
}

extension WorkFile {
  fileprivate func json(_ definitions: Definitions) -> JSONValue {
    var file = Members([
      "workFile": .string(number.text), "agency": definitions.naming(agency), "title": .string(title),
      "openedAt": openedAt.json,
    ])
    file.add("years", years.map { JSONValue($0) })
    file.add("closedAt", closedAt)
    return file.json
  }
}
