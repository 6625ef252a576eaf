import Documents
import Dossiers
import Exchange
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension AuthorityRecord {
  func hasDocument(_ key: DocumentKey, for viewers: [DocumentViewer]) throws -> Bool {
    for viewer in viewers {
      let isSeen = try exists(
        "SELECT 1 FROM document_sight WHERE authority = ? AND viewer = ? AND document = ?", authority, viewer.text,
        key.number)
      if isSeen { return true }
    }
    return false
  }

  func document(_ number: Int) throws -> DocumentRow? {
    try first(
      "SELECT " + AuthorityRecord.documentColumns + " FROM document WHERE authority = ? AND number = ?", authority,
      number
    ) { row in DocumentColumns(row, from: 0) }?.row(in: self)
  }

  func documents(_ query: DocumentQuery) throws -> DocumentPage {
    guard query.words.isEmpty else { return try search(query) }
    var merge = NumberMerge(limit: query.limit)
    for viewer in query.viewers {
      let most = max(query.limit, query.isFiltering ? AuthorityRecord.documentsLookedAt : 0) + 1
      let found = try all(
        AuthorityRecord.seenDocuments, authority, viewer.text, query.after?.number ?? .max, query.direction?.rawValue,
        query.state?.rawValue, query.agency?.text, query.workFile?.number, most
      ) { row in (isShown: row.bool(0), columns: DocumentColumns(row, from: 1)) }
      merge.add(
        shown: found.filter(\.isShown).map(\.columns), stoppedAt: found.count == most ? found.last?.columns.number : nil
      )
    }
    let page = merge.page
    return DocumentPage(
      rows: try page.rows.map { try $0.row(in: self) }, next: page.next.map { DocumentKey(number: $0) })
  }

  /// Documents of a viewer that one page looks at where filters pass some over; behind them the next page goes on.
  private static let documentsLookedAt = 1000

  /// The statement that reads what a viewer may see, the latest first, and whether filters show it.
  static let seenDocuments: SQL =
    """
    SELECT (?4 IS NULL OR direction = ?4) AND (?5 IS NULL OR state = ?5) AND (?6 IS NULL OR agency = ?6)
      AND (?7 IS NULL OR work_file IS NOT DISTINCT FROM ?7),
    """ + documentColumns + """
       FROM document_sight CROSS JOIN document
        ON document.authority = document_sight.authority AND document.number = document_sight.document
      WHERE document_sight.authority = ?1 AND document_sight.viewer = ?2 AND document_sight.document < ?3
      ORDER BY document_sight.document DESC LIMIT ?8
      """

  private func search(_ query: DocumentQuery) throws -> DocumentPage {
    let found: FoundPage<DocumentRow> = try find(
      FoundQuery(
        words: query.words, lanes: query.viewers.map(\.text), before: query.after?.place ?? .last, limit: query.limit),
      in: .documents
    ) { place in
      guard let number = Int(place), let row = try document(number) else { return nil }
      return query.shows(row) ? row : nil
    }
    return DocumentPage(
      rows: found.rows, next: found.next.flatMap { Int($0) }.map { DocumentKey(number: $0) })
  }

  func documentWaits(_ query: DocumentWaitQuery) throws -> [DocumentWaitRow] {
    var rows: [DocumentWaitRow] = []
    for viewer in query.viewers {
      rows += try all(
        AuthorityRecord.waitingDocuments, authority, viewer.text,
        query.after.map { $0.due?.milliseconds ?? .max } ?? .min, query.after?.key.number ?? 0, query.after?.task ?? 0,
        query.limit
      ) { row in (due: row.int(0), task: Int(row.int(1)), columns: DocumentColumns(row, from: 2)) }
      .map { found in
        DocumentWaitRow(
          wait: DocumentWait(
            viewer, task: found.task, due: found.due == .max ? nil : Instant(milliseconds: found.due)),
          document: try found.columns.row(in: self))
      }
    }
    return Array(rows.sorted { $0.cursor < $1.cursor }.prefix(query.limit))
  }

  /// The statement that reads what waits for a viewer.
  static let waitingDocuments: SQL =
    "SELECT document_task.due, document_task.task, " + documentColumns + """
       FROM document_task CROSS JOIN document
        ON document.authority = document_task.authority AND document.number = document_task.document
      WHERE document_task.authority = ? AND document_task.viewer = ?
        AND (document_task.due, document_task.document, document_task.task) > (?, ?, ?)
      ORDER BY document_task.due, document_task.document, document_task.task LIMIT ?
      """

  func documentRegister(_ query: DocumentRegisterQuery) throws -> DocumentRegisterPage {
    let most = max(query.limit, AuthorityRecord.documentsLookedAt) + 1
    let after = query.after
    let found = try all(
      AuthorityRecord.registeredDocuments, authority, query.agency.text, query.direction.rawValue, query.isSecret,
      after?.day.number ?? query.from.number, after?.number ?? 0, after?.key.number ?? 0, query.through.number,
      list(texts: query.viewers.map(\.text)), most
    ) { row in (isShown: row.bool(0), columns: DocumentColumns(row, from: 1)) }
    var rows: [DocumentRow] = []
    for (index, entry) in found.enumerated() {
      if entry.isShown { rows.append(try entry.columns.row(in: self)) }
      guard rows.count == query.limit || index == most - 2, index + 1 < found.count else { continue }
      return DocumentRegisterPage(rows: rows, next: entry.columns.registerCursor)
    }
    return DocumentRegisterPage(rows: rows, next: nil)
  }

  /// The statement that reads a register by its index, and whether an entry may be seen.
  static let registeredDocuments: SQL =
    """
    SELECT EXISTS (SELECT 1 FROM document_sight WHERE document_sight.authority = document.authority
      AND document_sight.document = document.number AND document_sight.viewer IN (SELECT value FROM json_each(?9))),
    """ + documentColumns + """
       FROM document INDEXED BY document_register
      WHERE authority = ?1 AND agency = ?2 AND direction = ?3 AND is_secret = ?4 AND entry_day IS NOT NULL
        AND (entry_day, entry_number, number) > (?5, ?6, ?7) AND entry_day <= ?8
      ORDER BY entry_day, entry_number, number LIMIT ?10
      """

  func documentKeys(linkedTo code: DossierCode) throws -> [DocumentKey] {
    try all(
      "SELECT document FROM document_dossier WHERE authority = ? AND dossier = ? ORDER BY document", authority,
      code.text
    ) { row in Int(row.int(0)) }.filter { $0 >= 1 }.map { DocumentKey(number: $0) }
  }

  func documents(linkedTo code: DossierCode, for viewers: [DocumentViewer]) throws -> [DocumentRow] {
    let numbers = try all(
      "SELECT document FROM document_dossier WHERE authority = ? AND dossier = ? ORDER BY document LIMIT 500",
      authority, code.text
    ) { row in Int(row.int(0)) }
    return try numbers.compactMap { number in
      guard number >= 1, try hasDocument(DocumentKey(number: number), for: viewers) else { return nil }
      return try document(number)
    }
  }

  static let documentColumns: SQL = """
    document.number, document.direction, document.agency, document.unit, document.state, document.kind,
    document.urgency, document.secrecy, document.medium, document.version, document.created_at, document.due,
    document.ended_at, document.entry_year, document.entry_number, document.entry_text, document.entry_day,
    document.work_file, document.handlers, document.content
    """
}

extension DocumentQuery {
  /// Whether not everything is shown that may be seen.
  fileprivate var isFiltering: Bool { direction != nil || state != nil || agency != nil || workFile != nil }

  fileprivate func shows(_ row: DocumentRow) -> Bool {
    (direction ?? row.direction) == row.direction && (state ?? row.state) == row.state
      && (agency ?? row.agency) == row.agency && (workFile == nil || workFile == row.workFile)
  }
}

/// Documents of several viewers merged into one list, the latest first, each once.
private struct NumberMerge {
  private let limit: Int
  private var rows: [Int: DocumentColumns] = [:]
  /// Nothing before it was looked at for some viewer.
  private var bound = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(shown: [DocumentColumns], stoppedAt: Int?) {
    for columns in shown { rows[columns.number] = columns }
    bound = max(bound, stoppedAt ?? 0)
  }

  var page: (rows: [DocumentColumns], next: Int?) {
    let known = rows.values.filter { $0.number >= bound }.sorted { $0.number > $1.number }
    let shown = Array(known.prefix(limit))
    if known.count > limit { return (shown, shown.last?.number) }
    return (shown, bound > 0 ? bound : nil)
  }
}

/// The columns of a document in a list, as they were read.
struct DocumentColumns {
  let number: Int
  private let texts: (direction: String, agency: String, unit: String, state: String, kind: String?)
  private let marks: (urgency: Int, secrecy: String, medium: String)
  private let version: Int
  private let moments: (created: Instant, due: Instant?, ended: Instant?)
  private let entry: (year: Int64?, number: Int64?, text: String?, day: Int64?)
  private let workFile: Int64?
  private let handlers: String
  private let content: String?

  init(_ row: borrowing Row, from first: Int) {
    number = Int(row.int(first))
    texts = (
      row.text(first + 1), row.text(first + 2), row.text(first + 3), row.text(first + 4), row.textOrNil(first + 5)
    )
    marks = (Int(row.int(first + 6)), row.text(first + 7), row.text(first + 8))
    version = Int(row.int(first + 9))
    moments = (row.instant(first + 10), row.instantOrNil(first + 11), row.instantOrNil(first + 12))
    entry = (
      row.intOrNil(first + 13), row.intOrNil(first + 14), row.textOrNil(first + 15), row.intOrNil(first + 16)
    )
    workFile = row.intOrNil(first + 17)
    handlers = row.text(first + 18)
    content = row.textOrNil(first + 19)
  }

  var registerCursor: DocumentRegisterCursor? {
    guard let day = entry.day, let entry = entry.number, number >= 1 else { return nil }
    return DocumentRegisterCursor(day: Day(number: Int(day)), number: Int(entry), key: DocumentKey(number: number))
  }

  func row(in record: AuthorityRecord) throws -> DocumentRow {
    guard number >= 1, let direction = DocumentDirection(rawValue: texts.direction),
      let state = DocumentState(rawValue: texts.state), let urgency = Urgency(rawValue: marks.urgency),
      let secrecy = Secrecy(rawValue: marks.secrecy), let medium = DocumentMedium(rawValue: marks.medium)
    else { throw record.damaged("a word of a document is not known") }
    var register: RegisterNumber?
    if let year = entry.year, let number = entry.number, let text = entry.text, let day = entry.day {
      register = RegisterNumber(year: Int(year), number: Int(number), text: text, day: Day(number: Int(day)))
    }
    let kind = try texts.kind.map { text in
      guard let kind = DocumentKind(rawValue: text) else { throw record.damaged("a kind of document is not known") }
      return kind
    }
    var units: [Key<Procedures.Unit>] = []
    for unit in try JSONField(JSONValue(reading: handlers)).array() { units.append(try record.key(unit.string())) }
    return DocumentRow(
      key: DocumentKey(number: number), direction: direction, agency: try record.key(texts.agency),
      unit: try record.key(texts.unit), state: state, kind: kind, urgency: urgency, secrecy: secrecy, medium: medium,
      version: version, createdAt: moments.created, due: moments.due, endedAt: moments.ended, entry: register,
      workFile: workFile.flatMap { $0 >= 1 ? WorkFileNumber(number: Int($0)) : nil }, handlers: units,
      content: try content.map { try DocumentContent(JSONField(JSONValue(reading: $0))) })
  }
}
