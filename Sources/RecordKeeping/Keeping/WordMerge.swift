/// A table of words: what each lane may see by each word, and its statements.
struct TermTable: Sendable {
  /// How many a lane has that begin so, as far as a limit.
  let count: SQL
  /// All of a lane that begin so, before one.
  let rare: SQL
  /// The next word of a lane that begins so.
  let nextWord: SQL
  /// Whether a lane has one thing by a word that begins so.
  let has: SQL
  /// Those of a lane that have one word, the last by the alphabet first.
  let stream: SQL

  /// The words of dossiers, by unit.
  static let dossiers = TermTable(
    count: """
      SELECT count(*) FROM (SELECT 1 FROM term
        WHERE authority = ?1 AND unit = ?2 AND word >= ?3 AND word < ?3 || char(1114111) LIMIT ?4) AS found
      """,
    rare: """
      SELECT dossier FROM term
      WHERE authority = ?1 AND unit = ?2 AND word >= ?3 AND word < ?3 || char(1114111) AND dossier || '' < ?4
      """,
    nextWord: """
      SELECT word FROM term WHERE authority = ?1 AND unit = ?2 AND word >= ?3 AND word < ?4 || char(1114111)
      ORDER BY word LIMIT 1
      """,
    has: """
      SELECT 1 FROM term
      WHERE authority = ?1 AND dossier = ?2 AND unit = ?3 AND word >= ?4 AND word < ?4 || char(1114111)
      """,
    stream: """
      SELECT dossier FROM term WHERE authority = ? AND unit = ? AND word = ? AND dossier < ?
      ORDER BY dossier DESC LIMIT ?
      """)

  /// The words of official documents, by viewer.
  static let documents = TermTable(
    count: """
      SELECT count(*) FROM (SELECT 1 FROM document_term
        WHERE authority = ?1 AND viewer = ?2 AND word >= ?3 AND word < ?3 || char(1114111) LIMIT ?4) AS found
      """,
    rare: """
      SELECT document FROM document_term
      WHERE authority = ?1 AND viewer = ?2 AND word >= ?3 AND word < ?3 || char(1114111) AND document || '' < ?4
      """,
    nextWord: """
      SELECT word FROM document_term WHERE authority = ?1 AND viewer = ?2 AND word >= ?3 AND word < ?4 || char(1114111)
      ORDER BY word LIMIT 1
      """,
    has: """
      SELECT 1 FROM document_term
      WHERE authority = ?1 AND document = ?2 AND viewer = ?3 AND word >= ?4 AND word < ?4 || char(1114111)
      """,
    stream: """
      SELECT document FROM document_term WHERE authority = ? AND viewer = ? AND word = ? AND document < ?
      ORDER BY document DESC LIMIT ?
      """)
}

/// What one lane may see and has one word, the last by the alphabet first, read as it is needed.
struct WordStream {
  private let table: TermTable
  private let lane: String
  private let word: String
  /// The oldest first: the last is the next one.
  private var ready: [String]
  private var before: String
  private var hasMore: Bool
  private var amount = 8

  init(_ table: TermTable, lane: String, word: String, before: String) {
    (self.table, self.lane, self.word, self.before) = (table, lane, word, before)
    ready = []
    hasMore = true
  }

  /// Dossiers that were read already, the oldest first.
  init(_ codes: [String]) {
    (table, lane, word, before) = (.dossiers, "", "", "")
    ready = codes
    hasMore = false
  }

  /// The next dossier, which stays the next one.
  mutating func head(_ record: AuthorityRecord) throws(StoreFailure) -> String? {
    if ready.isEmpty, hasMore {
      let codes = try record.all(table.stream, record.authority, lane, word, before, amount) { row in row.text(0) }
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

  mutating func next(_ record: AuthorityRecord) throws(StoreFailure) -> String? {
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
