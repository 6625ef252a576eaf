import Crypto
import Dossiers
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// What officers see of what waits, and the queues they save.
  static let queues: [Operation] = [
    Operation(
      id: "listQueue", method: .get, path: "/queue",
      summary: "Open tasks of the officer's positions, earliest due first",
      details: """
        A name that nothing has is refused, with the nearest right one; it is never an empty list. A page may end before \
        it is full: go on from `next` until it is null. Ask again with `If-None-Match`, and an unchanged page is 304.
        """,
      access: .officer(.read), query: QueueAsked.items + [.after, .limit],
      answer: .json("A page of tasks.", .named("Queue"), headers: [("ETag", "The version of the page.")]),
      refusals: [.unprocessable], handler: listQueue),
    Operation(
      id: "listSavedQueues", method: .get, path: "/queues", summary: "The queues that the officer has saved, by name",
      access: .officer(.read), answer: .json("The saved queues.", .named("SavedQueues")), handler: listSaved),
    Operation(
      id: "saveQueue", method: .put, path: "/queues/{name}", summary: "Saves filters of the queue under a name",
      details: "They take the place of those that had the name. A repeat does no harm.", access: .officer(.act),
      body: .json(.named("QueueFilters"), example: #"{"holder": "me", "overdue": "true"}"#), answer: .nothing,
      refusals: [.unprocessable], handler: save),
    Operation(
      id: "forgetQueue", method: .delete, path: "/queues/{name}", summary: "Forgets a saved queue",
      access: .officer(.act), answer: .nothing, refusals: [.notFound],
      handler: { asking in
        try asking.office.forgetQueue(asking.queueName(), of: asking.officer())
        return Response(.noContent)
      }),
  ]

  private static let listQueue: @Sendable (Asking) throws -> Response = { asking in
    let officer = try asking.officer()
    let filters = try QueueAsked { try asking.item($0) }.filters(of: officer)
    let after = try asking.item("after", Cursor.expected, Cursor.queue)
    let page = try asking.office.queue(of: officer, filters, after: after, limit: asking.limit())
    let definitions = asking.office.definitions
    let bytes = JSONValue.object([
      "tasks": .array(page.rows.map { $0.json(definitions, at: asking.now) }),
      "next": page.next.map { .string(Cursor.text($0)) } ?? .null,
    ]).canonical
    // What remains until each due date is part of the page, so its version is that of its bytes.
    var response = Response.json(bytes)
    response.headers.set("Cache-Control", "no-store")
    response.set(ETag(SHA256(of: bytes).hex.prefix(32).description))
    return response
  }

  private static let listSaved: @Sendable (Asking) throws -> Response = { asking in
    let saved = try asking.office.savedQueues(of: asking.officer())
    return .personal([
      "queues": .array(
        try saved.map { queue in
          ["name": .string(queue.name), "filters": try JSONValue(reading: queue.filters), "at": queue.at.json]
        })
    ])
  }

  private static let save: @Sendable (Asking) throws -> Response = { asking in
    let (officer, name) = (try asking.officer(), try asking.queueName())
    let body = try asking.body()
    var said: [String: String] = [:]
    for (item, field) in try body.anyObject().all {
      guard QueueAsked.items.contains(where: { $0.name == item }) else {
        throw Problem.unknownParameter(item, known: QueueAsked.items.map(\.name))
      }
      said[item] = try field.string()
    }
    // Names and moments are looked at now: a queue that shows nothing for ever is of no use.
    _ = try asking.office.queue(of: officer, QueueAsked { said[$0] }.filters(of: officer), limit: 1)
    try asking.office.saveQueue(name, body.value.canonicalText, of: officer)
    return Response(.noContent)
  }
}

/// The filters of a queue as the query says them.
struct QueueAsked {
  /// The text of an item; nil when it is not there.
  private let item: (String) throws -> String?

  init(_ item: @escaping (String) throws -> String?) {
    self.item = item
  }

  static let items: [Operation.QueryItem] = [
    .init(name: "holder", schema: .words(["me", "nobody", "anyone"]), about: "Whose tasks; `anyone` when not said."),
    .init(name: "procedure", schema: .text(most: 200), about: "Only tasks of this procedure."),
    .init(name: "step", schema: .text(most: 200), about: "Only tasks of this step."),
    .init(name: "unit", schema: .text(most: 200), about: "Only tasks of this unit of the officer's positions."),
    .init(
      name: "waiting", schema: .words(["officer", "applicant", "agency"]),
      about: """
        Who is waited for: the office itself, the applicant (in dossiers that the officer may see), or another agency. \
        When not said, all that officers do.
        """),
    .init(name: "dueBefore", schema: .text(format: "date-time"), about: "Only tasks due before this moment."),
    .init(name: "overdue", schema: .words(["true", "false"]), about: "Only tasks whose limit has passed."),
    .init(
      name: "receivedSince", schema: .text(format: "date-time"),
      about: "Only dossiers submitted at this moment or later."),
    .init(
      name: "undecided", schema: .words(["true", "false"]),
      about: "Only dossiers with a paper or a document whose signatures are undecided."),
  ]

  /// The filters of an officer.
  ///
  /// - Throws: ``Problem`` for what is malformed.
  func filters(of officer: Key<Officer>) throws -> QueueFilters {
    var filters = QueueFilters()
    let moment = Words(vi: "thời điểm RFC 3339", en: "a moment of RFC 3339")
    let holder = try read("holder", Words(vi: "me, nobody hoặc anyone", en: "me, nobody or anyone")) { text in
      ["me": QueueQuery.Holder.officer(officer), "nobody": .nobody, "anyone": .anyone][text]
    }
    filters.holder = holder ?? .anyone
    filters.procedure = try read("procedure", Words(vi: "tên một thủ tục", en: "the name of a procedure")) { Key($0) }
    filters.step = try read("step", Words(vi: "tên một bước", en: "the name of a step")) { Key($0) }
    filters.unit = try read("unit", Words(vi: "tên một đơn vị", en: "the name of a unit")) { Key($0) }
    filters.waiting = try read(
      "waiting", Words(vi: "officer, applicant hoặc agency", en: "officer, applicant or agency"),
      QueueFilters.Waiting.init(rawValue:))
    filters.dueBefore = try read("dueBefore", moment) { Instant($0) }
    filters.isOverdue = try read("overdue", Words(vi: "true hoặc false", en: "true or false")) { Bool($0) } ?? false
    filters.receivedSince = try read("receivedSince", moment) { Instant($0) }
    filters.isUndecided = try read("undecided", Words(vi: "true hoặc false", en: "true or false")) { Bool($0) } ?? false
    return filters
  }

  private func read<Value>(_ name: String, _ expected: Words, _ read: (String) -> Value?) throws -> Value? {
    guard let text = try item(name) else { return nil }
    guard let value = read(text) else { throw Problem.malformedParameter(name, expected) }
    return value
  }
}

extension Asking {
  /// The name of a saved queue that the path names: what people can read, without blanks around it.
  fileprivate func queueName() throws -> String {
    let name = request.parameters["name"].normalizedC
    guard name.count <= Limits.queueNameCharacters, name.first?.isWhitespace == false, name.last?.isWhitespace == false,
      name.unicodeScalars.allSatisfy({ !$0.properties.isDefaultIgnorableCodePoint })
    else {
      throw Problem(
        .unprocessable, "queue-name",
        Words(
          vi: "Tên hàng chờ có từ 1 đến \(Limits.queueNameCharacters) ký tự, không có khoảng trắng ở hai đầu.",
          en: "The name of a queue has 1 to \(Limits.queueNameCharacters) characters, without blanks around it."))
    }
    return name
  }
}
