public import WorkingTime

/// Something that is done outside once the commit that caused it is durable: a row of the outbox, written in that same
/// commit.
///
/// A worker may do it twice, when it is cut off between doing it and noting that; ``identity`` is then the same, so that
/// whoever receives it can see the twin.
public struct Effect: Hashable, Sendable {
  /// What is done.
  public let kind: Kind
  /// The dossier or official document that it is about.
  public let subject: RecordSubject
  /// The number of the entry within its subject that caused it.
  public let version: Int
  /// Where in the log that entry stands; what is sent is read from its content, and never kept here.
  public let entry: Int64
  /// Which one of the entry's, from 1.
  public let number: Int
  /// In which lane it is done; empty for none.
  ///
  /// Effects of one kind in one lane are done in the order in which they were written, each once the one before it is
  /// over, whether well or not; lanes do not wait for each other.
  public let lane: String

  /// What may be done; the words are kept in the record and never change.
  public enum Kind: String, Sendable, CaseIterable {
    /// A notice by mail.
    case mail
    /// A notice to a telephone, through the gateway's command.
    case message
    /// An official document, or the status of one, to a partner; the lane is the partner.
    case dispatch
    /// An official document, or the status of one, to another agency of this authority; the lane is the authority.
    case within
    /// The authority's seal on a letter, or beside a result.
    case seal

    /// A question to the payment platform, how a payment stands; `number` is that of the payment.
    case payment
    /// The receipt of a payment, to be fetched; `number` is that of the payment.
    case paymentReceipt = "payment-receipt"
    /// A change of a dossier, to the national portal; the lane is the dossier.
    case portal

    /// A draft, to another document office; the lane is the partner.
    case handOver = "hand-over"
    /// That a draft of another one-stop is issued, to it; the lane is the partner.
    case handOverAnswer = "hand-over-answer"

    /// Whether it tells the applicant one of the notices of its entry.
    public var isNotice: Bool { self == .mail || self == .message }
  }

  /// An effect of an entry.
  public init(
    _ kind: Kind, of subject: RecordSubject, version: Int, entry: Int64, number: Int, lane: String = ""
  ) {
    self.kind = kind
    self.subject = subject
    self.version = version
    self.entry = entry
    self.number = number
    self.lane = lane
  }

  /// By what it is known, once and for all: `mail/H56.06-261122-0001/3/1`.
  public var identity: String { "\(kind.rawValue)/\(subject)/\(version)/\(number)" }
}

/// A row of the outbox: an effect, and how far it has come.
public struct OutboxRow: Hashable, Sendable {
  /// Its number; later rows have larger ones.
  public let id: Int64
  /// What is done.
  public let effect: Effect
  /// How far it has come.
  public let state: State
  /// When it was written.
  public let madeAt: Instant
  /// How often it was begun, since a person last let it be tried again.
  public let attempts: Int
  /// The number of its last try: no other one had it, or will have it.
  public let token: Int64
  /// When it is tried next; while it is being done: when whoever does it is given up. Nil while it is queued, and once it
  /// is over.
  public let next: Instant?
  /// What the last try came to, in a word or a code and never in words of a person: `sent`, `smtp-550`, `exit-75`.
  public let answer: String?
  /// When it was over.
  public let endedAt: Instant?

  /// How far an effect has come.
  public enum State: String, Sendable, CaseIterable {
    /// It is to be done once those before it in its lane are over.
    case queued
    /// It is to be done.
    case waiting
    /// Somebody is doing it, or was when cut off.
    case trying
    /// It was done.
    case done
    /// It was refused for good, or tried too often: a person has to look.
    case dead
  }

  /// A row of these values.
  public init(
    id: Int64, effect: Effect, state: State, madeAt: Instant, attempts: Int, token: Int64, next: Instant?,
    answer: String?, endedAt: Instant?
  ) {
    self.id = id
    self.effect = effect
    self.state = state
    self.madeAt = madeAt
    self.attempts = attempts
    self.token = token
    self.next = next
    self.answer = answer
    self.endedAt = endedAt
  }
}

/// How many effects of the outbox are not over well.
public struct OutboxCounts: Hashable, Sendable {
  /// Those that are to be done, now or after others, or are being done.
  public let waiting: Int
  /// Those at which a person has to look.
  public let dead: Int

  /// Counts.
  public init(waiting: Int, dead: Int) {
    self.waiting = waiting
    self.dead = dead
  }
}

/// What a try came to, as the outbox keeps it.
public struct Settlement: Hashable, Sendable {
  /// How far the effect has come by it.
  public let state: OutboxRow.State
  /// The word or code.
  public let answer: String
  /// When it is tried next, when it is to be.
  public let next: Instant?
}

/// A page of the outbox, the oldest rows first.
public struct OutboxQuery: Sendable {
  /// Only rows that have come so far: waiting ones with those that are queued or being tried, done ones, or dead ones.
  public let state: OutboxRow.State
  /// Only effects of this kind; nil for all.
  public let kind: Effect.Kind?
  /// Only rows after this number.
  public let after: Int64
  /// How many rows, 1 to 500.
  public let limit: Int

  /// A query.
  public init(_ state: OutboxRow.State, kind: Effect.Kind? = nil, after: Int64 = 0, limit: Int = 100) {
    self.state = state
    self.kind = kind
    self.after = after
    self.limit = min(max(limit, 1), 500)
  }
}
