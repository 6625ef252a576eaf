extension Schemas {
  /// What was found about the signatures of a paper or a document.
  static let signature = Schema.object([
    .always("policy", key), .always("verdict", .words(["valid", "undecided", "invalid"])),
    .always("words", .named("Words")), .always("code", .orNull(.text()), "ETSI EN 319 102-1: `TRY_LATER`."),
    .always("reason", .named("Words")), .always("signers", .list(.text())), .always("at", moment),
    .always("evidence", .orNull(digest), "What it stands on, for officers: `GET /dossiers/{code}/evidence/{sha256}`."),
  ])

  /// A document that was signed with an action, and what has become of it.
  static let signedDocument = Schema.object([
    .always("at", moment), .always("by", .named("Words")), .always("action", .named("Named")),
    .always("result", .flag, "Whether it is the result of the procedure."), .always("name", .text()),
    .always("sha256", digest), .always("bytes", .integer(least: 1)), .always("type", .text()),
    .always("signature", .orNull(signature)),
    .always(
      "seal", .orNull(seal), "The authority's seal beside a result: a `.p7s` file that is got as papers are."),
    .always("standing", .words(["done", "waiting", "accepted", "declined", "dropped"]), "What has become of it."),
    .always("standingWords", .named("Words")),
    .always(
      "acceptance",
      .orNull(
        .object([.always("at", moment), .always("by", .named("Words")), .always("reason", .orNull(.text()))])),
      "Who decided that it counts although it was undecided, and why."),
  ])

  /// `waiting`, or `affixed` with what is known of the file that carries it.
  static let seal = Schema.object([
    .always("status", .words(["waiting", "affixed"])), .maybe("sha256", .text(pattern: "^[0-9a-f]{64}$")),
    .maybe("bytes", .integer(least: 1)),
    .maybe("certificate", .text(pattern: "^[0-9a-f]{64}$"), "SHA-256 of the seal's certificate."),
    .maybe("stamped", .flag, "Whether a time stamp proves when."),
  ])
}
