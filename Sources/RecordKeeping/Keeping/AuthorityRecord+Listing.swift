import Documents
import Dossiers
import OneStop
import Text

/// Whether what is derived of the log is derived of all of it, and of nothing else.
extension AuthorityRecord {
  func listedEntry(of subject: RecordSubject) throws -> StoredEntry? {
    guard let reference = try lastReference(of: subject), let entry = try readable({ try entry(at: reference) }) else {
      return nil
    }
    return entry.subject == subject ? entry : nil
  }

  private func lastReference(of subject: RecordSubject) throws -> Int64? {
    switch subject {
    case .dossier(let code):
      try first("SELECT last_position FROM dossier WHERE authority = ? AND code = ?", authority, code.text) {
        $0.int(0)
      }
    case .document(let key):
      try first("SELECT last_position FROM document WHERE authority = ? AND number = ?", authority, key.number) {
        $0.int(0)
      }
    }
  }

  func unlistedEntries(from first: Int64, through last: Int64) throws -> [StoredEntry] {
    let entries = try all(
      """
      SELECT position, dossier, version FROM entry WHERE authority = ? AND position >= ? AND position <= ?
      ORDER BY position DESC
      """, authority, first, last
    ) { row in (position: row.int(0), subject: row.text(1)) }
    var listed: [String: Int64] = [:]
    var unlisted: [StoredEntry] = []
    for entry in entries {
      // What is about nothing that there can be is a fault of the log itself.
      guard let subject = RecordSubject(entry.subject) else { continue }
      let end = try listed[entry.subject] ?? listedEntry(of: subject)?.position ?? 0
      listed[entry.subject] = end
      guard end < entry.position, let stored = try self.entry(at: entry.position) else { continue }
      unlisted.append(stored)
    }
    return unlisted
  }

  /// What is not as this program writes it is as if it were not there.
  func readable<Value>(_ read: () throws -> Value?) throws -> Value? {
    do { return try read() } catch let failure as StoreFailure where failure.code == .unexpectedValue { return nil }
  }

  func listedVersion(of subject: RecordSubject) throws -> Int {
    let version =
      switch subject {
      case .dossier(let code):
        try first("SELECT version FROM dossier WHERE authority = ? AND code = ?", authority, code.text) { $0.int(0) }
      case .document(let key):
        try first("SELECT version FROM document WHERE authority = ? AND number = ?", authority, key.number) {
          $0.int(0)
        }
      }
    return Int(version ?? 0)
  }

  func listedVersions(of codes: Set<DossierCode>) throws -> [DossierCode: Int] {
    let rows = try all(
      "SELECT code, version FROM dossier WHERE authority = ? AND code IN (SELECT value FROM json_each(?))", authority,
      list(texts: codes.map(\.text))
    ) { row in (code: row.text(0), version: Int(row.int(1))) }
    return Dictionary(
      rows.compactMap { row in DossierCode(row.code).map { ($0, row.version) } }, uniquingKeysWith: { one, _ in one })
  }

  func isUnknown(_ subject: RecordSubject) throws -> Bool {
    let found = try first(
      """
      SELECT count(*), sum(CASE WHEN dossier = ? THEN 1 ELSE 0 END) FROM entry WHERE authority = ? AND position > 0
      """, subject.text, authority
    ) { row in (entries: row.int(0), about: row.intOrNil(1) ?? 0) }
    return try found?.about == 0 && found?.entries == logSize()
  }

  var derivedTables: [String] {
    ["dossier", "document"] + AuthorityRecord.dossierTables + AuthorityRecord.documentTables + ["document_term"]
  }

  func strayRows(in table: String) throws -> Int {
    switch table {
    case "dossier": try malformedCodes().count
    case "document": try counted("SELECT count(*)" + AuthorityRecord.numberless)
    case "document_term":
      try strayPlaces().reduce(0) { sum, place in
        try sum
          + (first(
            "SELECT count(*) FROM document_term WHERE authority = ? AND document = ?", authority, place
          ) { Int($0.int(0)) } ?? 0)
      }
    default: try counted("SELECT count(*)" + strays(in: table))
    }
  }

  func removeStrayRows(in table: String) throws {
    switch table {
    case "dossier":
      for code in try malformedCodes() {
        try run("DELETE FROM dossier WHERE authority = ? AND code = ?", authority, code)
      }
    case "document": try run("DELETE" + AuthorityRecord.numberless, authority)
    case "document_term":
      for place in try strayPlaces() {
        try run("DELETE FROM document_term WHERE authority = ? AND document = ?", authority, place)
      }
    default: try run("DELETE" + strays(in: table), authority)
    }
  }

  func removeProjection(of subject: RecordSubject) throws {
    lastRow.forget()
    switch subject {
    case .dossier(let code):
      for table in AuthorityRecord.dossierTables {
        try run("DELETE FROM " + .name(table) + " WHERE authority = ? AND dossier = ?", authority, code.text)
      }
      try run("DELETE FROM dossier WHERE authority = ? AND code = ?", authority, code.text)
    case .document(let key):
      for table in AuthorityRecord.documentTables {
        try run("DELETE FROM " + .name(table) + " WHERE authority = ? AND document = ?", authority, key.number)
      }
      try run("DELETE FROM document_term WHERE authority = ? AND document = ?", authority, key.place)
      try run("DELETE FROM document WHERE authority = ? AND number = ?", authority, key.number)
    }
  }

  private func counted(_ sql: SQL) throws -> Int { try first(sql, authority) { Int($0.int(0)) } ?? 0 }

  /// Tables with rows of dossiers, by the code.
  private static let dossierTables = [
    "task", "sight", "term", "person", "without_persons", "candidate", "undecided_finding",
  ]
  /// Tables with rows of documents, by the number.
  private static let documentTables = ["document_dossier", "document_identity", "document_sight", "document_task"]

  private func strays(in table: String) -> SQL {
    let isOfDossiers = AuthorityRecord.dossierTables.contains(table)
    let (listed, key, column) = isOfDossiers ? ("dossier", "code", "dossier") : ("document", "number", "document")
    // By the dossier, so that its neighbours are looked for in pages that are at hand.
    let order: SQL = table == "term" ? " INDEXED BY term_dossier" : ""
    return " FROM " + .name(table) + order + " WHERE authority = ?1 AND NOT EXISTS (SELECT 1 FROM " + .name(listed)
      + " AS listed WHERE listed.authority = ?1 AND listed." + .name(key) + " = " + .name(table) + "." + .name(column)
      + ")"
  }

  private static let numberless: SQL = " FROM document WHERE authority = ? AND number < 1"

  /// Codes in the list of dossiers that are none.
  private func malformedCodes() throws -> [String] {
    var (malformed, after) = ([String](), "")
    while case let codes = try allCodes(after: after, limit: 1000), let last = codes.last {
      malformed += codes.filter { DossierCode($0) == nil }
      after = last
    }
    return malformed
  }

  /// Every text that stands in the list of dossiers as a code behind one, in order.
  func allCodes(after code: String, limit: Int) throws -> [String] {
    try all(
      "SELECT code FROM dossier WHERE authority = ? AND code > ? ORDER BY code LIMIT ?", authority, code, limit
    ) { row in row.text(0) }
  }

  /// Places by which words name documents that there are not.
  private func strayPlaces() throws -> [String] {
    var (stray, after) = ([String](), "")
    while true {
      let places = try all(
        """
        SELECT DISTINCT document FROM document_term WHERE authority = ? AND document > ? ORDER BY document LIMIT 1000
        """, authority, after
      ) { row in row.text(0) }
      guard let last = places.last else { return stray }
      for place in places {
        let number = Int(place) ?? 0
        let isListed =
          try number >= 1 && DocumentKey(number: number).place == place
          && exists("SELECT 1 FROM document WHERE authority = ? AND number = ?", authority, number)
        if !isListed { stray.append(place) }
      }
      after = last
    }
  }
}
