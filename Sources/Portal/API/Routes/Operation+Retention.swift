import Dossiers
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension Operation {
  /// How long dossiers are kept, and what is held back.
  static let retention: [Operation] = [
    Operation(
      id: "listRetention", method: .get, path: "/retention",
      summary: "The dossiers whose personal content is erased before a day, and what holds one back",
      details: """
        Those that the officer may see. Dossiers that are kept for ever, that have not ended or were erased do not stand \
        here. `obstacle` is what besides the day keeps one from being erased, as it is now; null when nothing does. A page may end \
        before it is full: go on from `next` until it is null. `waits` says why nothing at all is erased now: the server's clock may
        have run ahead, and a person has to look at it; null otherwise.
        """,
      access: .officer(.read),
      query: [
        .init(
          name: "before", schema: .text(format: "date"),
          about: "Only what is kept to a day before this one; in \(Dossier.erasureNoticeDays) days when not said."),
        .after, .limit,
      ], answer: .json("A page of dossiers.", .named("Retention")), refusals: [.unprocessable],
      handler: { asking in
        let soon = LocalTime(asking.now).day.advanced(by: Dossier.erasureNoticeDays + 1)
        let day = try asking.item("before", Words(vi: "một ngày như 2046-12-01", en: "a day such as 2046-12-01")) {
          Day($0)
        }
        let list = try asking.office.keptDossiers(
          before: day ?? soon, for: asking.officer(),
          after: asking.item("after", Cursor.expected, Cursor.retention), limit: asking.limit())
        let definitions = asking.office.definitions
        return .personal([
          "dossiers": .array(list.rows.map { $0.json(definitions) }),
          "next": list.next.map { .string(Cursor.text($0)) } ?? .null,
          "waits": try asking.office.clockDoubt().map { doubt in
            ["code": .string("clock-" + doubt.cause.rawValue), "words": doubt.words.json]
          } ?? .null,
        ])
      }),
    Operation(
      id: "holdBack", method: .post, path: "/dossiers/{code}/retention-hold",
      summary: "Holds a dossier back from being erased, for a reason: an inquiry, a complaint, a law suit",
      details: "For every officer who may see it. Only whoever supervises the agency lets it go again.",
      access: .officer(.act), change: .onceOnVersion,
      body: .json(
        .object([.always("reason", .text(most: 4000))]), example: #"{"reason": "Thanh tra theo QĐ 12/QĐ-TTr"}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let body = try asking.body()
        return try asking.command(
          .holdBack(reason: body.object("reason").required("reason").string()), "retention-hold",
          body.value.canonicalText)
      }),
    Operation(
      id: "letGo", method: .post, path: "/dossiers/{code}/retention-release",
      summary: "Lets a dossier be erased again that was held back", details: "For whoever supervises the agency.",
      access: .officer(.act), change: .onceOnVersion,
      body: .json(.object([.always("reason", .text(most: 4000))]), example: #"{"reason": "Thanh tra đã kết luận"}"#),
      answer: .changed, refusals: [.notFound],
      handler: { asking in
        let body = try asking.body()
        return try asking.command(
          .letGo(reason: body.object("reason").required("reason").string()), "retention-release",
          body.value.canonicalText)
      }),
  ]
}

extension RetentionRow {
  fileprivate func json(_ definitions: Definitions) -> JSONValue {
    let found = definitions.procedures[procedure]
    let name = Key<End>(place).flatMap { found?.end($0)?.name }
    var row = Members([
      "code": .string(code.text), "procedure": definitions.naming(procedure), "unit": definitions.naming(unit),
      "place": named(place, name ?? .plain(place)), "until": .string(until.description),
    ])
    row.add("endedAt", endedAt)
    row.add(
      "obstacle",
      obstacle.map { obstacle in
        ["code": .string(obstacle.code), "words": obstacle.words.json] as JSONValue
      })
    return row.json
  }
}
