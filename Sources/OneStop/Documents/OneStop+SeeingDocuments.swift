public import Documents
public import Dossiers
import JSON
public import Procedures
public import Text
public import WorkingTime

extension OneStop {
  /// What an officer sees of a document; the reading is noted.
  ///
  /// - Throws: ``UseRefusal/noSuchDocument`` when there is none for these eyes.
  public func document(_ key: DocumentKey, for officer: Key<Officer>) throws -> DocumentView {
    let now = environment.now()
    let definitions = self.definitions
    try note(officer, reading: "document", of: key.text, at: now)
    return try store.read(for: authority) { record in
      let (actor, viewers) = try sight(of: officer, definitions, at: now, record)
      guard try record.hasDocument(key, for: viewers), let office = definitions.documentOffice else {
        throw UseRefusal.noSuchDocument
      }
      return try DocumentView(
        key, actor, office, definitions.authority, viewers,
        handsOver: definitions.partners.all.contains { $0.handOver != nil }, record)
    }
  }

  /// Opens a file of a document for an officer who may see it.
  public func openFile(
    sha256: String, of key: DocumentKey, for officer: Key<Officer>
  ) throws -> (file: DocumentFile, content: any ReadingFile) {
    let view = try document(key, for: officer)
    guard let file = view.files.first(where: { $0.sha256 == sha256 }) else { throw FileRefusal.noSuchFile }
    return (file, try files.open(sha256: sha256, bytes: file.bytes))
  }

  /// A page of the documents that an officer may see, the latest recorded first.
  ///
  /// - Parameter text: What to look for; nil for all.
  /// - Throws: ``UseRefusal/searchTooWide(beginning:)``.
  public func documents(
    for officer: Key<Officer>, _ filters: DocumentFilters, after: DocumentKey? = nil, limit: Int = 50
  ) throws -> DocumentPage {
    let now = environment.now()
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let (_, viewers) = try sight(of: officer, definitions, at: now, record)
      var query = DocumentQuery(viewers: viewers, limit: min(max(limit, 1), 500))
      query.direction = filters.direction
      query.state = filters.state
      query.agency = filters.agency
      query.workFile = filters.workFile
      query.words = filters.text.map { SearchWords($0).words } ?? []
      query.after = after
      let page = try record.documents(query)
      return DocumentPage(rows: try page.rows.map { try $0.withErasure(record) }, next: page.next)
    }
  }

  /// A page of what waits for an officer in the document office, the earliest due first.
  public func documentWaits(
    for officer: Key<Officer>, after: DocumentWaitCursor? = nil, limit: Int = 50
  ) throws -> [DocumentWaitRow] {
    let now = environment.now()
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let (_, viewers) = try sight(of: officer, definitions, at: now, record)
      return try record.documentWaits(
        DocumentWaitQuery(viewers: viewers, after: after, limit: min(max(limit, 1), 500)))
    }
  }

  /// A page of a register of documents, as far as an officer may see it.
  ///
  /// - Throws: ``ReportRefusal`` for a period that is none.
  public func documentRegister(
    _ filters: DocumentRegisterFilters, for officer: Key<Officer>, after: DocumentRegisterCursor? = nil,
    limit: Int = 50
  ) throws -> DocumentRegisterPage {
    let now = environment.now()
    let definitions = self.definitions
    guard filters.from <= filters.through, filters.through.number - filters.from.number < ReportFilters.mostDays else {
      throw ReportRefusal.period
    }
    return try store.read(for: authority) { record in
      let (_, viewers) = try sight(of: officer, definitions, at: now, record)
      let page = try record.documentRegister(
        DocumentRegisterQuery(
          agency: filters.agency, direction: filters.direction, isSecret: filters.isSecret, from: filters.from,
          through: filters.through, viewers: viewers, after: after, limit: min(max(limit, 1), 500)))
      return DocumentRegisterPage(rows: try page.rows.map { try $0.withErasure(record) }, next: page.next)
    }
  }

  /// The documents that have to do with a dossier and that an officer may see, oldest first.
  public func documents(linkedTo code: DossierCode, for officer: Key<Officer>) throws -> [DocumentRow] {
    let now = environment.now()
    let definitions = self.definitions
    guard definitions.documentOffice != nil else { return [] }
    return try store.read(for: authority) { record in
      let (_, viewers) = try sight(of: officer, definitions, at: now, record)
      return try record.documents(linkedTo: code, for: viewers).map { try $0.withErasure(record) }
    }
  }

  /// Files of work of the agencies in which an officer has a position, the latest first.
  public func workFiles(
    for officer: Key<Officer>, after: WorkFileNumber? = nil, limit: Int = 50
  ) throws -> [WorkFile] {
    let now = environment.now()
    let definitions = self.definitions
    return try store.read(for: authority) { record in
      let positions = try definitions.authority.positions(of: officer, on: LocalTime(now).day, record)
      return try record.workFiles(
        of: Set(positions.map(\.unit)).sorted(), after: after, limit: min(max(limit, 1), 500))
    }
  }

  /// What an officer is today, as documents are shown; without a document office nothing is.
  private func sight(
    of officer: Key<Officer>, _ definitions: Definitions, at now: Instant, _ record: any RecordReading
  ) throws -> (actor: Actor, viewers: [DocumentViewer]) {
    let positions = try definitions.authority.positions(of: officer, on: LocalTime(now).day, record)
    let viewers = definitions.documentOffice.map { DocumentViewer.all(of: officer, positions: positions, in: $0) }
    return (.officer(officer, positions: positions), viewers ?? [])
  }
}

extension DocumentRow {
  /// The row with what its log says of its erasure, where it was erased.
  func withErasure(_ record: any RecordReading) throws -> DocumentRow {
    guard content == nil, let document = try StoredDocument(key, record)?.document else { return self }
    var row = self
    (row.erasure, row.erasedAt) = (document.erasure, document.erasedAt)
    return row
  }
}

/// Which documents an officer wants to see.
public struct DocumentFilters: Hashable, Sendable {
  /// Only those that come, or go.
  public var direction: DocumentDirection?
  /// Only those that have come so far.
  public var state: DocumentState?
  /// Only of this agency.
  public var agency: Key<Procedures.Unit>?
  /// Only those in a file of work.
  public var workFile: WorkFileNumber?
  /// Beginnings of words, each of which has to be found.
  public var text: String?

  /// Everything.
  public init() {}
}

/// Which part of which register is wanted.
public struct DocumentRegisterFilters: Hashable, Sendable {
  /// The agency whose register it is.
  public let agency: Key<Procedures.Unit>
  /// The register of what comes, or of what leaves.
  public let direction: DocumentDirection
  /// Whether it is that of secret documents.
  public let isSecret: Bool
  /// The first day.
  public let from: Day
  /// The last day.
  public let through: Day

  /// A part of a register.
  public init(
    agency: Key<Procedures.Unit>, direction: DocumentDirection, isSecret: Bool = false, from: Day, through: Day
  ) {
    self.agency = agency
    self.direction = direction
    self.isSecret = isSecret
    self.from = from
    self.through = through
  }
}
