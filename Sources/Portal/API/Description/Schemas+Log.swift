extension Schemas {
  /// What the log proves of itself.
  static let log: [(name: String, schema: Schema)] = [
    ("LogHead", .object([.always("size", .integer(least: 0), "Over how many entries."), .always("head", digest)])),
    (
      "LogState",
      .object([
        .always("size", .integer(least: 0), "Over how many entries."), .always("head", digest),
        .always("signed", .orNull(.named("SignedHead"))),
      ])
    ),
    (
      "SignedHead",
      .object([
        .always("size", .integer(least: 1)), .always("head", digest), .always("at", .text(format: "date-time")),
        .always("note", .text(), "The checkpoint with its signature; what is above speaks of it."),
        .always("key", digest, "SHA-256 of the key's SubjectPublicKeyInfo."),
        .always("timeStamp", .orNull(.text()), "A token of RFC 3161 over the note, in base64."),
      ])
    ),
    ("SignedHeads", .object([.always("heads", .list(.named("SignedHead"))), .always("next", .orNull(.text()))])),
    (
      "LogKeys",
      .object([
        .always("origin", .text(), "The name of the log, under which its keys sign."),
        .always(
          "keys",
          .list(
            .object([
              .always("id", digest), .always("since", .text(format: "date-time")), .always("pem", .text()),
              .always("verifier", .text()),
            ]))),
      ])
    ),
    (
      "LogInclusion",
      .object([
        .always("kind", .words(["inclusion"])), .always("position", .integer(least: 1), "Of the entry in the log."),
        .always("entry", .text(), "The entry as text; it holds no personal data."), .always("path", .list(digest)),
        .always("log", .named("LogHead")),
      ])
    ),
    (
      "LogReceipt",
      .object([
        .always("form", .words(["motcua-receipt/1"])), .always("authority", .text()), .always("dossier", .text()),
        .always("receivedAt", .text(format: "date-time")),
        .always("entry", .text(), "The entry as text; it holds no personal data."),
        .always("position", .integer(least: 1), "Of the entry in the log."), .always("path", .list(digest)),
        .always("head", .text(), "A signed checkpoint."),
        .always("timeStamp", .orNull(.text()), "A token of RFC 3161 over `head`, in base64."),
      ])
    ),
    (
      "FiledContent",
      .object([
        .always("form", .words(["motcua-content/1"])), .always("authority", .text()), .always("dossier", .text()),
        .always("content", .text(), "The answers and papers as text, as they were hashed (RFC 8785)."),
        .always("salt", .text(pattern: "^[0-9a-f]{32}$"), "What keeps the hash from being guessed."),
      ])
    ),
    (
      "LogConsistency",
      .object([
        .always("kind", .words(["consistency"])), .always("old", .named("LogHead")), .always("path", .list(digest)),
        .always("log", .named("LogHead")),
      ])
    ),
  ]
}
