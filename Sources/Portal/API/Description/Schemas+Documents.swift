import Documents
import Exchange
import OneStop

extension Schemas {
  static let documents: [(name: String, schema: Schema)] = [
    ("Documents", .object([.always("documents", .list(.named("DocumentRow"))), .always("next", .orNull(.text()))])),
    (
      "DocumentTasks",
      .object([
        .always(
          "tasks",
          .list(
            .object([
              .always("document", .named("DocumentRow")),
              .always("task", .orNull(.integer(least: 1)), "The assignment; null for the document as a whole."),
              .always("due", .orNull(moment)), .always("remaining", .orNull(remaining)),
            ]))), .always("next", .orNull(.text())),
      ])
    ),
    (
      "DocumentRow",
      .object(
        documentHead + documentContent + [
          .always("workFile", .orNull(.text())),
          .always("handlers", .list(.named("Named")), "Units that handle it, the leading one first."),
        ])
    ),
    (
      "OfficialDocument",
      .object(
        documentHead + documentContent + [
          .always("authenticity", .orNull(.named("Named")), "What was found when it arrived; null for what leaves."),
          .always("waitsForSeal", .flag, "The server is to put the authority's seal on its files."),
          .always(
            "seals",
            .list(
              .object([
                .always("sha256", digest, "Of the sealed file."), .always("certificate", digest),
                .always("stamped", .flag, "Whether a time stamp proves when."),
              ])), "What the server has sealed."),
          .always("askedBack", .flag, "The sender asks it back, and nobody has answered."),
          .always("answers", .orNull(documentKey)), .always("answeredBy", .list(documentKey)),
          .always("replacedBy", .orNull(documentKey)), .always("dossiers", .list(.text())),
          .always("replaces", .orNull(documentKey)),
          .always("opened", .orNull(.text()), "The dossier that it opened."),
          .always("workFile", .orNull(.object([.always("number", .text()), .always("title", .text())]))),
          .always(
            "deliveries",
            .list(
              .object([
                .always("receiver", shownParty), .always("withdrawn", .flag, "A receiver when it left, and no longer."),
                .always(
                  "outbox", .words(["none"] + OutboxRow.State.allCases.map(\.rawValue)),
                  "How far the last message to it has come; `none` for one that only paper reaches, or before it leaves."
                ),
                .always(
                  "status", .orNull(.named("Named")),
                  "What it told last, by the codes of the exchange: `01` to `06`, `15`, `16`."),
                .always("since", .orNull(moment)),
                .always("trouble", .orNull(.named("Words")), "Why the last message to it has not gone out."),
              ])), "How far it has come with each receiver, in their order; empty for what arrives."),
          .always(
            "files",
            .list(
              .object([
                .always("sha256", digest), .always("name", .text()), .always("bytes", .integer(least: 0)),
                .always("type", .text()),
              ]))),
          .always(
            "tasks",
            .list(
              .object([
                .always("task", .integer(least: 1)), .always("unit", .named("Named")), .always("lead", .flag),
                .always("officer", .orNull(person)), .always("due", .orNull(moment)),
                .always("takenAt", .orNull(moment)), .always("doneAt", .orNull(moment)),
              ]))),
          .always("actions", .list(.named("Named")), "What whoever asks can do now."),
          .always("takes", .list(.integer(least: 1)), "Assignments with which whoever asks could begin."),
          .always("reports", .list(.integer(least: 1)), "Assignments that whoever asks could report."),
          .always(
            "history",
            .list(
              .object([
                .always("at", moment), .always("by", .named("Words")), .always("text", .named("Words")),
                .always("note", .orNull(.text())),
              ]))),
        ])
    ),
    (
      "IncomingDocument",
      .object(
        [
          .always("agency", key), .maybe("kind", .orNull(kind), "Left out for one of no kind of the decree."),
          .maybe("typeName", .orNull(.text(most: 200))), .always("sender", party),
          .maybe("code", .orNull(.text(most: 60))),
          .maybe("date", .orNull(.text(format: "date"))),
          .maybe("due", .orNull(.text(format: "date")), "The older name of `answerBy`."),
        ] + said)
    ),
    (
      "OutgoingDocument",
      .object(
        [
          .always("agency", key), .maybe("unit", .orNull(key), "Who writes it; the agency when left out."),
          .always("kind", kind), .always("receivers", .list(party)), .maybe("dossier", .orNull(.text(most: 64))),
          .maybe("replaces", .orNull(documentKey), "The document, sent before, in whose place it comes."),
          .maybe("withResult", .flag, "Whether the signed result of `dossier` is added to the files."),
        ] + said)
    ),
    (
      "DocumentAction",
      .object([
        .always("action", .words(DocumentAction.allCases.map(\.rawValue))), .maybe("text", .orNull(.text(most: 4000))),
        .maybe(
          "assignees",
          .list(.object([.always("unit", key), .maybe("officer", .orNull(key)), .maybe("lead", .flag)]))),
        .maybe("due", .orNull(moment)), .maybe("task", .integer(least: 1)), .maybe("workFile", .text(most: 40)),
        .maybe("dossier", .text(most: 64)),
        .maybe(
          "upload", .text(pattern: "^[0-9a-f]{32}$"),
          "The signed file; left out for signature and seal on paper, or for the server's seal alone."),
        .maybe("policy", key),
        .maybe("draft", .named("OutgoingDocument")), .maybe("partner", key, "To whom a draft is handed over."),
        .maybe("subject", .text(most: 500)), .maybe("answerBy", .text(format: "date")),
        .maybe("addReceivers", .list(party, most: Documents.Limits.receivers)),
        .maybe(
          "removeReceivers", .list(.text(most: 60), most: Documents.Limits.receivers),
          "Codes of those who receive it no longer: they are asked to give it back."),
      ])
    ),
    (
      "DocumentRegister",
      .object([.always("entries", .list(.named("DocumentRow"))), .always("next", .orNull(.text()))])
    ),
    (
      "WorkFiles",
      .object([
        .always(
          "workFiles",
          .list(
            .object([
              .always("workFile", .text()), .always("agency", .named("Named")), .always("title", .text()),
              .always("openedAt", moment), .always("years", .orNull(.integer(least: 1)), "Null: for ever."),
              .always("closedAt", .orNull(moment)),
            ]))), .always("next", .orNull(.text())),
      ])
    ),
    (
      "DossierOpening",
      .object([
        .maybe("procedure", key, "When left out, the one that a document of this subject opens."),
        .maybe("answers", .anyObject(), "What the document does not say, by the fields of the form."),
        .maybe(
          "papers",
          .list(.object([.always("part", key), .always("upload", .text(pattern: "^[0-9a-f]{32}$"))]), most: 100)),
      ])
    ),
    (
      "DossierOpened",
      .object([.always("document", documentKey), .always("code", .text()), .always("version", .integer(least: 1))])
    ),
    ("DocumentChanged", .object([.always("document", documentKey), .always("version", .integer(least: 1))])),
  ]

  private static let documentKey = Schema.text(pattern: "^VB-[1-9][0-9]*$")
  private static let kind = Schema.words(DocumentKind.allCases.map(\.rawValue))
  private static let party = Schema.object([
    .always("name", .text(most: 200)), .maybe("code", .orNull(.text(most: 60)), "Its identification code."),
  ])
  private static let shownParty = Schema.object([.always("name", .text()), .always("code", .orNull(.text()))])

  /// What is said of a document that comes as of one that leaves.
  private static let said: [Schema.Member] = [
    .always("subject", .text(most: 500)), .maybe("urgency", .words(Urgency.allCases.map(\.name))),
    .maybe("secrecy", .words(Secrecy.allCases.map(\.rawValue))), .maybe("answers", .orNull(documentKey)),
    .maybe("answerBy", .orNull(.text(format: "date")), "Until when an answer is asked for."),
    .maybe("signer", .orNull(.text(most: 200))), .maybe("pages", .orNull(.integer(least: 1))),
    .maybe("copies", .orNull(.integer(least: 1))), .maybe("note", .orNull(.text(most: 4000))),
    .maybe("files", .list(.object([.always("upload", .text(pattern: "^[0-9a-f]{32}$"))]), most: 100)),
  ]

  private static let documentHead: [Schema.Member] = [
    .always("document", documentKey), .always("direction", .words(DocumentDirection.allCases.map(\.rawValue))),
    .always("agency", .named("Named")), .always("unit", .named("Named")), .always("state", .named("Named")),
    .always("urgency", .named("Named")), .always("secrecy", .named("Named")),
    .always("medium", .words(DocumentMedium.allCases.map(\.rawValue))), .always("version", .integer(least: 1)),
    .always("createdAt", moment), .always("kind", .orNull(.named("Named"))), .always("due", .orNull(moment)),
    .always("remaining", .orNull(remaining)), .always("endedAt", .orNull(moment)),
    .always("number", .orNull(.text()), "Of the register; for what leaves with its notation."),
    .always("numberedOn", .orNull(.text(format: "date"))),
  ]

  /// Null once it was erased, but for the codes of who sent it to whom, and its number and date there.
  private static let documentContent: [Schema.Member] = [
    .always("erasedAt", .orNull(moment), "When what it said was erased, with the dossier that it was about."),
    .always("subject", .orNull(.text())), .always("typeName", .orNull(.text())),
    .always("sender", .orNull(shownParty)), .always("receivers", .list(shownParty)),
    .always("code", .orNull(.text()), "Number and notation of the sender."),
    .always("date", .orNull(.text(format: "date"))),
    .always("answerBy", .orNull(.text(format: "date")), "Until when an answer is asked for."),
    .always("signer", .orNull(.text())),
    .always("pages", .orNull(.integer(least: 1))), .always("copies", .orNull(.integer(least: 1))),
    .always("note", .orNull(.text())),
    .always(
      "seal",
      .orNull(
        .object([
          .always("verdict", .named("Named")), .always("reason", .named("Words")), .always("signer", .orNull(.text())),
        ])), "What was found about the seal on the message that brought it."),
  ]
}
