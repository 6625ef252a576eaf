extension Schemas {
  static let lists: [(name: String, schema: Schema)] = [
    (
      "Intakes",
      .object([
        .always(
          "intakes",
          .list(
            .object(
              Schemas.intakeRow + [
                .always("procedure", key),
                .always(
                  "schools",
                  .list(
                    .object(
                      Schemas.school + [
                        .always("first", .integer(least: 0), "How many wish for it before any other."),
                        .always("wishes", .integer(least: 0), "How many wish for it at all."),
                        .always("kept", .integer(least: 0), "Seats that are kept."),
                      ]))),
              ])))
      ])
    ),
    (
      "Candidates",
      .object([
        .always(
          "candidates",
          .list(
            .object([
              .always("dossier", .named("DossierRow")), .always("rank", .integer(least: 1)), .always("points", .text()),
              .always("zone", .flag), .always("turn", .flag), .always("seat", .flag),
            ]))), .always("next", .orNull(.text())),
      ])
    ),
    ("Queue", .object([.always("tasks", .list(queueRow)), .always("next", .orNull(.text()))])),
    (
      "SavedQueues",
      .object([
        .always(
          "queues",
          .list(
            .object([
              .always("name", .text(most: Limits.queueNameCharacters)), .always("filters", .named("QueueFilters")),
              .always("at", moment),
            ])))
      ])
    ), ("QueueFilters", .object(QueueAsked.items.map { .maybe($0.name, $0.schema, $0.about) })),
    (
      "OwnDossiers",
      .object([
        .always(
          "dossiers",
          .list(
            .object([
              .always("code", code), .always("procedure", .named("Named")), .always("place", .named("Named")),
              .always("submittedAt", moment), .always("due", .orNull(moment)), .always("endedAt", .orNull(moment)),
              .always("asked", .flag, "Whether something is asked of the applicant."),
            ]))), .always("next", .orNull(.text())),
      ])
    ),
    ("Found", .object([.always("dossiers", .list(.named("DossierRow"))), .always("next", .orNull(.text()))])),
    (
      "DossierRow",
      .object([
        .always("code", code), .always("procedure", .named("Named")), .always("place", .named("Named")),
        .always("subject", .orNull(.text()), "The applicant's name; null once erased."), .always("version", version),
        .always("submittedAt", moment), .always("due", .orNull(moment)), .always("endedAt", .orNull(moment)),
        .always("late", .flag),
        .always("messageSince", .orNull(moment), "Since when a message of the applicant waits for an answer."),
        .always("undecided", .flag, "Whether signatures of a paper or of a document of it are undecided."),
      ])
    ),
  ]

  private static let queueRow = Schema.object([
    .always("task", .integer(least: 1)), .always("step", .named("Named")), .always("due", .orNull(moment)),
    .always("remaining", .orNull(remaining)), .always("officer", .orNull(key)), .always("post", .orNull(post)),
    .always("dossier", .named("DossierRow")),
  ])
}
