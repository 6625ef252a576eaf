extension Schemas {
  /// What the log proves of itself.
  static let log: [(name: String, schema: Schema)] = [
    ("LogHead", .object([.always("size", .integer(least: 0), "Over how many entries."), .always("head", digest)])),
    (
      "LogInclusion",
      .object([
        .always("kind", .words(["inclusion"])), .always("position", .integer(least: 1), "Of the entry in the log."),
        .always("entry", .text(), "The entry as text; it holds no personal data."), .always("path", .list(digest)),
        .always("log", .named("LogHead")),
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
