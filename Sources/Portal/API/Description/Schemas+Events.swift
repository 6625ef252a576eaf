import OneStop

extension Schemas {
  /// What the API tells programs of others.
  static let events: [(name: String, schema: Schema)] = [
    ("Event", event),
    (
      "Events",
      .object([
        .always("events", .list(.named("Event"))), .always("next", .text(), "Where the next page begins."),
        .always("more", .flag, "Whether there is more already."),
      ])
    ),
  ]

  private static let event = Schema.object([
    .always("specversion", .words(["1.0"])), .always("id", .text(), "The same for ever, and never another event's."),
    .always("source", .text(format: "uri-reference")),
    .always("type", .words(EventType.all.map(\.description))),
    .always("subject", .text(), "The code of the dossier, or the key of the document."), .always("time", moment),
    .always("datacontenttype", .words(["application/json"])),
    .always("cursor", .text(), "Behind this event; for `after`."),
    .always("sequence", .text(), "Later events have later ones, as texts too."),
    .always("data", .either([dossierData, documentData])),
  ])

  private static let dossierData = Schema.object([
    .always("code", code), .always("procedure", key), .always("procedureCode", .text()),
    .always("version", .integer(least: 1)), .always("place", .named("Named"), "The step or the end where it stood."),
    .always("status", .orNull(.integer(least: 1, most: 10)), "The national status code, where the step has one."),
    .always("due", .orNull(moment)), .always("late", .flag), .always("ended", .flag),
    .always("link", .text(format: "uri-reference")),
    .maybe(
      "event",
      .object([
        .maybe("step", key), .maybe("action", key), .maybe("fee", key), .maybe("amount", amount), .maybe("letter", key),
        .maybe("number", .text()), .maybe("end", key), .maybe("outcome", .text()),
      ])),
  ])

  private static let documentData = Schema.object([
    .always("document", .text()), .always("direction", .words(["incoming", "outgoing"])), .always("agency", key),
    .always("version", .integer(least: 1)), .always("state", .text()), .always("number", .orNull(.text())),
    .always("due", .orNull(moment)), .always("dossiers", .list(code)),
    .always("link", .text(format: "uri-reference")),
  ])
}
