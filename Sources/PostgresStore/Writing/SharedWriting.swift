internal import RecordKeeping

/// What may be written while others write to the record of the same authority: rows of the thing alone that the work holds,
/// and rows that nobody else writes. Whatever is not named here needs the whole record.
enum SharedWriting {
  private static let insertions: Set = [
    "attachment", "candidate", "command", "content", "dossier", "entry", "outbox", "person", "reading", "series",
    "sight", "tally", "task", "term", "undecided_finding", "upload_count",
  ]
  private static let changes: Set = ["candidate", "dossier", "task", "upload"]
  private static let deletions: Set = ["candidate", "person", "task", "term", "undecided_finding", "without_persons"]

  /// Refuses a statement that writes something else.
  static func check(_ sql: String) throws(StoreFailure) {
    let words = sql.split(maxSplits: 3, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace).map { word in
      String(word).replacing("\"", with: "")
    }
    let isFine =
      switch words.first {
      case "SELECT", "SAVEPOINT", "ROLLBACK", "RELEASE": true
      case "INSERT": words.count > 2 && words[1] == "INTO" && insertions.contains(words[2])
      case "UPDATE": words.count > 1 && changes.contains(words[1])
      case "DELETE": words.count > 2 && words[1] == "FROM" && deletions.contains(words[2])
      default: false
      }
    guard isFine else {
      throw .needsWhole("beside others it is not written: " + words.prefix(3).joined(separator: " "))
    }
  }
}
