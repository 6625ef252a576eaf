import Dossiers
import OneStop
import Procedures
import Text

extension AuthorityRecord {
  func search(_ query: SearchQuery) throws -> SearchPage {
    let found: FoundPage<DossierRow> = try find(
      FoundQuery(
        words: query.words, lanes: query.units.map(\.text), before: query.after?.text ?? .last, limit: query.limit),
      in: .dossiers, read: row)
    return SearchPage(rows: found.rows, next: try found.next.map { try code($0) })
  }

  /// Things in which every word is found, the last by the alphabet first. The rarest of the words leads; the others are
  /// looked up for each thing it finds.
  func find<Row>(
    _ query: FoundQuery, in table: TermTable, read: (String) throws -> Row?
  ) throws -> FoundPage<Row> {
    guard let lead = try leadingWord(of: query, table) else { return FoundPage(rows: [], next: nil) }
    let others = query.words.filter { $0 != lead.word }
    var found =
      try lead.isRare ? WordMerge(rare(lead.word, query, table)) : WordMerge(streams(of: lead.word, query, table))
    var rows: [Row] = []
    var lookedAt = 0
    while let code = try found.next(self) {
      lookedAt += 1
      if try others.allSatisfy({ try has($0, code, query.lanes, table) }), let row = try read(code) {
        rows.append(row)
      }
      if rows.count == query.limit || lookedAt == SearchLimits.dossiersOfPage {
        return FoundPage(rows: rows, next: try found.next(self) == nil ? nil : code)
      }
    }
    return FoundPage(rows: rows, next: nil)
  }

  /// The word that the fewest have; counting ends where a word is no longer rare.
  private func leadingWord(of query: FoundQuery, _ table: TermTable) throws -> (word: String, isRare: Bool)? {
    var best: (word: String, count: Int64)?
    for word in Set(query.words).sorted(by: { ($1.utf8.count, $0) < ($0.utf8.count, $1) }) {
      var count: Int64 = 0
      for lane in query.lanes {
        count += try first(table.count, authority, lane, word, SearchLimits.rareWord + 1) { row in row.int(0) } ?? 0
      }
      if count < best?.count ?? .max { best = (word, count) }
    }
    return best.map { ($0.word, $0.count <= SearchLimits.rareWord) }
  }

  /// All that have a rare word.
  private func rare(_ word: String, _ query: FoundQuery, _ table: TermTable) throws -> [WordStream] {
    try query.lanes.map { lane in
      let codes = try all(table.rare, authority, lane, word, query.before) { row in row.text(0) }
      // Sorted here: asked for an order, SQLite would go through all of them instead of the few that have the word.
      return WordStream(Set(codes).sorted())
    }
  }

  /// One stream for each lane and each word that begins so; within a word they stand in order already.
  private func streams(of beginning: String, _ query: FoundQuery, _ table: TermTable) throws -> [WordStream] {
    var streams: [WordStream] = []
    for lane in query.lanes {
      var words: [String] = []
      while let word = try first(
        table.nextWord, authority, lane, words.last.map { $0 + "\u{1}" } ?? beginning, beginning,
        read: { row in row.text(0) }
      ) {
        guard words.count < SearchLimits.wordsOfBeginning else { throw UseRefusal.searchTooWide(beginning: beginning) }
        words.append(word)
      }
      streams += words.map { WordStream(table, lane: lane, word: $0, before: query.before) }
    }
    return streams
  }

  private func has(_ word: String, _ code: String, _ lanes: [String], _ table: TermTable) throws -> Bool {
    for lane in lanes where try exists(table.has, authority, code, lane, word) { return true }
    return false
  }

  private static let listedDossier: SQL =
    "SELECT " + DossierColumns.names + " FROM dossier WHERE authority = ? AND code = ?"

  private func row(of code: String) throws -> DossierRow? {
    try first(
      AuthorityRecord.listedDossier, authority, code
    ) { row in DossierColumns(row, from: 0) }?.row(in: self)
  }
}

/// What is looked for by words, and in which lanes: whoever may see is part of the query.
struct FoundQuery {
  let words: [String]
  let lanes: [String]
  /// Before which one, in the order of the alphabet, the page begins.
  let before: String
  let limit: Int
}

/// What was found of it.
struct FoundPage<Row> {
  let rows: [Row]
  let next: String?
}

extension String {
  /// Behind every code.
  static let last = "\u{10FFFF}"
}
