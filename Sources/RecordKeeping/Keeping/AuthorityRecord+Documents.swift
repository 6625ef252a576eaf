import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func append(
    _ entry: NewDocumentEntry, content: StoredContent?, projection: DocumentProjection
  ) throws -> Int64 {
    let before = try first(
      "SELECT version, last_position FROM document WHERE authority = ? AND number = ?", authority, entry.document.number
    ) { row in (version: row.int(0), last: row.int(1)) }
    guard (before?.version ?? 0) + 1 == Int64(entry.version) else {
      throw StoreFailure(
        .constraint, doing: "appending to the log",
        message: "version \(entry.version) does not follow \(before?.version ?? 0)")
    }
    let position = try append(
      .document(entry.document), version: entry.version, previous: before?.last, entry.body, entry.leaf, content)
    try keep(projection, lastPosition: position)
    return position
  }

  func entries(of key: DocumentKey) throws -> [StoredEntry] {
    try entries(
      backFrom: first(
        "SELECT last_position FROM document WHERE authority = ? AND number = ?", authority, key.number
      ) { row in row.int(0) }, of: .document(key))
  }

  func replace(_ projection: DocumentProjection) throws {
    let kept = try first(
      "SELECT last_position FROM document WHERE authority = ? AND number = ?", authority, projection.row.key.number
    ) { row in row.int(0) }
    guard let last = try projection.last.map({ try reference(ofEntryAt: $0) }) ?? kept else {
      throw damaged("a document to replace is missing")
    }
    try keep(projection, lastPosition: last)
  }

  private func keep(_ projection: DocumentProjection, lastPosition: Int64) throws {
    let (row, number) = (projection.row, projection.row.key.number)
    try run(
      """
      INSERT INTO document (authority, number, direction, agency, unit, state, kind, urgency, secrecy, is_secret, medium,
        version, created_at, due, ended_at, entry_year, entry_number, entry_text, entry_day, work_file, handlers,
        last_position, content)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, number) DO UPDATE SET direction = excluded.direction, agency = excluded.agency,
        unit = excluded.unit, state = excluded.state, kind = excluded.kind, urgency = excluded.urgency,
        secrecy = excluded.secrecy, is_secret = excluded.is_secret, medium = excluded.medium,
        version = excluded.version, created_at = excluded.created_at, due = excluded.due, ended_at = excluded.ended_at,
        entry_year = excluded.entry_year, entry_number = excluded.entry_number, entry_text = excluded.entry_text,
        entry_day = excluded.entry_day, work_file = excluded.work_file, handlers = excluded.handlers,
        last_position = excluded.last_position, content = excluded.content
      """, authority, number, row.direction.rawValue, row.agency.text, row.unit.text, row.state.rawValue,
      row.kind?.rawValue, row.urgency.rawValue, row.secrecy.rawValue, row.secrecy != .none, row.medium.rawValue,
      row.version, row.createdAt, row.due, row.endedAt, row.entry?.year, row.entry?.number, row.entry?.text,
      row.entry?.day.number, row.workFile?.number, list(row.handlers), lastPosition,
      row.content?.json.canonicalText)
    try keepAround(projection, number)
  }

  /// What stands about it in other tables: few rows, and most entries change some of them. The others are left alone, with
  /// their indexes.
  private func keepAround(_ projection: DocumentProjection, _ number: Int) throws {
    let viewers = try all(
      "SELECT viewer FROM document_sight WHERE authority = ? AND document = ?", authority, number
    ) { row in row.text(0) }
    if Set(viewers) != Set(projection.viewers.map(\.text)) {
      try run("DELETE FROM document_sight WHERE authority = ? AND document = ?", authority, number)
      for viewer in projection.viewers {
        try run(
          "INSERT INTO document_sight (authority, viewer, document) VALUES (?, ?, ?)", authority, viewer.text, number)
      }
    }
    try run("DELETE FROM document_task WHERE authority = ? AND document = ?", authority, number)
    for wait in projection.waits {
      try run(
        "INSERT INTO document_task (authority, viewer, due, document, task) VALUES (?, ?, ?, ?, ?)", authority,
        wait.viewer.text, wait.due?.milliseconds ?? .max, number, wait.task)
    }
    try run("DELETE FROM document_dossier WHERE authority = ? AND document = ?", authority, number)
    for dossier in projection.dossiers {
      try run(
        "INSERT INTO document_dossier (authority, dossier, document) VALUES (?, ?, ?)", authority, dossier.text, number)
    }
    let identities = try all(
      "SELECT sender, identity FROM document_identity WHERE authority = ? AND document = ?", authority, number
    ) { row in DocumentIdentity(sender: row.text(0), id: row.text(1)) }
    if identities != [projection.identity].compactMap(\.self) {
      try run("DELETE FROM document_identity WHERE authority = ? AND document = ?", authority, number)
      if let identity = projection.identity {
        try run(
          "INSERT INTO document_identity (authority, sender, identity, document) VALUES (?, ?, ?, ?)", authority,
          identity.sender, identity.id, number)
      }
    }
    try keepWords(of: projection)
  }

  /// Words are many and change seldom: they are written again only where they differ.
  private func keepWords(of projection: DocumentProjection) throws {
    let place = projection.row.key.place
    let wanted = projection.viewers.flatMap { viewer in projection.terms.map { [viewer.text, $0] } }
    let kept = try all(
      "SELECT viewer, word FROM document_term WHERE authority = ? AND document = ?", authority, place
    ) { row in [row.text(0), row.text(1)] }
    // In the order in which they stand, and never in that of a set: the same work writes the same pages everywhere.
    let (isWanted, isKept) = (Set(wanted), Set(kept))
    for word in kept where !isWanted.contains(word) {
      try run(
        "DELETE FROM document_term WHERE authority = ? AND viewer = ? AND word = ? AND document = ?", authority,
        word[0], word[1], place)
    }
    for word in wanted where !isKept.contains(word) {
      try run(
        "INSERT INTO document_term (authority, viewer, word, document) VALUES (?, ?, ?, ?)", authority, word[0],
        word[1], place)
    }
  }

  func documentProjection(of key: DocumentKey) throws -> DocumentProjection? {
    do { return try storedProjection(of: key) } catch let failure as StoreFailure where failure.code == .unexpectedValue
    {
      return nil
    } catch is JSONError {
      return nil
    }
  }

  private func storedProjection(of key: DocumentKey) throws -> DocumentProjection? {
    let isSecret = try first(
      "SELECT is_secret FROM document WHERE authority = ? AND number = ?", authority, key.number
    ) { row throws(StoreFailure) in try row.mark(0) }
    guard let isSecret, let row = try document(key.number), isSecret == (row.secrecy != .none) else { return nil }
    let viewers = try all(
      "SELECT viewer FROM document_sight WHERE authority = ? AND document = ? ORDER BY viewer", authority, key.number
    ) { row in row.text(0) }
    let waits = try all(
      "SELECT viewer, task, due FROM document_task WHERE authority = ? AND document = ?", authority, key.number
    ) { row in (row.text(0), Int(row.int(1)), row.int(2)) }
    let dossiers = try all(
      "SELECT dossier FROM document_dossier WHERE authority = ? AND document = ?", authority, key.number
    ) { row in row.text(0) }
    let identities = try all(
      "SELECT sender, identity FROM document_identity WHERE authority = ? AND document = ?", authority, key.number
    ) { row in DocumentIdentity(sender: row.text(0), id: row.text(1)) }
    guard identities.count <= 1, let words = try words(of: key, for: viewers) else { return nil }
    return DocumentProjection(
      row: row, viewers: try viewers.map(viewer),
      waits: try waits.map {
        DocumentWait(try viewer($0.0), task: $0.1, due: $0.2 == .max ? nil : Instant(milliseconds: $0.2))
      }, dossiers: try dossiers.map { try code($0) }, identity: identities.first, terms: words,
      last: try listedEntry(of: .document(key))?.position ?? 0)
  }

  /// The words by which a document is found; nil when some viewer finds it by others, or nobody who may see it.
  private func words(of key: DocumentKey, for viewers: [String]) throws -> [String]? {
    let rows = try all(
      "SELECT viewer, word FROM document_term WHERE authority = ? AND document = ?", authority, key.place
    ) { row in (viewer: row.text(0), word: row.text(1)) }
    let words = Dictionary(grouping: rows, by: \.word).mapValues { Set($0.map(\.viewer)) }
    let all = Set(viewers)
    return words.values.allSatisfy { $0 == all } ? words.keys.sorted() : nil
  }

  func documents(named identity: DocumentIdentity, _ direction: DocumentDirection) throws -> [DocumentKey] {
    try all(
      """
      SELECT document.number FROM document_identity JOIN document
        ON document.authority = document_identity.authority AND document.number = document_identity.document
      WHERE document_identity.authority = ? AND document_identity.sender = ? AND document_identity.identity = ?
        AND document.direction = ? ORDER BY document.number DESC LIMIT 20
      """, authority, identity.sender, identity.id, direction.rawValue
    ) { row in Int(row.int(0)) }.map { DocumentKey(number: $0) }
  }

  func viewer(_ text: String) throws(StoreFailure) -> DocumentViewer {
    guard let viewer = DocumentViewer(text) else { throw damaged("a viewer of a document is not well-formed") }
    return viewer
  }

  func documentKeys(after key: DocumentKey?, limit: Int) throws -> [DocumentKey] {
    try all(
      "SELECT number FROM document WHERE authority = ? AND number > ? ORDER BY number LIMIT ?", authority,
      key?.number ?? 0, limit
    ) { row in Int(row.int(0)) }.map { DocumentKey(number: $0) }
  }

  func workFile(_ number: WorkFileNumber) throws -> WorkFile? {
    try first(
      AuthorityRecord.workFile + " WHERE authority = ? AND number = ?", authority, number.number,
      read: WorkFileColumns.init
    )?.file(in: self)
  }

  func workFiles(
    of agencies: [Key<Procedures.Unit>], after number: WorkFileNumber?, limit: Int
  ) throws -> [WorkFile] {
    var files: [WorkFile] = []
    for agency in agencies {
      files += try all(
        AuthorityRecord.workFile + " WHERE authority = ? AND agency = ? AND number < ? ORDER BY number DESC LIMIT ?",
        authority, agency.text, number?.number ?? .max, limit, read: WorkFileColumns.init
      ).map { try $0.file(in: self) }
    }
    return Array(files.sorted { $0.number.number > $1.number.number }.prefix(limit))
  }

  func openDocuments(in file: WorkFileNumber, limit: Int) throws -> [DocumentKey] {
    try all(AuthorityRecord.openInFile, authority, file.number, limit) { row in Int(row.int(0)) }.map {
      DocumentKey(number: $0)
    }
  }

  func save(_ file: WorkFile) throws {
    try run(
      """
      INSERT INTO work_file (authority, number, agency, title, years, opened_at, opened_by, closed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (authority, number) DO UPDATE SET closed_at = excluded.closed_at
      """, authority, file.number.number, file.agency.text, file.title, file.years, file.openedAt, file.openedBy.text,
      file.closedAt)
  }

  static let openInFile: SQL = """
    SELECT number FROM document WHERE authority = ? AND work_file = ? AND ended_at IS NULL ORDER BY number LIMIT ?
    """

  private static let workFile: SQL = """
    SELECT number, agency, title, years, opened_at, opened_by, closed_at FROM work_file
    """
}

extension DocumentKey {
  /// The key as words name it: fifteen figures, so that the order of texts is that of numbers.
  var place: String { String(repeating: "0", count: max(0, 15 - String(number).utf8.count)) + String(number) }
}

/// The columns of a file of work, as they were read.
private struct WorkFileColumns {
  let number: Int
  let texts: (agency: String, title: String, by: String)
  let years: Int?
  let openedAt: Instant
  let closedAt: Instant?

  init(_ row: borrowing Row) {
    number = Int(row.int(0))
    texts = (row.text(1), row.text(2), row.text(5))
    years = row.intOrNil(3).map { Int($0) }
    openedAt = row.instant(4)
    closedAt = row.instantOrNil(6)
  }

  func file(in record: AuthorityRecord) throws -> WorkFile {
    guard number >= 1 else { throw record.damaged("a file of work has no number") }
    return WorkFile(
      number: WorkFileNumber(number: number), agency: try record.key(texts.agency), title: texts.title, years: years,
      openedAt: openedAt, openedBy: try record.key(texts.by), closedAt: closedAt)
  }
}
