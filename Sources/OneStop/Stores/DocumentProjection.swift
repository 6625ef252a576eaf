public import Documents
public import Dossiers
public import Exchange
public import Procedures
public import Text
public import WorkingTime

/// What is derived of an official document for finding and listing it: a function of its entries and their content alone.
///
/// The store writes it in the commit of the entry; `motcua log rebuild` computes it again and compares.
public struct DocumentProjection: Sendable, Equatable {
  /// What lists show of it.
  public let row: DocumentRow
  /// Whoever may see it, by the alphabet.
  public let viewers: [DocumentViewer]
  /// Who has to do something on it.
  public let waits: [DocumentWait]
  /// The dossiers with which it has to do.
  public let dossiers: [DossierCode]
  /// By what other offices name it; nil where none does, and once its content was erased.
  public let identity: DocumentIdentity?
  /// Folded words by which it is found, sorted, each once; empty once its content was erased.
  public let terms: [String]
  /// The position of its last entry; nil in an append, which gives it, and leaves it as it is in what replaces another; 0 when what is
  /// stored names none of its entries.
  public let last: Int64?

  /// A projection of these values.
  public init(
    row: DocumentRow, viewers: [DocumentViewer], waits: [DocumentWait], dossiers: [DossierCode],
    identity: DocumentIdentity? = nil, terms: [String], last: Int64? = nil
  ) {
    self.row = row
    self.viewers = viewers
    self.waits = waits.sorted { ($0.viewer, $0.task) < ($1.viewer, $1.task) }
    self.dossiers = dossiers.sorted()
    self.identity = identity
    self.terms = terms
    self.last = last
  }
}

/// By what other offices name a document.
public struct DocumentIdentity: Sendable, Hashable {
  /// The identification code of whoever sent it.
  public let sender: String
  /// Its identifier there: whatever text that is.
  public let id: String

  /// An identity.
  public init(sender: String, id: String) {
    self.sender = sender
    self.id = id
  }
}

/// An official document in a list or in a register.
public struct DocumentRow: Sendable, Equatable {
  /// Its key.
  public let key: DocumentKey
  /// Whether it comes or goes.
  public let direction: DocumentDirection
  /// The agency in whose registers it stands.
  public let agency: Key<Procedures.Unit>
  /// The unit that writes it; for what comes, the agency.
  public let unit: Key<Procedures.Unit>
  /// How far it has come.
  public let state: DocumentState
  /// What kind of document it is; nil for one of no kind that the decree knows.
  public let kind: DocumentKind?
  /// How it presses.
  public let urgency: Urgency
  /// How secret it is.
  public let secrecy: Secrecy
  /// On what it travels.
  public let medium: DocumentMedium
  /// How many entries it has.
  public let version: Int
  /// When it was first recorded.
  public let createdAt: Instant
  /// By when something has to be done on it.
  public let due: Instant?
  /// When everything was done.
  public let endedAt: Instant?
  /// Its number in the register.
  public let entry: RegisterNumber?
  /// The file of work in which it is.
  public let workFile: WorkFileNumber?
  /// Units that handle it, the leading one first.
  public let handlers: [Key<Procedures.Unit>]
  /// What it says; nil once erased.
  public let content: DocumentContent?
  /// What stays of its head once it was erased; its log says so, and only who shows it asks.
  public var erasure: DocumentErasure?
  /// When it was erased, likewise.
  public var erasedAt: Instant?

  /// A row of these values.
  public init(
    key: DocumentKey, direction: DocumentDirection, agency: Key<Procedures.Unit>, unit: Key<Procedures.Unit>,
    state: DocumentState, kind: DocumentKind?, urgency: Urgency, secrecy: Secrecy, medium: DocumentMedium, version: Int,
    createdAt: Instant, due: Instant?, endedAt: Instant?, entry: RegisterNumber?, workFile: WorkFileNumber?,
    handlers: [Key<Procedures.Unit>], content: DocumentContent?
  ) {
    self.key = key
    self.direction = direction
    self.agency = agency
    self.unit = unit
    self.state = state
    self.kind = kind
    self.urgency = urgency
    self.secrecy = secrecy
    self.medium = medium
    self.version = version
    self.createdAt = createdAt
    self.due = due
    self.endedAt = endedAt
    self.entry = entry
    self.workFile = workFile
    self.handlers = handlers
    self.content = content
  }
}

/// A file of work (hồ sơ công việc), in which the documents of one affair are kept together (NĐ 30/2020, articles 29 to 31).
public struct WorkFile: Sendable, Equatable {
  /// Its number.
  public let number: WorkFileNumber
  /// The agency whose file it is.
  public let agency: Key<Procedures.Unit>
  /// What it is about.
  public let title: String
  /// How many years it is kept; nil for ever.
  public let years: Int?
  /// When it was opened.
  public let openedAt: Instant
  /// Who opened it.
  public let openedBy: Key<Officer>
  /// When it was closed; nil while documents may be added.
  public var closedAt: Instant?

  /// A file of these values.
  public init(
    number: WorkFileNumber, agency: Key<Procedures.Unit>, title: String, years: Int?, openedAt: Instant,
    openedBy: Key<Officer>, closedAt: Instant? = nil
  ) {
    self.number = number
    self.agency = agency
    self.title = title
    self.years = years
    self.openedAt = openedAt
    self.openedBy = openedBy
    self.closedAt = closedAt
  }
}
