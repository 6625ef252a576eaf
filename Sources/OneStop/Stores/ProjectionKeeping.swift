public import Dossiers

/// A view of whether what is derived of the log is derived of all of it, and of nothing else.
public protocol ProjectionReading {
  /// The last entry of a dossier or document as the list of them has it; nil when it has no row, or one that names no entry about it.
  func listedEntry(of subject: RecordSubject) throws -> StoredEntry?
  /// The entries about a dossier or document up to one of them, oldest first.
  ///
  /// - Throws: A failure when the way back is broken: an entry is missing, or is about something else.
  func entries(through entry: StoredEntry) throws -> [StoredEntry]
  /// Of the entries from a position through another, the latest first, those of which the list of dossiers and documents knows nothing:
  /// there is no row, or its last entry is an earlier one, or about something else.
  func unlistedEntries(from first: Int64, through last: Int64) throws -> [StoredEntry]
  /// How many entries the list says a dossier or document has; 0 when it has no row.
  func listedVersion(of subject: RecordSubject) throws -> Int
  /// The same of several dossiers; those without a row are left out.
  func listedVersions(of codes: Set<DossierCode>) throws -> [DossierCode: Int]
  /// Whether the log has all its entries, as far as it can tell by itself, and none of them is about a dossier or document. It is read whole.
  func isUnknown(_ subject: RecordSubject) throws -> Bool
  /// The tables of what is derived of dossiers and documents.
  var derivedTables: [String] { get }
  /// How many rows such a table has for dossiers or documents that there are not.
  func strayRows(in table: String) throws -> Int
  /// Whether the count of uploads that wait is that of the uploads.
  func isWaitingCountRight() throws -> Bool
}

/// A view in which what is derived of the log can be mended.
public protocol ProjectionWriting: ProjectionReading {
  /// Takes away what is derived of a dossier or document of which the log has no entry.
  func removeProjection(of subject: RecordSubject) throws
  /// Takes away rows of such a table for dossiers or documents that there are not.
  func removeStrayRows(in table: String) throws
  /// Counts the uploads that wait again.
  func recountWaitingUploads() throws
}
