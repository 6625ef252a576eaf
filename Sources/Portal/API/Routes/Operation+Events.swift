import HTTPServing
import JSON
import OneStop
import Procedures
import Text

extension Operation {
  /// What programs of others are told of what happens.
  static let events: [Operation] = [
    Operation(
      id: "listEvents", method: .get, path: "/events", summary: "What has happened, in the order of the log",
      details: """
        Each event is a CloudEvent 1.0 in JSON without personal data: `data` says how the dossier stood right after it, and \
        `data.link` where more is shown to who may see it. Poll with `after` = `next` of the page before; `next` is there on \
        an empty page too, and `more` says whether to ask again at once. The same event has the same `id` for ever. What \
        happens at steps that are hidden from applicants is told once it is published. With `documents:read` events about \
        official documents that are not secret are among them, unless `procedure` is given.
        """,
      access: .integrator(.eventsRead),
      query: [
        QueryItem(
          name: "after", schema: .text(most: 64),
          about: "`next` of the page before, or `cursor` of an event; `start` (when not said), or `latest`."),
        .limit, QueryItem(name: "procedure", schema: Schemas.key, about: "Only of dossiers of this procedure."),
        QueryItem(
          name: "type", schema: .words(EventType.all.map(\.description)), about: "Only of this type."),
      ], answer: .json("A page of events.", .named("Events")), refusals: [.notFound], handler: listEvents)
  ]

  private static let listEvents: @Sendable (Asking) throws -> Response = { asking in
    let session = try asking.integrator()
    let procedure = try asking.item("procedure", Words(vi: "mã thủ tục", en: "a procedure")) { Key<Procedure>($0) }
    if let procedure {
      guard asking.office.definitions.procedures[procedure] != nil else { throw UseRefusal.noSuchProcedure }
      try session.check(procedure)
    }
    let type = try asking.eventType()
    let filter = EventFilter(session, procedures: procedure.map { [$0] }, types: type.map { [$0] })
    let after = try asking.eventCursor() ?? .beginning
    let page = try asking.office.events(after: after, for: filter, limit: asking.limit())
    let address = asking.site
    return .personal([
      "events": .array(page.events.map { $0.json(address: address) }), "next": .string(page.next.description),
      "more": .bool(!page.isAtEnd),
    ])
  }
}

extension Asking {
  fileprivate func eventCursor() throws -> EventCursor? {
    guard let text = try item("after") else { return nil }
    if text == "latest" { return try office.latestCursor() }
    guard let cursor = EventCursor(text) else {
      throw Problem.malformedParameter(
        "after",
        Words(
          vi: "`next` của trang trước, `start` hoặc `latest`", en: "`next` of the page before, `start` or `latest`"))
    }
    return cursor
  }

  fileprivate func eventType() throws -> EventType? {
    guard let text = try item("type") else { return nil }
    guard let type = EventType(text) else {
      let near = nearestWord(to: text, among: EventType.all.map(\.description))
      throw Problem.parameter(
        "type", "event-type-unknown",
        Words(
          vi: "Không có loại sự kiện này." + (near.map { " Có phải `\($0)`?" } ?? ""),
          en: "There is no such type of event." + (near.map { " Did you mean `\($0)`?" } ?? "")))
    }
    return type
  }
}
