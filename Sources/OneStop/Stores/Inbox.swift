public import Exchange
public import Procedures
public import Text
public import WorkingTime

/// A message that a partner brought, before it has a row.
public struct IncomingMessage: Hashable, Sendable {
  /// By what a twin is known: who sent it, which document it is about and what it says of that.
  public let identity: String
  /// Who brought it.
  public let partner: Key<Partner>
  /// By what the partner knows it, when it was fetched there; nil for what it brought.
  public let partnersName: String?
  /// What it is.
  public let kind: TransportKind
  /// The agency that it says it comes from; nil when it could not be read.
  public let from: String?
  /// SHA-256 of the file as it came, in hexadecimal.
  public let sha256: String
  /// The length of the file.
  public let bytes: Int
  /// Why it cannot be taken, in a word; nil when it can.
  public let fault: String?

  /// A message.
  public init(
    identity: String, partner: Key<Partner>, partnersName: String? = nil, kind: TransportKind, from: String?,
    sha256: String, bytes: Int, fault: String? = nil
  ) {
    self.identity = identity
    self.partner = partner
    self.partnersName = partnersName
    self.kind = kind
    self.from = from
    self.sha256 = sha256
    self.bytes = bytes
    self.fault = fault
  }
}

/// A row of the inbox: a message, and how far the office has come with it. The file is kept as it came.
public struct InboxRow: Hashable, Sendable {
  /// Its number; later rows have larger ones.
  public let id: Int64
  /// The message.
  public let message: IncomingMessage
  /// How far it has come.
  public let state: State
  /// When it came first.
  public let receivedAt: Instant
  /// How often it came.
  public let copies: Int
  /// How often the office tried to take it: the number of the next try, which no other one has.
  public let attempts: Int
  /// How often it did since a person last let it be tried again.
  public let tries: Int
  /// When it is tried next; nil once it is over.
  public let next: Instant?
  /// What the last try came to, in a word.
  public let answer: String?
  /// What it belongs to, once it was taken.
  public let subject: RecordSubject?

  /// How far a message has come.
  public enum State: String, Sendable, CaseIterable {
    /// It is kept, and nothing has come of it yet.
    case waiting
    /// It is in the record: nothing else will ever come of it.
    case taken
    /// A person has to look: it cannot be read, is of another content under the same identity, or was refused.
    case quarantined
    /// It was in quarantine for so long that nobody will look any more, or the dossier was erased that its document was about: its file
    /// is erased, the row tells that it came.
    case expired
  }

  /// A row.
  public init(
    id: Int64, message: IncomingMessage, state: State, receivedAt: Instant, copies: Int, attempts: Int, tries: Int,
    next: Instant?, answer: String?, subject: RecordSubject?
  ) {
    self.id = id
    self.message = message
    self.state = state
    self.receivedAt = receivedAt
    self.copies = copies
    self.attempts = attempts
    self.tries = tries
    self.next = next
    self.answer = answer
    self.subject = subject
  }
}

/// A page of the inbox, the oldest rows first.
public struct InboxQuery: Sendable {
  /// Only rows that have come so far.
  public let state: InboxRow.State
  /// Only rows after this number.
  public let after: Int64
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(_ state: InboxRow.State, after: Int64 = 0, limit: Int = 100) {
    self.state = state
    self.after = after
    self.limit = min(max(limit, 1), 500)
  }
}

/// A message that is held until a partner fetches it: this office plays the hub between two of its partners.
public struct HeldMessage: Hashable, Sendable {
  /// By what the partners know it, as they cannot guess others'.
  public let id: String
  /// By what a twin is known.
  public let identity: String
  /// Who brought it.
  public let sender: Key<Partner>
  /// Who is to fetch it.
  public let receiver: Key<Partner>
  /// What it is.
  public let kind: TransportKind
  /// The agency that sent it.
  public let from: String
  /// The agency that it is for.
  public let to: String
  /// SHA-256 of the file as it came, in hexadecimal.
  public let sha256: String
  /// The length of the file.
  public let bytes: Int
  /// When it came.
  public let at: Instant
  /// How far the receiver says that it has come.
  public let status: TransportStatus
  /// When it said so.
  public let updatedAt: Instant

  /// A message.
  public init(
    id: String, identity: String, sender: Key<Partner>, receiver: Key<Partner>, kind: TransportKind, from: String,
    to: String, sha256: String, bytes: Int, at: Instant, status: TransportStatus = .initial, updatedAt: Instant? = nil
  ) {
    self.id = id
    self.identity = identity
    self.sender = sender
    self.receiver = receiver
    self.kind = kind
    self.from = from
    self.to = to
    self.sha256 = sha256
    self.bytes = bytes
    self.at = at
    self.status = status
    self.updatedAt = updatedAt ?? at
  }
}

/// Which held messages are asked for.
public struct HeldQuery: Sendable {
  /// Whose: those that it sent, or those that are for it.
  public let side: Side
  /// Only those of this kind; nil for all.
  public let kind: TransportKind?
  /// Only those that have come so far; nil for all.
  public let status: TransportStatus?
  /// Only those that came at this moment or later.
  public let from: Instant?
  /// Only those that came before.
  public let before: Instant?
  /// Only those after this one in the list, by its name; nil for all.
  public let after: String?
  /// How many, 1 to 10,000; the oldest first.
  public let limit: Int

  /// From whose side messages are looked at.
  public enum Side: Hashable, Sendable {
    /// Those that a partner sent.
    case sent(by: Key<Partner>)
    /// Those that are for a partner.
    case received(by: Key<Partner>)
  }

  /// A query.
  public init(
    _ side: Side, kind: TransportKind? = nil, status: TransportStatus? = nil, from: Instant? = nil,
    before: Instant? = nil, after: String? = nil, limit: Int = 200
  ) {
    self.after = after
    self.side = side
    self.kind = kind
    self.status = status
    self.from = from
    self.before = before
    self.limit = min(max(limit, 1), 10_000)
  }
}
