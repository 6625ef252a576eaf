import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func append(_ entry: NewEntry, content: StoredContent?, projection: Projection) throws -> Int64 {
    let before = try first(
      """
      SELECT version, last_position, answers_position, lookup_position, late_after, late_cause, handled_at, is_rated
      FROM dossier WHERE authority = ? AND code = ?
      """, authority, entry.dossier.text
    ) { row in
      (
        version: row.int(0), last: row.int(1), answers: row.int(2), lookup: row.intOrNil(3),
        timeliness: TimelinessColumns(row, from: 4)
      )
    }
    guard (before?.version ?? 0) + 1 == Int64(entry.version) else {
      throw StoreFailure(
        .constraint, doing: "appending to the log",
        message: "version \(entry.version) does not follow \(before?.version ?? 0)")
    }
    let position = try append(
      .dossier(entry.dossier), version: entry.version, previous: before?.last, entry.body, entry.leaf, content)
    try keep(
      projection, isNew: before == nil,
      Positions(
        last: position, answers: entry.setsAnswers ? position : before?.answers ?? position,
        lookup: entry.setsLookup ? position : before?.lookup), timeliness: before?.timeliness)
    return position
  }

  /// Writes a row of the log behind the last one, and the content beside it.
  func append(
    _ subject: RecordSubject, version: Int, previous: Int64?, _ body: String, _ leaf: [UInt8], _ content: StoredContent?
  ) throws -> Int64 {
    let position = try logSize() + 1
    try run(
      "INSERT INTO entry (authority, position, dossier, version, previous, body, leaf) VALUES (?, ?, ?, ?, ?, ?, ?)",
      authority, position, subject.text, version, previous, body, leaf)
    if let content {
      try run(
        "INSERT INTO content (entry, salt, body) VALUES (last_insert_rowid(), ?, ?)", content.salt, content.body)
    }
    try growTree(to: position)
    return position
  }

  func entries(of code: DossierCode) throws -> [StoredEntry] {
    try entries(
      backFrom: first(
        "SELECT last_position FROM dossier WHERE authority = ? AND code = ?", authority, code.text
      ) { row in row.int(0) })
  }

  /// The entries of a dossier or document from its last one back to its first, oldest first.
  func entries(backFrom last: Int64?) throws -> [StoredEntry] {
    var entries: [StoredEntry] = []
    var position = last
    while let at = position {
      let found = try first(
        "SELECT position, dossier, version, body, leaf, previous FROM entry WHERE authority = ? AND position = ?",
        authority, at
      ) { row in (row.int(0), row.text(1), row.int(2), row.text(3), row.bytes(4), row.intOrNil(5)) }
      guard let found else { throw damaged("entry \(at) of the log is missing") }
      entries.append(try entry(found.0, found.1, found.2, found.3, found.4))
      // Positions only ever grow, so a damaged pointer cannot lead round in a circle.
      guard found.5.map({ $0 < at }) ?? true else { throw damaged("entry \(at) points forward") }
      position = found.5
    }
    return entries.reversed()
  }

  func entries(from position: Int64, limit: Int) throws -> [StoredEntry] {
    let rows = try all(
      """
      SELECT position, dossier, version, body, leaf FROM entry WHERE authority = ? AND position >= ?
      ORDER BY position LIMIT ?
      """, authority, position, limit
    ) { row in (row.int(0), row.text(1), row.int(2), row.text(3), row.bytes(4)) }
    return try rows.map { try entry($0.0, $0.1, $0.2, $0.3, $0.4) }
  }

  func lastEntry() throws -> StoredEntry? {
    try first(
      "SELECT position, dossier, version, body, leaf FROM entry WHERE authority = ? ORDER BY position DESC LIMIT 1",
      authority
    ) { row in (row.int(0), row.text(1), row.int(2), row.text(3), row.bytes(4)) }
    .map { try entry($0.0, $0.1, $0.2, $0.3, $0.4) }
  }

  func content(ofEntryAt position: Int64) throws -> StoredContent? {
    try first(
      """
      SELECT content.salt, content.body FROM entry JOIN content ON content.entry = entry.id
      WHERE entry.authority = ? AND entry.position = ?
      """, authority, position
    ) { row in StoredContent(salt: row.bytes(0), body: row.text(1)) }
  }

  private func entry(
    _ position: Int64, _ subject: String, _ version: Int64, _ body: String, _ leaf: [UInt8]
  ) throws -> StoredEntry {
    guard let subject = RecordSubject(subject) else { throw damaged("what an entry is about is not well-formed") }
    return StoredEntry(position: position, subject: subject, version: Int(version), body: body, leaf: leaf)
  }

  func code(_ text: String) throws(StoreFailure) -> DossierCode {
    guard let code = DossierCode(text) else { throw damaged("a dossier code is not well-formed") }
    return code
  }
}

/// Where in the log a dossier's last entry and its current content stand.
struct Positions {
  let last: Int64
  let answers: Int64
  let lookup: Int64?
}
