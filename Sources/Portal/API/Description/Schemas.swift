/// The values of the API by name, as the document describes them; tests hold what is answered against them.
enum Schemas {
  static let all: [(name: String, schema: Schema)] =
    [
      ("Words", words), ("Named", .object([.always("id", .text()), .always("name", .named("Words"))])),
      ("Problem", problem),
    ] + catalogue + filing + dossier + lists + delegations + reports + payments + documents + log + events

  static let words = Schema.object([.always("vi", .text()), .always("en", .text())])

  static let problem = Schema.object([
    .always("type", .text(format: "uri-reference")), .always("title", .text()),
    .always("status", .integer(least: 400, most: 599)),
    .always("detail", .text(), "What is wrong and what would be right, in the language of Accept-Language."),
    .always("code", .text(), "Stable."), .always("words", .named("Words")),
    .always("requestId", .text(), "Stands in the server's log."),
    .maybe(
      "errors",
      .list(
        .object([
          .maybe("pointer", .text(), "Where in the body (RFC 6901)."),
          .maybe("parameter", .text(), "Which item of the query or header."), .always("code", .text()),
          .always("detail", .text()), .always("words", .named("Words")),
        ]))),
  ])

  static let moment = Schema.text(format: "date-time")
  static let key = Schema.text(pattern: "^[a-z0-9][a-z0-9-]*$")
  static let digest = Schema.text(pattern: "^[0-9a-f]{64}$")
  static let post = Schema.object([.always("unit", key), .always("role", key)])
  static let remaining = Schema.object([
    .always("vi", .text()), .always("en", .text()), .always("overdue", .flag),
  ])

  private static let catalogue: [(name: String, schema: Schema)] = [
    ("Procedures", .object([.always("procedures", .list(.object(procedureRow)))])),
    (
      "ProcedureDetails",
      .object(
        procedureRow + [
          .always("revision", digest), .always("who", .list(.named("Words"))), .always("legal", .list(.text())),
          .always("channels", .list(channel)), .always("field", coded), .always("result", coded),
          .always(
            "time",
            .object([
              .always("limit", .named("Words")),
              .always("cutOffs", .list(.object([.always("after", .text()), .always("limit", .named("Words"))]))),
              .always("cases", .list(rulingRow), "What holds when, where it depends."),
            ])), .always("fees", .list(fee), "Empty: free of charge."), .always("parts", .list(part)),
          .always("form", form), .always("byIntake", .flag, "Dossiers are received in intakes only."),
          .always("intake", .orNull(intake), "The one that is open, else the next, else the last."),
          .always("points", .list(rulingRow), "The points that are added, where there are any."),
        ])
    ),
    ("FormField", field),
  ]

  private static let intake = Schema.object(
    intakeRow + [
      .always("criteria", .orNull(.named("Words"))),
      .always("areas", .list(.object([.always("area", key), .always("name", .named("Words"))]))),
      .always("schools", .list(.object(school))),
    ])

  static let intakeRow: [Schema.Member] = [
    .always("id", key), .always("name", .named("Words")),
    .always("standing", .words(["coming", "open", "closed"])), .always("opens", moment), .always("closes", moment),
    .always("results", moment, "When all decisions are published together."),
    .always("confirmation", .orNull(moment), "Until when seats are confirmed."),
  ]

  static let school: [Schema.Member] = [
    .always("school", .named("Named")), .always("seats", .integer(least: 1)),
    .always("areas", .list(key), "The areas it takes pupils from; empty for all."),
  ]

  private static let procedureRow: [Schema.Member] = [
    .always("id", key), .always("code", .text()), .always("name", .named("Words")),
    .always("summary", .named("Words")), .always("level", .integer(least: 3, most: 4)),
    .always("class", .words(["toan-trinh", "mot-phan"])), .always("unit", .named("Named")),
  ]

  private static let rulingRow = Schema.object([
    .always("when", .named("Words")), .always("result", .named("Words")),
  ])

  private static let fee = Schema.object([
    .always("fee", .named("Named")), .always("when", .words(["reception", "supplement", "return"])),
    .always("amount", .orNull(amount), "In đồng; null where it depends."),
    .always("cases", .list(rulingRow), "What holds when, where it depends."), .always("code", .orNull(.text())),
    .always("legal", .orNull(.text())),
  ])

  static let amount = Schema.integer(least: 0, most: 1_000_000_000_000)
  static let channel = Schema.words(["online", "counter", "postal"])
  private static let coded = Schema.object([.always("code", .text()), .always("name", .named("Words"))])
  private static let demand = Schema.either([.flag, .text()])

  private static let part = Schema.object([
    .always("part", key), .always("name", .named("Words")), .always("code", .orNull(.text())),
    .always("required", demand, "True, false, or the condition (FEEL)."), .always("when", .orNull(.text())),
    .always("originals", .integer(least: 0)), .always("copies", .integer(least: 0)),
    .always(
      "files",
      .object([
        .always("kinds", .list(.text())), .always("size", .integer(least: 1), "The most bytes of one file."),
        .always("most", .integer(least: 1), "The most files."), .always("words", .named("Words")),
      ]), "Which files are taken."),
    .always(
      "signature",
      .orNull(
        .object([
          .always("policy", key), .always("when", .orNull(.text()), "The condition (FEEL) under which it is asked."),
          .always(
            "signs", .orNull(.words(["application", "deed", "letter"])),
            "What has to be signed: see `issueApplication`, `issueStatement`."),
        ])), "What is asked of the signatures of its files when they are handed in on line."),
  ])

  private static let form = Schema.object([
    .always("form", key), .always("name", .named("Words")),
    .always(
      "sections",
      .list(
        .object([
          .always("section", key), .always("name", .named("Words")), .always("hint", .orNull(.named("Words"))),
          .always("fields", .list(.named("FormField"))),
        ]))),
  ])

  private static let field = Schema.object([
    .always("field", key),
    .always(
      "type",
      .words([
        "text", "paragraph", "number", "money", "date", "choice", "choices", "ranking", "yes-no", "person", "phone",
        "email", "unit", "units", "area", "file", "group",
      ])), .always("label", .named("Words")), .always("hint", .orNull(.named("Words"))),
    .always("required", demand, "True, false, or the condition (FEEL)."), .always("when", .orNull(.text())),
    .maybe("length", .integer(least: 1)), .maybe("least", .orNull(.text())), .maybe("most", .orNull(.text())),
    .maybe("decimals", .integer(least: 0)), .maybe("earliest", .orNull(.text())), .maybe("latest", .orNull(.text())),
    .maybe(
      "options",
      .list(
        .object([
          .always("value", key), .always("label", .named("Words")),
          .maybe("note", .orNull(.named("Words")), "What to know of a unit before choosing it."),
        ])), "What may be chosen now: options, units, areas."),
    .maybe("each", .named("Words"), "What one of several choices in order is called."),
    .maybe("agree", .flag), .maybe("papers", .list(.text())), .maybe("kinds", .list(.text())),
    .maybe("size", .integer(least: 1)),
    .maybe("repeat", .object([.always("least", .integer(least: 0)), .always("most", .integer(least: 1))])),
    .maybe("fields", .list(.named("FormField"))),
  ])
}
