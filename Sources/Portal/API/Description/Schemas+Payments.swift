import Dossiers

extension Schemas {
  /// What the API says of payments on line.
  static let payments: [(name: String, schema: Schema)] = [
    (
      "BegunPayment",
      .object([
        .always("reference", .text(), "By what the platform and the office know it."),
        .always("amount", amount, "In đồng."), .always("address", .text(), "Where the applicant pays."),
      ])
    ),
    (
      "PaymentNewsAnswer",
      .object([.always("error_code", .text(), "`0`: it is kept."), .always("message", .text())])
    ),
    ("Payments", .object([.always("payments", .list(payment)), .always("next", .orNull(.text()))])),
    ("PaymentQuestions", .object([.always("questions", .list(question)), .always("next", .orNull(.text()))])),
    (
      "PaymentReconciliation",
      .object([
        .always("day", .text(format: "date")), .always("asked", .integer(least: 0), "Payments asked about just now."),
        .always(
          "sums",
          .list(
            .object([
              .always("partner", .text()), .always("state", states), .always("count", .integer(least: 0)),
              .always("amount", amount),
            ])), "Of the payments begun on the day."), .always("questions", .list(question), "All that are open."),
      ])
    ),
    ("SettledQuestion", .object([.always("question", .integer(least: 1))])),
  ]

  private static let states = Schema.words(OnlinePayment.Status.allCases.map(\.rawValue))

  private static let payment = Schema.object([
    .always("reference", .text()), .always("dossier", code), .always("unit", key), .always("partner", .text()),
    .always("amount", amount), .always("state", states), .always("words", .named("Words")), .always("begunAt", moment),
  ])

  private static let question = Schema.object([
    .always("question", .integer(least: 1), "By which it is settled."), .always("reference", .text()),
    .always("dossier", .orNull(code)), .always("unit", key),
    .always("doubt", .words(PaymentDoubt.allCases.map(\.rawValue))), .always("words", .named("Words")),
    .always("amount", .orNull(amount)), .always("transaction", .text()), .always("raisedAt", moment),
    .always("settledAt", .orNull(moment)), .always("settledBy", .orNull(key)), .always("reason", .orNull(.text())),
  ])
}
