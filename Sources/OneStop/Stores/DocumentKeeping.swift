public import Documents
public import Dossiers
public import Procedures
public import Text

/// What a view of a record shows of official documents.
public protocol DocumentReading {
  /// Whether there is a document that somebody may see; to others there is none.
  func hasDocument(_ key: DocumentKey, for viewers: [DocumentViewer]) throws -> Bool
  /// The entries of a document, oldest first; none when there is no such document.
  func entries(of key: DocumentKey) throws -> [StoredEntry]
  /// A page of documents.
  ///
  /// - Throws: ``UseRefusal/searchTooWide(beginning:)``.
  func documents(_ query: DocumentQuery) throws -> DocumentPage
  /// A page of what waits for somebody.
  func documentWaits(_ query: DocumentWaitQuery) throws -> [DocumentWaitRow]
  /// A page of a register.
  func documentRegister(_ query: DocumentRegisterQuery) throws -> DocumentRegisterPage
  /// The documents that have to do with a dossier and that somebody may see, oldest first.
  func documents(linkedTo code: DossierCode, for viewers: [DocumentViewer]) throws -> [DocumentRow]
  /// The keys of all documents that have to do with a dossier, oldest first.
  func documentKeys(linkedTo code: DossierCode) throws -> [DocumentKey]
  /// The documents of one direction that other offices name so, the latest first.
  func documents(named identity: DocumentIdentity, _ direction: DocumentDirection) throws -> [DocumentKey]
  /// The projection as it stands in the store, to compare with a rebuilt one; nil when there is none, and when some row of it is not as
  /// this program writes it.
  func documentProjection(of key: DocumentKey) throws -> DocumentProjection?
  /// The keys of all documents after one, in order.
  func documentKeys(after key: DocumentKey?, limit: Int) throws -> [DocumentKey]
  /// The file of work of that number.
  func workFile(_ number: WorkFileNumber) throws -> WorkFile?
  /// The first documents in a file of work that are still being handled, in order.
  func openDocuments(in file: WorkFileNumber, limit: Int) throws -> [DocumentKey]
  /// Files of work of some agencies, the latest first, after one.
  func workFiles(of agencies: [Key<Procedures.Unit>], after number: WorkFileNumber?, limit: Int) throws -> [WorkFile]
}

/// How official documents are written into a record, within one commit.
public protocol DocumentWriting: DocumentReading {
  /// Adds an entry about a document to the log, with its confidential content and what is derived of the document.
  ///
  /// - Returns: Its position in the log.
  func append(_ entry: NewDocumentEntry, content: StoredContent?, projection: DocumentProjection) throws -> Int64
  /// Puts what is derived of a document in place of what was stored, and there when nothing was.
  ///
  /// - Throws: A failure when nothing was, and the projection does not say where in the log the document stands.
  func replace(_ projection: DocumentProjection) throws
  /// Adds a file of work, or closes one.
  func save(_ file: WorkFile) throws
}
