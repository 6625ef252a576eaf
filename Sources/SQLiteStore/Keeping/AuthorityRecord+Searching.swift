import Dossiers
import OneStop
import Procedures
import Text

extension AuthorityRecord {
  /// The rarest of the words leads; the others are looked up for each dossier it finds.
  func search(_ query: SearchQuery) throws -> SearchPage {
    guard let lead = try leadingWord(of: query) else { return SearchPage(rows: [], next: nil) }
    let others = query.words.filter { $0 != lead.word }
    var found = try lead.isRare ? WordMerge(rare(lead.word, query)) : WordMerge(streams(of: lead.word, query))
    var rows: [DossierRow] = []
    var lookedAt = 0
    while let code = try found.next(self) {
      lookedAt += 1
      if try others.allSatisfy({ try has($0, dossier: code, query.units) }), let row = try row(of: code) {
        rows.append(row)
      }
      if rows.count == query.limit || lookedAt == Limits.dossiersOfPage {
        return SearchPage(rows: rows, next: try found.next(self) == nil ? nil : try self.code(code))
      }
    }
    return SearchPage(rows: rows, next: nil)
  }

  /// The word that the fewest dossiers have; counting ends where a word is no longer rare.
  private func leadingWord(of query: SearchQuery) throws -> (word: String, isRare: Bool)? {
    var best: (word: String, count: Int64)?
    for word in Set(query.words).sorted(by: { ($1.utf8.count, $0) < ($0.utf8.count, $1) }) {
      var count: Int64 = 0
      for unit in query.units {
        count +=
          try first(
            """
            SELECT count(*) FROM (SELECT 1 FROM term
              WHERE authority = ?1 AND unit = ?2 AND word >= ?3 AND word < ?3 || char(1114111) LIMIT ?4)
            """, authority, unit.text, word, Limits.rareWord + 1
          ) { row in row.int(0) } ?? 0
      }
      if count < best?.count ?? .max { best = (word, count) }
    }
    return best.map { ($0.word, $0.count <= Limits.rareWord) }
  }

  /// All dossiers that have a rare word.
  private func rare(_ word: String, _ query: SearchQuery) throws -> [WordStream] {
    try query.units.map { unit in
      let codes = try all(
        """
        SELECT dossier FROM term
        WHERE authority = ?1 AND unit = ?2 AND word >= ?3 AND word < ?3 || char(1114111) AND +dossier < ?4
        """, authority, unit.text, word, query.start
      ) { row in row.text(0) }
      // Sorted here: asked for an order, SQLite would go through all dossiers instead of the few that have the word.
      return WordStream(Set(codes).sorted())
    }
  }

  /// One stream for each unit and each word that begins so; within a word the dossiers stand in order already.
  private func streams(of beginning: String, _ query: SearchQuery) throws -> [WordStream] {
    var streams: [WordStream] = []
    for unit in query.units {
      var words: [String] = []
      while let word = try first(
        """
        SELECT word FROM term WHERE authority = ?1 AND unit = ?2 AND word >= ?3 AND word < ?4 || char(1114111)
        ORDER BY word LIMIT 1
        """, authority, unit.text, words.last.map { $0 + "\u{1}" } ?? beginning, beginning, read: { row in row.text(0) }
      ) {
        guard words.count < Limits.wordsOfBeginning else { throw UseRefusal.searchTooWide(beginning: beginning) }
        words.append(word)
      }
      streams += words.map { WordStream(unit: unit.text, word: $0, before: query.start) }
    }
    return streams
  }

  private func has(_ word: String, dossier code: String, _ units: [Key<Unit>]) throws -> Bool {
    for unit in units {
      let isThere = try exists(
        """
        SELECT 1 FROM term
        WHERE authority = ?1 AND dossier = ?2 AND unit = ?3 AND word >= ?4 AND word < ?4 || char(1114111)
        """, authority, code, unit.text, word)
      if isThere { return true }
    }
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

extension SearchQuery {
  /// Before which code, in the order of the alphabet, the page begins.
  fileprivate var start: String { after?.text ?? "\u{10FFFF}" }
}
