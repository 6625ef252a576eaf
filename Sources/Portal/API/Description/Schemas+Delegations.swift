extension Schemas {
  static let delegations: [(name: String, schema: Schema)] = [
    (
      "DelegationOrder",
      .object([
        .maybe("officer", key, "Who is absent; whoever asks when it is left out."),
        .always("to", key, "Who acts in that officer's place."),
        .maybe("post", post, "One post; every post of the officer when it is left out."),
        .always("from", day, "The first day, today or later."),
        .always("until", day, "The last day, which still counts."),
        .always("reason", .text(most: 1000)),
      ])
    ), ("DelegationNumber", .object([.always("number", .integer(least: 1))])),
    ("Delegations", .object([.always("delegations", .list(delegation))])),
    (
      "UnitWork",
      .object(
        counts + [
          .always("unit", .named("Named")), .always("at", moment),
          .always("waiting", .integer(least: 0), "Dossiers known to the unit that wait for their applicants."),
          .always(
            "officers",
            .list(.object(counts + [.always("officer", .orNull(person), "Null: taken by nobody yet.")])), "Most first."),
          .always(
            "steps",
            .list(
              .object(
                counts + [
                  .always("procedure", .named("Named")), .always("step", .named("Named")), .always("role", key),
                ])), "Most first."),
        ])
    ),
  ]

  private static let counts: [Schema.Member] = [
    .always("open", .integer(least: 0), "Open tasks."),
    .always("overdue", .integer(least: 0), "Of these, whose due moment has passed."),
    .always("dueToday", .integer(least: 0), "Of these, due later today."),
  ]

  static let person = Schema.object([.always("id", key), .always("name", .text())])
  private static let day = Schema.text(format: "date")

  private static let delegation = Schema.object([
    .always("number", .integer(least: 1)), .always("officer", person, "Who is absent."),
    .always("to", person, "Who acts in that officer's place."), .always("post", .orNull(post), "Null: every post."),
    .always("from", day), .always("until", day), .always("reason", .text()),
    .always(
      "state", .words(["coming", "running", "over", "ended"]),
      "`over` after its last day, `ended` when somebody ended it before."),
    .always("orderedBy", person), .always("orderedAt", moment), .always("endedBy", .orNull(person)),
    .always("endedAt", .orNull(moment)),
  ])
}
