public import Dossiers
public import Procedures
public import Text
public import WorkingTime

/// A view of how long dossiers are kept, and of what is on its way out.
public protocol ErasureReading {
  /// A page of the dossiers that are kept to a day before another and are not erased yet.
  func keptDossiers(_ query: RetentionQuery) throws -> RetentionPage
  /// How many dossiers are kept to a day before another and are not erased yet; counted to a thousand.
  func keptCount(before day: Day) throws -> Int
  /// The files that a dossier or a document names, by their hashes.
  func files(of subject: RecordSubject) throws -> [String]
  /// A page of the files that rows beside the log name, by those rows.
  func files(named naming: FileNaming, after row: String?, limit: Int) throws -> [NamedFile]
  /// Files that erased dossiers and forgotten uploads named, after one of them; they go unless something else names them.
  func leavingFiles(after sha256: String?, limit: Int) throws -> [String]
  /// Manifests of evidence that erased dossiers named, after one of them; they go once no subject has their document.
  func leavingEvidence(after manifest: String?, limit: Int) throws -> [String]
  /// Manifests of which it is not noted yet what they name, at most so many.
  func unlinkedEvidence(limit: Int) throws -> [String]
  /// What it is noted that a manifest of evidence names besides its document, at most so many; nil while that is not noted yet.
  func evidenceParts(of manifest: String, limit: Int) throws -> [String]?
  /// A page of the manifests of which it is noted what they name, after one of them, and whether each is kept.
  func linkedManifests(after manifest: String?, limit: Int) throws -> [(sha256: String, isKept: Bool)]
  /// How the clock was seen last; nil before anybody looked.
  func clockWatch() throws -> ClockWatch?
}

/// A view that can erase.
public protocol ErasureWriting: ErasureReading {
  /// Erases what is personal of a dossier or document beside the log, and notes its files and evidence as leaving. A message of the
  /// exchange goes once no other document has its file; that it came stays. What is derived of a dossier is replaced by
  /// ``RecordWriting/replace(_:)``.
  func erase(_ traces: PersonalTraces) throws
  /// Notes a file as leaving: it goes unless something names it by then.
  func noteLeavingFile(_ sha256: String) throws
  /// Notes that a file has gone, or that something else names it.
  func settleLeavingFile(_ sha256: String) throws
  /// Removes a manifest of evidence, and of what it names all that no other manifest names.
  func removeEvidence(_ manifest: String) throws
  /// Forgets what officers searched for before a moment, at most so many; that they did is kept.
  func forgetSearchWords(before moment: Instant, limit: Int) throws -> Int
  /// Notes what a manifest names, besides its document.
  func link(_ parts: [String], to manifest: String) throws
  /// Notes how the clock was seen.
  func note(_ watch: ClockWatch) throws
}

/// What a dossier or document has left beside the log and the tables that are derived of it.
public struct PersonalTraces: Sendable {
  /// The dossier or document.
  public let subject: RecordSubject
  /// The manifests of the evidence that its findings stand on.
  public let evidence: [String]
  /// The references of its payments on line.
  public let payments: [String]

  /// The traces of a dossier or document; only a dossier has payments.
  public init(of subject: RecordSubject, evidence: [String], payments: [String] = []) {
    self.subject = subject
    self.evidence = evidence
    self.payments = payments
  }
}

/// A page of the dossiers that are kept to a day before another, by that day.
public struct RetentionQuery: Sendable {
  /// Only what is kept to a day before this one.
  public let before: Day
  /// Only dossiers in which one of these units ever had a task; nil for all.
  public let units: [Key<Unit>]?
  /// Behind which place; nil for the first page.
  public let after: RetentionCursor?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(before: Day, units: [Key<Unit>]? = nil, after: RetentionCursor? = nil, limit: Int = 100) {
    self.before = before
    self.units = units
    self.after = after
    self.limit = min(max(limit, 1), 500)
  }
}

/// A place in the order of kept dossiers: by the day, then by the code.
public struct RetentionCursor: Hashable, Sendable {
  /// The last day of the last one.
  public let until: Day
  /// Its code.
  public let code: DossierCode

  /// A place in the order.
  public init(until: Day, code: DossierCode) {
    self.until = until
    self.code = code
  }
}

/// A page of kept dossiers. It may end before it is full; the next one goes on.
public struct RetentionPage: Sendable {
  /// The places of the dossiers, in order.
  public let places: [RetentionCursor]
  /// Where the list goes on; nil at its end.
  public let next: RetentionCursor?

  /// A page.
  public init(places: [RetentionCursor], next: RetentionCursor?) {
    self.places = places
    self.next = next
  }
}
