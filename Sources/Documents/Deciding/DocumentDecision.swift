public import Exchange
public import Procedures
public import Text

/// What a command on a document leads to: the events of one entry of the log, what of it is confidential, and what is sent.
public struct DocumentDecision: Hashable, Sendable {
  /// What has happened, in order.
  public var events: [DocumentEvent] = []
  /// What the document says from now on; nil leaves it as it was.
  public var content: DocumentContent?
  /// What people wrote by the way.
  public var said: [Said: String] = [:]
  /// The signed file.
  public var sealed: SealedFile?
  /// Whether the server is to put the seal on its files.
  public var asksForSeal = false
  /// What goes out over the exchange, in order.
  public var sendings: [DocumentSending] = []
  /// The absent colleague in whose place the officer acted; nil for one's own post.
  public var inPlaceOf: Key<Officer>?

  /// What people write by the way.
  public enum Said: String, Sendable, CaseIterable {
    /// A reason.
    case reason
    /// An opinion of a leader.
    case opinion
    /// What came of an assignment.
    case result
    /// A remark.
    case remark
    /// How a document was checked.
    case attested
  }
}

/// One message that goes out over the exchange because of an entry.
public struct DocumentSending: Hashable, Sendable {
  /// The identification code of the organisation to which it goes.
  public let to: String
  /// What is sent.
  public let message: Message

  /// What is sent.
  public enum Message: Hashable, Sendable {
    /// The document itself.
    case document
    /// How the office has got on with a document of the receiver's: a status code of the exchange.
    case status(DocumentStatus)
    /// That the document is recalled: the receiver destroys its electronic copy, and says so (NĐ 30/2020, article 18).
    case recall
    /// What the document says now.
    case update
    /// That the receiver is one no longer, and is to give it back.
    case withdrawal
  }

  /// A message.
  public init(to: String, _ message: Message) {
    self.to = to
    self.message = message
  }
}
