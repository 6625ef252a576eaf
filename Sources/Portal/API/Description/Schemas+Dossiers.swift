import Dossiers

extension Schemas {
  static let filing: [(name: String, schema: Schema)] = [
    (
      "Upload",
      .object([
        .always("upload", upload), .always("sha256", digest), .always("name", .text()),
        .always("bytes", .integer(least: 1)), .always("type", .text()),
        .always(
          "scan", .words(["clean", "waiting", "none"]), "What the office's virus scanner has said; `none` without one."),
      ])
    ),
    (
      "Submission",
      .object([
        .always("answers", .anyObject(), "The answers, by the names of the form's fields; for a file an `upload`."),
        .maybe("papers", .list(paper, most: Limits.papers)),
        .maybe("channel", channel, "`online` without a token; at the desk `counter` (when not said) or `postal`."),
        .maybe("language", .words(["vi", "en"]), "In which the applicant is told things; when not said, in both."),
      ])
    ),
    (
      "ApplicationAsked",
      .object([
        .always("answers", .anyObject(), "The answers, as in a submission."),
        .maybe("papers", .list(paper, most: Limits.papers), "The papers, without the one that is to be signed."),
        .maybe("format", .words(["pdf", "xml"]), "`pdf` when not said."),
        .maybe("language", .words(["vi", "en"]), "`vi` when not said."),
      ])
    ),
    (
      "StatementAsked",
      .object([
        .maybe(
          "task", .integer(least: 1), "Where several are asked; the first on which it is possible when not said."),
        .maybe(
          "supplement",
          .object([.maybe("answers", .anyObject()), .maybe("papers", .list(paper, most: Limits.papers))]),
          "What is handed in, as with the action."),
        .maybe("reason", .text(most: 4000), "The reason, as with the action: a letter that is signed may quote it."),
        .maybe("format", .words(["pdf", "xml"]), "`pdf` when not said."),
        .maybe("language", .words(["vi", "en"]), "`vi` when not said."),
      ])
    ),
    (
      "Receipt",
      .object([
        .always("code", code), .always("secret", .text(), "What the applicant shows to see the dossier."),
        .always("version", version), .always("tracking", .text(format: "uri")),
      ])
    ),
    (
      "Action",
      .object([
        .always("task", .integer(least: 1)), .always("action", key), .maybe("reason", .orNull(.text(most: 4000))),
        .maybe(
          "items",
          .list(
            .object([
              .always("item", .text(), "`field:so-hieu` or `part:giay-uy-quyen`."), .maybe("remark", .text(most: 4000)),
            ]), most: Limits.papers)),
        .maybe(
          "supplement",
          .object([.maybe("answers", .anyObject()), .maybe("papers", .list(paper, most: Limits.papers))])),
        .maybe(
          "payment",
          .object([
            .always("amount", amount, "In đồng: all that is owed."), .always("means", .words(["cash", "transfer"])),
            .maybe("reference", .orNull(.text(most: 4000)), "The number of the receipt or of the transfer."),
          ])),
        .maybe(
          "signed", .object([.always("upload", .text(pattern: "^[0-9a-f]{32}$"))]),
          "The signed document, where the action asks for one (`signature`)."),
      ])
    ),
    (
      "Changed",
      .object([
        .always("code", code), .always("version", version),
        .maybe(
          "waits", .named("Words"),
          "What an action waits for that was not done: somebody is asked about its undecided document."),
      ])
    ),
    (
      "Session",
      .object([
        .always("token", .text()), .always("expiresAt", moment),
        .always("officer", .object([.always("id", key), .always("name", .text())])),
        .always(
          "positions",
          .list(
            .object([
              .always("unit", key), .always("role", key),
              .maybe("for", key, "The absent officer whose position it is, while it is delegated."),
            ]))), .maybe("mustEnrol", .flag, "The token is good only for making a second factor."),
        .maybe("recoveryLeft", .integer(least: 0), "Recovery codes that are left, when one was used."),
      ])
    ),
  ]

  static let dossier: [(name: String, schema: Schema)] = [
    (
      "Dossier",
      .object([
        .always("code", code), .always("procedure", .named("Named")),
        .always(
          "place",
          .object([
            .always("id", key), .always("name", .named("Words")), .always("kind", .words(["step", "end"])),
            .always("outcome", .orNull(.words(["granted", "refused", "withdrawn", "stopped"]))),
          ])), .always("version", version), .always("channel", channel), .always("submittedAt", moment),
        .always("due", .orNull(moment)), .always("endedAt", .orNull(moment)),
        .always("provisional", .flag, "A year of the calendar is not officially published yet."),
        .always("remaining", .orNull(remaining)), .always("late", .flag), .always("paused", .flag),
        .always("applicant", .orNull(applicant)),
        .always(
          "account",
          .orNull(
            .object([
              .always("provider", key),
              .always("assured", .flag, "Whether the provider has proved the personal number of the account."),
              .always("applicant", .flag, "Whether the applicant is the person of the account."),
            ])), "The account by which whoever filed it had logged in; null for somebody who had not."),
        .always(
          "answers",
          .list(
            .object([
              .always("section", key), .always("name", .named("Words")),
              .always(
                "rows",
                .list(
                  .object([
                    .always("field", key), .always("label", .named("Words")), .always("value", .named("Words")),
                    .always("personal", .flag),
                  ]))),
            ]))), .always("papers", .list(keptPaper)),
        .always("answeredFiles", .list(answeredFile), "Files that answer a question; got as papers are."),
        .always("tasks", .list(task)), .always("actions", .list(offer)),
        .always(
          "asked",
          .list(
            .object([
              .always("item", .text()), .always("name", .named("Words")), .always("remark", .text()),
            ])), "What is asked of the applicant now."), .always("askedReason", .orNull(.text())),
        .always("charges", .list(charge), "What the applicant has to pay."),
        .always("owed", amount, "What is to be paid now, in đồng."),
        .always("admission", .orNull(admission), "For what is received by intakes."),
        .always("paid", amount, "What was paid and not given back."), .always("waived", amount),
        .always("refunded", amount, "What was paid and given back."),
        .always("apologisedAt", .orNull(moment), "When the office apologised and named a new date."),
        .always("payableOnline", .flag, "Whether the applicant can pay on line now (`beginPayment`)."),
        .always(
          "payments",
          .list(
            .object([
              .always("reference", .text()), .always("amount", amount), .always("begunAt", moment),
              .always("state", .words(OnlinePayment.Status.allCases.map(\.rawValue))),
              .always("words", .named("Words")),
            ])), "Payments that were begun on line."),
        .always(
          "receipts",
          .list(
            .object([
              .always("reference", .text()), .always("name", .text()), .always("sha256", digest),
              .always("bytes", .integer(least: 0)),
            ])), "Receipts of what was paid on line; got as papers are."),
        .always("transfer", .orNull(transfer), "How to pay it by a transfer; null when nothing is owed."),
        .always(
          "timeline",
          .list(
            .object([
              .always("at", moment), .always("by", .named("Words")), .always("text", .named("Words")),
              .always("note", .orNull(.text())),
            ]))), .always("messages", .list(message), "Between applicant and office, oldest first."),
        .always("rating", .orNull(rating), "By the applicant, after the end."),
        .always("letters", .list(.object(letterRow))),
        .always("signed", .list(signedDocument), "Signed documents that came with actions; got as papers are."),
        .maybe("openedBy", .orNull(.text()), "For officers: the official document that opened it."),
        .maybe(
          "documents", .list(.named("DocumentRow")),
          "For officers: official documents that have to do with it, as far as the officer may see them."),
        .always("notices", .list(notice), "What the applicant was told."),
        .always(
          "days",
          .list(
            .object([
              .always("date", .text(format: "date")), .always("counted", .flag), .always("reason", .named("Words")),
            ])), "How the due date comes about."),
        .always(
          "entries",
          .list(.object([.always("register", .named("Named")), .always("number", .text()), .always("at", moment)])),
          "What was written into registers."),
        .always("collectedAt", .orNull(moment), "When the result was handed over; null for one received on line."),
        .always(
          "retention",
          .orNull(
            .object([
              .always("until", .orNull(.text(format: "date")), "The last day; null is for ever."),
              .always("legal", .orNull(.text()), "The legal ground."),
              .maybe("heldBack", .flag, "For officers: whether one holds it back from being erased."),
              .always("erasedAt", .orNull(moment), "When what is personal was erased; nothing of it comes again."),
            ])), "How long the dossier is kept, once it has ended."),
        .maybe("lookup", .orNull(lookup), "For officers."),
      ])
    ),
    (
      "Letter",
      .object(
        letterRow + [
          .always("agency", .named("Words")), .always("code", code), .always("qr", .flag),
          .always("model", .orNull(.text())), .always("place", .orNull(.named("Words"))),
          .always("blocks", .list(block)),
        ])
    ),
  ]

  static let code = Schema.text(pattern: "^[0-9A-Z.-]+-[0-9]{6}-[0-9]{4,}$")
  static let version = Schema.integer(least: 1)
  private static let upload = Schema.text(pattern: "^[0-9a-f]{32}$")
  private static let paper = Schema.object([.always("part", key), .always("upload", upload)])

  private static let applicant = Schema.object([
    .always("name", .text()), .always("identity", .orNull(.text())), .always("phone", .orNull(.text())),
    .always("email", .orNull(.text())), .always("address", .orNull(.text())),
    .always(
      "owner",
      .orNull(
        .object([
          .always("name", .text()), .always("relation", .named("Words")), .always("identity", .orNull(.text())),
        ])), "Whose dossier it is, when somebody else files it."),
  ])

  private static let keptPaper = Schema.object([
    .always("part", .named("Named")), .always("name", .text()), .always("sha256", digest),
    .always("bytes", .integer(least: 1)), .always("type", .text()),
    .always("signature", .orNull(signature), "For a part that has to be signed and came on line."),
  ])

  private static let answeredFile = Schema.object([
    .always("field", .named("Named")), .always("name", .text()), .always("sha256", digest),
    .always("bytes", .integer(least: 1)), .always("type", .text()),
  ])

  private static let transfer = Schema.object([
    .always("bin", .text(pattern: "^[0-9]{6}$"), "The bank."), .always("account", .text()), .always("name", .text()),
    .always("amount", amount), .always("reference", .text(), "What the transfer has to say."),
    .always("payload", .text(), "The text of the VietQR code (EMV QRCPS, NAPAS)."),
  ])

  private static let message = Schema.object([
    .always("at", moment), .always("by", .named("Words")), .always("from", .words(["applicant", "officer"])),
    .always("text", .orNull(.text()), "Null once erased."),
  ])

  private static let rating = Schema.object([
    .always("at", moment), .always("stars", .integer(least: 1, most: 5)), .always("comment", .orNull(.text())),
  ])

  private static let charge = Schema.object([
    .always("fee", .named("Named")), .always("amount", amount),
    .always("status", .words(["expected", "owed", "free", "paid", "refunded", "waived", "cancelled"])),
    .always("standing", .named("Words")), .always("why", .orNull(.named("Words"))),
    .always("legal", .orNull(.text())), .maybe("at", moment), .maybe("means", .words(["cash", "transfer", "online"])),
  ])

  private static let admission = Schema.object([
    .always("intake", .named("Named")), .always("choices", .list(.named("Named")), "Schools, in order."),
    .always("turn", .integer(least: 1), "Which choice has its turn."), .always("results", .orNull(moment)),
    .always("confirmation", .orNull(moment)), .always("seat", .orNull(.named("Named"))),
    .always("points", .orNull(.text())),
  ])

  private static let task = Schema.object([
    .always("task", .integer(least: 1)), .always("step", .named("Named")),
    .always("by", .words(["officer", "applicant", "date"]), "`date`: a date of the intake is waited for."),
    .always("post", .orNull(post)), .always("openedAt", moment), .always("due", .orNull(moment)),
    .always("endsAt", .orNull(moment), "When the clock acts by itself, at the end of a wait."),
    .always("asksAbout", .orNull(key), "The action whose undecided document somebody is to decide about."),
    .maybe("officer", .orNull(key), "Who has taken it; for officers."),
  ])

  private static let offer = Schema.object([
    .always("task", .integer(least: 1)), .always("action", key), .always("name", .named("Words")),
    .always("by", .words(["officer", "applicant"])),
    .always("needs", .list(.words(["reason", "items", "supplement", "payment"]))),
    .always("possible", .flag),
    .always(
      "effects", .list(.words(["extends", "pays", "waives", "stays"])), "What it does besides leading on."),
    .always("letters", .list(key), "The letters that it issues."),
    .always("signature", .orNull(key), "The policy that the document in `signed` has to meet; null when none comes."),
    .always(
      "held", .orNull(.words(["waiting", "accepted"])),
      "An undecided document that somebody is asked about, or that was accepted: then `signed` may be left out."),
    .always(
      "why", .orNull(.object([.always("code", .text()), .always("vi", .text()), .always("en", .text())])),
      "Why it is not possible now."),
  ])

  private static let letterRow: [Schema.Member] = [
    .always("index", .integer(least: 1)), .always("letter", key), .always("title", .named("Words")),
    .always("number", .text()), .always("at", moment),
    .always("seal", .orNull(seal), "The authority's seal; null where none belongs."),
  ]

  private static let block = Schema.either([
    .object([.always("text", .named("Words"))]),
    .object([
      .always("rows", .list(.object([.always("label", .named("Words")), .always("value", .named("Words"))])))
    ]),
    .object([
      .always(
        "table",
        .object([
          .always("heading", .named("Words")), .always("columns", .list(.named("Words"))),
          .always("rows", .list(.list(.named("Words")))),
        ]))
    ]), .object([.always("signatures", .list(.named("Words")))]),
    .object([
      .always(
        "transfer",
        .object([
          .always("heading", .named("Words")), .always("bin", .text()), .always("account", .text()),
          .always("name", .text()), .always("amount", amount), .always("reference", .text()),
          .always("payload", .text()),
        ]))
    ]),
  ])

  private static let notice = Schema.object([
    .always("notice", key), .always("at", moment), .always("subject", .named("Words")),
    .always("text", .list(.named("Words")), "The paragraphs."),
    .always(
      "sent",
      .list(
        .object([
          .always("by", .words(["mail", "message"])), .always("state", .words(["waiting", "trying", "done", "dead"])),
          .always("at", .orNull(moment), "When it was done, or given up."),
        ])), "The ways by which it is sent; empty when it stands here alone."),
  ])

  private static let lookup = Schema.object([
    .always("register", .named("Named")), .always("verdict", .words(["khop", "sai-khac", "khong-co"])),
    .always("words", .named("Words"), "The verdict in words."),
    .always("entry", .text(), "What names the entry in the register; empty when there is none."),
    .always(
      "fields",
      .list(
        .object([
          .always("field", key), .always("label", .named("Words")), .always("registered", .text()),
          .always("asked", .orNull(.text())), .always("agrees", .flag),
        ]))),
  ])
}
