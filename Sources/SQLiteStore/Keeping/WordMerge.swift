/// The dossiers that one unit may see and that have one word, newest first, read as they are needed.
struct WordStream {
  private let unit: String
  private let word: String
  /// The oldest first: the last is the next one.
  private var ready: [String]
  private var before: String
  private var hasMore: Bool
  private var amount = 8

  init(unit: String, word: String, before: String) {
    (self.unit, self.word, self.before) = (unit, word, before)
    ready = []
    hasMore = true
  }

  /// Dossiers that were read already, the oldest first.
  init(_ codes: [String]) {
    (unit, word, before) = ("", "", "")
    ready = codes
    hasMore = false
  }

  /// The next dossier, which stays the next one.
  mutating func head(_ record: AuthorityRecord) throws(SQLiteFailure) -> String? {
    if ready.isEmpty, hasMore {
      let codes = try record.all(
        """
        SELECT dossier FROM term WHERE authority = ? AND unit = ? AND word = ? AND dossier < ?
        ORDER BY dossier DESC LIMIT ?
        """, record.authority, unit, word, before, amount
      ) { row in row.text(0) }
      hasMore = codes.count == amount
      before = codes.last ?? before
      amount = min(amount * 2, 256)
      ready = codes.reversed()
    }
    return ready.last
  }

  mutating func drop(_ code: String) {
    if ready.last == code { ready.removeLast() }
  }
}

/// Streams merged into one, newest first, each dossier once.
struct WordMerge {
  private var streams: [WordStream]

  init(_ streams: [WordStream]) {
    self.streams = streams
  }

  mutating func next(_ record: AuthorityRecord) throws(SQLiteFailure) -> String? {
    var newest: String?
    for index in streams.indices {
      guard let head = try streams[index].head(record) else { continue }
      if head > newest ?? "" { newest = head }
    }
    guard let newest else { return nil }
    for index in streams.indices { streams[index].drop(newest) }
    return newest
  }
}
