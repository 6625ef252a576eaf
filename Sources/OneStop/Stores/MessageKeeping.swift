public import Exchange
public import Procedures
public import Text
public import WorkingTime

/// A view of the messages that partners brought, of those that are held for partners, and of how many of each there are.
public protocol MessageReading {
  /// A page of the inbox.
  func inbox(_ query: InboxQuery) throws -> [InboxRow]
  /// The message that is to be taken first, if its time has come.
  func nextMessage(at moment: Instant) throws -> InboxRow?
  /// Whether a message waits as it did when its row was read: no try of it has come to an end since.
  func isToTake(_ row: InboxRow) throws -> Bool
  /// The largest number of a row of the inbox; 0 when there is none.
  func lastMessage() throws -> Int64
  /// The row of the inbox of an identity.
  func inboxRow(_ identity: String) throws -> InboxRow?
  /// The messages of a partner that came from a moment on and before another, the oldest first, at most so many.
  func inbox(of partner: Key<Partner>, from: Instant, before end: Instant, limit: Int) throws -> [InboxRow]
  /// How many messages wait, and at how many a person has to look.
  func inboxCounts() throws -> (waiting: Int, quarantined: Int)
  /// Messages that are held for partners.
  func heldMessages(_ query: HeldQuery) throws -> [HeldMessage]
  /// The message of that name that is held for a partner, or was sent by it.
  func heldMessage(_ id: String, of partner: Key<Partner>) throws -> HeldMessage?

  /// What is not over with each partner, by its name.
  func exchangeCounts() throws -> [ExchangeCounts]
  /// What is not over with one of them, whatever it is; ``ExchangeCounts/oldest`` is not looked for.
  func exchangeCounts(with partner: Key<Partner>) throws -> ExchangeCounts
  /// What an agency sent by a partner and nobody has taken; read message by message.
  func untaken(from agency: String, by partner: Key<Partner>) throws -> ExchangeLoad
  /// What is held for a partner, or could not be taken by it, that another one brought; read message by message.
  func held(for receiver: Key<Partner>, by sender: Key<Partner>) throws -> ExchangeLoad
  /// How many of those counts are not what the messages of the ledger say.
  func differingExchangeCounts() throws -> Int
}

/// A view that can keep messages, take them, and let go of them.
public protocol MessageWriting: MessageReading {
  /// Keeps a message that came, or counts one that came before.
  ///
  /// - Returns: Its row; ``InboxRow/copies`` is 1 for a new one. A row of other content keeps its own.
  func keep(_ message: IncomingMessage, at moment: Instant) throws -> InboxRow
  /// Notes that the taking of a message begins, before it does.
  ///
  /// - Parameters:
  ///   - until: Until when nobody else begins.
  ///   - isCounted: Whether the one before, if it has no end, was cut off for all that is known.
  /// - Returns: How often it was begun, this time among them, and never ended; nil, and nothing is noted, when somebody else has begun
  ///   it meanwhile, or noted an end.
  func begin(_ row: InboxRow, at moment: Instant, until: Instant, isCounted: Bool) throws -> Int?
  /// Notes what taking a message came to; nothing when another try of it came to an end meanwhile.
  ///
  /// - Parameters:
  ///   - next: When it is tried again, if it is.
  ///   - isCounted: Whether it is one of the tries after which a person has to look.
  func settle(
    _ row: InboxRow, _ state: InboxRow.State, answer: String, subject: RecordSubject?, next: Instant?, isCounted: Bool
  ) throws
  /// Lets a message in quarantine be tried again; whether there was one.
  func reviveMessage(_ id: Int64, at moment: Instant) throws -> Bool
  /// Lets go of the files of messages that came before a moment and are still in quarantine, and of messages that were held for
  /// partners and of which nothing was heard since; at most so many of each. The files go as those of erased dossiers do.
  ///
  /// - Returns: How many messages.
  func expireMessages(before moment: Instant, limit: Int) throws -> Int
  /// Lets go of a message in quarantine, as one that nobody has taken for a year.
  ///
  /// - Returns: Whether there was one of that number.
  func discardMessage(_ id: Int64) throws -> Bool
  /// Lets go of what is held for a partner, or could not be taken by it, at most so many messages; how many.
  func discardHeld(for receiver: Key<Partner>, limit: Int) throws -> Int
  /// Holds a message for a partner; one of the same identity for the same agency changes nothing.
  ///
  /// - Returns: The message that is held, this one or the twin.
  func hold(_ message: HeldMessage) throws -> HeldMessage
  /// Notes how far a partner says that it has come with a message.
  func note(_ status: TransportStatus, of id: String, for partner: Key<Partner>, at moment: Instant) throws -> Bool
  /// Counts all messages of the ledger again, when the log is rebuilt.
  func recountExchange() throws
}
