import Dossiers
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func append(_ entry: NewEntry, content: StoredContent?, projection: Projection) throws -> Int64 {
    let before = try lastRow.take(entry.dossier) ?? row(of: entry.dossier)
    guard (before?.version ?? 0) + 1 == Int64(entry.version) else {
      throw StoreFailure(
        .constraint, doing: "appending to the log",
        message: "version \(entry.version) does not follow \(before?.version ?? 0)")
    }
    let position = try append(
      .dossier(entry.dossier), version: entry.version, previous: before?.positions.last, entry.body, entry.leaf,
      content)
    try keep(
      projection,
      Positions(
        last: position, answers: entry.setsAnswers ? position : before?.positions.answers ?? position,
        lookup: entry.setsLookup ? position : before?.positions.lookup), before: before)
    return position
  }

  private static let rowOfDossier =
    "SELECT " + StandingRow.names + " FROM dossier WHERE authority = ? AND code = ?"
  private static let heldRowOfDossier = rowOfDossier + " FOR UPDATE OF dossier"

  func row(of code: DossierCode) throws -> StandingRow? {
    try first(
      hold.isShared ? AuthorityRecord.heldRowOfDossier : AuthorityRecord.rowOfDossier, authority, code.text
    ) { row in StandingRow(row, from: 0) }
  }

  /// Writes a row of the log behind the last one, or one that is placed later, and the content beside it.
  ///
  /// - Returns: The reference of the entry.
  func append(
    _ subject: RecordSubject, version: Int, previous: Int64?, _ body: String, _ leaf: [UInt8], _ content: StoredContent?
  ) throws -> Int64 {
    if hold.placesLater {
      let row = try first(
        """
        INSERT INTO entry (authority, dossier, version, previous, body, leaf) VALUES (?, ?, ?, ?, ?, ?) RETURNING id
        """, authority, subject.text, version, previous, body, leaf
      ) { row in row.int(0) }
      guard let row else { throw damaged("an entry was written and has no number") }
      if let content {
        try run(
          "INSERT INTO content (entry, salt, body) VALUES (?2, ?3, ?4)", authority, row, content.salt, content.body)
      }
      return AuthorityRecord.ticket(ofRow: row)
    }
    let position = try logSize() + 1
    try run(
      "INSERT INTO entry (authority, position, dossier, version, previous, body, leaf) VALUES (?, ?, ?, ?, ?, ?, ?)",
      authority, position, subject.text, version, previous, body, leaf)
    if let content {
      try run(
        "INSERT INTO content (entry, salt, body) VALUES (last_insert_rowid(), ?2, ?3)", authority, content.salt,
        content.body)
    }
    try growTree(to: position)
    return position
  }

  func entries(of code: DossierCode) throws -> [StoredEntry] {
    try entries(
      backFrom: first(
        "SELECT last_position FROM dossier WHERE authority = ? AND code = ?", authority, code.text
      ) { row in row.int(0) }, of: .dossier(code))
  }

  func entries(through entry: StoredEntry) throws -> [StoredEntry] {
    try entries(backFrom: entry.position, of: entry.subject)
  }

  /// The entries of a dossier or document from its last one back to its first, oldest first.
  func entries(backFrom last: Int64?, of subject: RecordSubject) throws -> [StoredEntry] {
    var entries: [StoredEntry] = []
    var (reference, later) = (last, Int64.max)
    while let at = reference {
      guard let found = try row(at: at) else { throw damaged("entry \(at) of the log is missing") }
      guard found.entry.subject == subject else { throw damaged("entry \(at) of the log is not about \(subject)") }
      // The numbers of rows only ever grow, so a damaged pointer cannot lead round in a circle.
      guard found.id < later else { throw damaged("an entry points forward, to \(at)") }
      entries.append(found.entry)
      (reference, later) = (found.previous, found.id)
    }
    return entries.reversed()
  }

  func entry(at reference: Int64) throws -> StoredEntry? { try row(at: reference)?.entry }

  /// An entry by its reference, the number of its row, and the reference of the one before it about the same subject.
  private func row(at reference: Int64) throws -> (entry: StoredEntry, id: Int64, previous: Int64?)? {
    let row = AuthorityRecord.row(of: reference)
    let columns: SQL = "SELECT position, dossier, version, body, leaf, previous, id FROM entry WHERE authority = ? AND "
    let found = try first(columns + (row == nil ? "position = ?" : "id = ?"), authority, row ?? reference) { row in
      (row.intOrNil(0), row.text(1), row.int(2), row.text(3), row.bytes(4), row.intOrNil(5), row.int(6))
    }
    return try found.map { (try entry($0.0 ?? reference, $0.1, $0.2, $0.3, $0.4), $0.6, $0.5) }
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
      """
      SELECT position, dossier, version, body, leaf FROM entry WHERE authority = ? AND position > 0
      ORDER BY position DESC LIMIT 1
      """, authority
    ) { row in (row.int(0), row.text(1), row.int(2), row.text(3), row.bytes(4)) }
    .map { try entry($0.0, $0.1, $0.2, $0.3, $0.4) }
  }

  func content(ofEntryAt reference: Int64, of subject: RecordSubject) throws -> StoredContent? {
    if let row = AuthorityRecord.row(of: reference) {
      return try first(
        """
        SELECT content.salt, content.body FROM entry JOIN content ON content.entry = entry.id
        WHERE entry.authority = ? AND entry.id = ? AND entry.dossier = ?
        """, authority, row, subject.text
      ) { row in StoredContent(salt: row.bytes(0), body: row.text(1)) }
    }
    return try first(
      """
      SELECT content.salt, content.body FROM entry JOIN content ON content.entry = entry.id
      WHERE entry.authority = ? AND entry.position = ? AND entry.dossier = ?
      """, authority, reference, subject.text
    ) { row in StoredContent(salt: row.bytes(0), body: row.text(1)) }
  }

  func entry(
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
