import Dossiers
import OneStop

extension Schemas {
  /// The numbers that offices report.
  static let reports: [(name: String, schema: Schema)] = [
    (
      "Report",
      .object(
        counts + [
          .always("from", .text(format: "date")), .always("to", .text(format: "date")),
          .always("end", moment, "The end of the period, or now."),
          .always("units", .list(.object(counts + [.always("unit", .named("Named"))]))),
          .always(
            "procedures",
            .list(
              .object(
                counts + [
                  .always("procedure", .named("Named")), .always("unit", .named("Named")),
                  .always("level", .orNull(.integer(least: 3, most: 4)), "Null of one that is no more."),
                ]))),
          .always(
            "months", .list(.object(counts + [.always("month", .text(pattern: "^[0-9]{4}-[0-9]{2}$"))])),
            "Of each month as much as belongs to the period."),
          .always("shares", .list(share)),
        ])
    ),
    (
      "LateDossiers",
      .object([
        .always(
          "dossiers",
          .list(
            .object([
              .always("code", .text()), .always("procedure", .named("Named")), .always("unit", .named("Named")),
              .always("place", .named("Named"), "Where it stands now."), .always("submittedAt", moment),
              .always("due", .orNull(moment)), .always("handledAt", .orNull(moment), "Null while it is being handled."),
              .always("lateAfter", moment, "The last moment at which it was not late."),
              .always(
                "cause", .words(Timeliness.Cause.allCases.map(\.rawValue)),
                "Its due date passed; the longest time of its procedure, as it has no due date; more than one request for supplements."
              ),
            ]))), .always("next", .orNull(.text())),
      ])
    ),
    (
      "Retention",
      .object([
        .always(
          "dossiers",
          .list(
            .object([
              .always("code", .text()), .always("procedure", .named("Named")), .always("unit", .named("Named")),
              .always("place", .named("Named"), "The end where it stands."), .always("endedAt", .orNull(moment)),
              .always("until", .text(format: "date"), "The last day to which it is kept."),
              .always(
                "obstacle",
                .orNull(
                  .object([
                    .always(
                      "code",
                      .words([
                        "held", "owed", "payment", "message-waits", "undelivered", "not-announced", "announced",
                      ])),
                    .always("words", .named("Words")),
                  ])), "What besides the day keeps it from being erased."),
            ]))), .always("next", .orNull(.text())),
        .always(
          "waits",
          .orNull(
            .object([
              .always("code", .words(["clock-unseen", "clock-strayed"])), .always("words", .named("Words")),
            ])), "Why nothing is erased now."),
      ])
    ),
    (
      "Book",
      .object([
        .always(
          "entries",
          .list(
            .object([
              .always("code", .text()), .always("procedure", .named("Named")), .always("unit", .named("Named")),
              .always("channel", channel), .always("place", .named("Named"), "Where it stands now."),
              .always("subject", .orNull(.text()), "Null once erased, as what follows."),
              .always("address", .orNull(.text())), .always("phone", .orNull(.text())),
              .always("receives", .orNull(.named("Named")), "How the result is received."),
              .always("submittedAt", moment), .always("due", .orNull(moment)),
              .always("resultAt", .orNull(moment), "When the result was issued."),
              .always("returnedAt", .orNull(moment), "When it was handed over, or received on line."),
            ]))), .always("next", .orNull(.text())),
      ])
    ),
  ]

  private static let count = Schema.integer(least: 0)

  private static let counts: [Schema.Member] = [
    .always(
      "received",
      .object([
        .always("all", count), .always("online", count), .always("counter", count), .always("postal", count),
      ])), .always("carried", count, "Submitted before and not handled then."),
    .always(
      "handled",
      .object([
        .always("all", count), .always("onTime", count), .always("late", count),
        .always("notRated", count, "Withdrawn before they were accepted."),
      ])),
    .always(
      "waiting", .object([.always("all", count), .always("within", count), .always("overdue", count)]),
      "What is being handled at the end."),
    .always(
      "judged", .object([.always("all", count), .always("onTime", count), .always("late", count)]),
      "What is rated by time: handled, or compared with the end."),
    .always(
      "ratings",
      .object([
        .always("all", count), .always("satisfied", count, "Four stars or five."),
        .always("stars", .list(count), "With one star, two, … five."),
      ]), "By applicants, of what was handled in the period."),
  ]

  private static let share = Schema.object([
    .always("share", .words(Share.Kind.allCases.map(\.rawValue))), .always("part", count), .always("whole", count),
    .always("perMille", .orNull(.integer(least: 0, most: 1000)), "Rounded down; null of nothing."),
    .always(
      "targets",
      .list(.object([.always("percent", .integer(least: 0, most: 100)), .always("reached", .flag)]))),
  ])
}
