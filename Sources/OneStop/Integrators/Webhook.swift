public import Procedures
public import Text
public import WorkingTime

/// An address at which an integrator is told of events as they happen.
///
/// A webhook has no rows of its own in the outbox: the log is the list of what is to be told, already in order and already
/// durable, and a webhook is a cursor over it. So a commit costs the same however many listen, to pause is to stand still, to
/// replay is to put the cursor back, and nothing can be told that did not happen or be forgotten that did. What is given up for
/// that is that the events of one webhook are posted one after the other, across dossiers too. A receiver that fails on one of them
/// three times is told the others' meanwhile: the dossier is set aside, and its events, in their order, wait until the
/// receiver takes that one or the operator skips it. Webhooks do not wait for each other.
public struct Webhook: Sendable, Equatable {
  /// By what operators name it, from 1; no number is given twice.
  public let number: Int
  /// Who listens; it is told what its token may hear, and nothing once that has ended.
  public let integrator: Key<Integrator>
  /// Where it listens.
  public let url: String
  /// The procedures that it wants to hear of; nil for all that it may.
  public let procedures: [Key<Procedure>]?
  /// The types that it wants to hear of; nil for all.
  public let types: [EventType]?
  /// When it was made.
  public let madeAt: Instant
  /// What its secret is made of, together with the secret of the installation.
  public var nonce: [UInt8]
  /// What the secret before it was made of, as long as that counts too.
  public var earlierNonce: [UInt8]?
  /// Until when the earlier secret signs too.
  public var earlierUntil: Instant?
  /// Whether it is told anything.
  public var state: State
  /// Why it is told nothing, in a word: `operator`, `failing`, `gone`, `foreign-cursor`, `restored`.
  public var reason: String?
  /// Raised by every order of the operator's; what a delivery came to counts only if none came meanwhile.
  public var revision: Int
  /// Behind which it goes on.
  public var cursor: EventCursor
  /// Not before when.
  public var nextTry: Instant
  /// Tries of the event behind the cursor that came to nothing.
  public var attempts: Int
  /// Since when nothing has arrived although something was to be told.
  public var failingSince: Instant?
  /// What the last try came to, in a word: `http-204`, `timeout`, `not-allowed`.
  public var answer: String?
  /// When it was last told something.
  public var toldAt: Instant?
  /// The dossiers and documents whose events wait for themselves, the first set aside first.
  public var setAside: [SetAside]
  /// Raised each time a node begins to tell it; what comes from one that began before counts no more.
  public var token: Int64 = 0
  /// Until when nobody but the node that tells it may; nil while none does, and always where there is one node.
  public var heldUntil: Instant?

  /// When something may be told at the earliest.
  var earliestTry: Instant { setAside.map(\.nextTry).reduce(nextTry, min) }

  /// Whether a webhook is told anything; the words are kept in the record and never change.
  public enum State: String, Sendable, CaseIterable {
    /// It is told what happens.
    case active
    /// It stands still until the operator resumes it.
    case paused
    /// The receiver has said that it is gone (410); only the operator resumes it.
    case stopped
  }

  /// A webhook of these values.
  public init(
    number: Int, integrator: Key<Integrator>, url: String, procedures: [Key<Procedure>]?, types: [EventType]?,
    madeAt: Instant, nonce: [UInt8], earlierNonce: [UInt8]? = nil, earlierUntil: Instant? = nil,
    state: State = .active, reason: String? = nil, revision: Int = 1, cursor: EventCursor, nextTry: Instant,
    attempts: Int = 0, failingSince: Instant? = nil, answer: String? = nil, toldAt: Instant? = nil,
    setAside: [SetAside] = []
  ) {
    self.number = number
    self.integrator = integrator
    self.url = url
    self.procedures = procedures
    self.types = types
    self.madeAt = madeAt
    self.nonce = nonce
    self.earlierNonce = earlierNonce
    self.earlierUntil = earlierUntil
    self.state = state
    self.reason = reason
    self.revision = revision
    self.cursor = cursor
    self.nextTry = nextTry
    self.attempts = attempts
    self.failingSince = failingSince
    self.answer = answer
    self.toldAt = toldAt
    self.setAside = setAside
  }
}

/// A webhook, and how far it is behind.
public struct WebhookStanding: Sendable {
  /// The webhook.
  public let webhook: Webhook
  /// Whether its integrator is let in.
  public let isLetIn: Bool
  /// How many entries the log has behind its cursor; those of which it hears nothing are among them.
  public let entriesBehind: Int64
}
