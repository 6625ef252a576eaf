public import Documents
public import Procedures
public import Text
public import WorkingTime

/// An entry about a document before it has a position in the log.
public struct NewDocumentEntry: Sendable {
  /// The document.
  public let document: DocumentKey
  /// Its number within the document, from 1.
  public let version: Int
  /// The canonical form (RFC 8785) of everything it says.
  public let body: String
  /// The leaf of the Merkle tree (RFC 9162, 2.1.1).
  public let leaf: [UInt8]

  /// An entry of these values.
  public init(document: DocumentKey, version: Int, body: String, leaf: [UInt8]) {
    self.document = document
    self.version = version
    self.body = body
    self.leaf = leaf
  }
}

/// A page of documents that somebody may see, the latest recorded first.
public struct DocumentQuery: Sendable {
  /// What whoever asks is; who may see is part of the query.
  public let viewers: [DocumentViewer]
  /// Only those that come, or go.
  public var direction: DocumentDirection?
  /// Only those that have come so far.
  public var state: DocumentState?
  /// Only of this agency.
  public var agency: Key<Procedures.Unit>?
  /// Only those in a file of work.
  public var workFile: WorkFileNumber?
  /// Folded words, each of which has to begin one of the document's words; empty for all.
  public var words: [String] = []
  /// The last document of the page before this one.
  public var after: DocumentKey?
  /// How many rows, 1 to 500.
  public var limit: Int

  /// A query.
  public init(viewers: [DocumentViewer], limit: Int = 50) {
    self.viewers = viewers
    self.limit = limit
  }
}

/// The documents of a page. It may end before it is full, so that it costs the same however many there are; the next one goes
/// on.
public struct DocumentPage: Sendable, Equatable {
  /// The documents.
  public let rows: [DocumentRow]
  /// Behind which document it goes on; nil when everything was looked at.
  public let next: DocumentKey?

  /// A page.
  public init(rows: [DocumentRow], next: DocumentKey?) {
    self.rows = rows
    self.next = next
  }
}

/// A page of what waits for an officer in the document office, the earliest due first.
public struct DocumentWaitQuery: Sendable {
  /// What the officer is.
  public let viewers: [DocumentViewer]
  /// Where the page before this one ended.
  public let after: DocumentWaitCursor?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(viewers: [DocumentViewer], after: DocumentWaitCursor? = nil, limit: Int = 50) {
    self.viewers = viewers
    self.after = after
    self.limit = limit
  }
}

/// A place in the order of what waits: due date (none is last), then document, then assignment.
public struct DocumentWaitCursor: Hashable, Sendable, Comparable {
  /// The due date.
  public let due: Instant?
  /// The document.
  public let key: DocumentKey
  /// The assignment.
  public let task: Int

  /// A place in the order.
  public init(due: Instant?, key: DocumentKey, task: Int) {
    self.due = due
    self.key = key
    self.task = task
  }

  /// In the order of what waits.
  public static func < (a: DocumentWaitCursor, b: DocumentWaitCursor) -> Bool {
    (a.due?.milliseconds ?? .max, a.key, a.task) < (b.due?.milliseconds ?? .max, b.key, b.task)
  }
}

/// Something that waits for an officer on a document.
public struct DocumentWaitRow: Sendable, Equatable {
  /// What waits for whom.
  public let wait: DocumentWait
  /// The document.
  public let document: DocumentRow

  /// A row.
  public init(wait: DocumentWait, document: DocumentRow) {
    self.wait = wait
    self.document = document
  }

  /// Its place in the order.
  public var cursor: DocumentWaitCursor {
    DocumentWaitCursor(due: wait.due, key: document.key, task: wait.task)
  }
}

/// A page of a register of documents, in the order of its numbers.
public struct DocumentRegisterQuery: Sendable {
  /// The agency.
  public let agency: Key<Procedures.Unit>
  /// Whether it is the register of what comes or of what leaves.
  public let direction: DocumentDirection
  /// Whether it is that of secret documents.
  public let isSecret: Bool
  /// The first day.
  public let from: Day
  /// The last day.
  public let through: Day
  /// What whoever asks is.
  public let viewers: [DocumentViewer]
  /// Where the page before this one ended.
  public let after: DocumentRegisterCursor?
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(
    agency: Key<Procedures.Unit>, direction: DocumentDirection, isSecret: Bool, from: Day, through: Day,
    viewers: [DocumentViewer], after: DocumentRegisterCursor? = nil, limit: Int = 50
  ) {
    self.agency = agency
    self.direction = direction
    self.isSecret = isSecret
    self.from = from
    self.through = through
    self.viewers = viewers
    self.after = after
    self.limit = limit
  }
}

/// A place in a register: day, number, document.
public struct DocumentRegisterCursor: Hashable, Sendable {
  /// The day of the entry.
  public let day: Day
  /// Its number.
  public let number: Int
  /// The document.
  public let key: DocumentKey

  /// A place in a register.
  public init(day: Day, number: Int, key: DocumentKey) {
    self.day = day
    self.number = number
    self.key = key
  }
}

/// The documents of a page of a register. A page may end before it is full; the next one goes on.
public struct DocumentRegisterPage: Sendable, Equatable {
  /// The documents.
  public let rows: [DocumentRow]
  /// Behind which entry it goes on; nil when everything was looked at.
  public let next: DocumentRegisterCursor?

  /// A page.
  public init(rows: [DocumentRow], next: DocumentRegisterCursor?) {
    self.rows = rows
    self.next = next
  }
}
