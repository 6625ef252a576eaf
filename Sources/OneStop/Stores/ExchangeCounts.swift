public import Procedures
public import WorkingTime

/// What is not over with a partner of the document exchange.
public struct ExchangeCounts: Hashable, Sendable {
  /// Its name; it may not stand in today's definitions any more.
  public let partner: String
  /// Messages that are to be sent, or being sent.
  public var toSend = 0
  /// Messages that could not be sent: a person has to look.
  public var dead = 0
  /// Messages that came and wait to be taken.
  public var toTake = 0
  /// Messages that came and are in quarantine: a person has to look.
  public var quarantined = 0
  /// Messages that are held until it has fetched them and said that it keeps them.
  public var held = 0
  /// Messages that were held for it and that it could not take: a person has to look there.
  public var refused = 0
  /// Bytes of what came and was not taken: what waits and what is in quarantine.
  public var untakenBytes: Int64 = 0
  /// Bytes of what is held for it, and of what it could not take.
  public var heldBytes: Int64 = 0

  /// When the oldest message came or was written that waits to be sent or to be taken; nil when none waits.
  public var oldest: Instant?

  /// Nothing yet.
  public init(partner: String) {
    self.partner = partner
  }
}

/// Messages that somebody has sent and that are not over, counted.
public struct ExchangeLoad: Hashable, Sendable {
  /// How many.
  public var messages = 0
  /// Their bytes together.
  public var bytes: Int64 = 0

  /// So much; nothing by itself.
  public init(messages: Int = 0, bytes: Int64 = 0) {
    (self.messages, self.bytes) = (messages, bytes)
  }

  /// Whether its sender may have a message of so many bytes more where several share a backlog: none takes more than half of the room
  /// that the others leave, and so never all of it.
  ///
  /// - Parameter all: What all of them have there together.
  public func hasShare(in backlog: Partner.Backlog, beside all: ExchangeLoad, for bytes: Int) -> Bool {
    messages + 1 <= (backlog.messages - (all.messages - messages)) / 2
      && self.bytes + Int64(bytes) <= (backlog.bytes - (all.bytes - self.bytes)) / 2
  }
}

extension ExchangeCounts {
  /// What it brought and was not taken.
  public var untaken: ExchangeLoad { ExchangeLoad(messages: toTake + quarantined, bytes: untakenBytes) }

  /// What is held for it, and what it could not take.
  public var heldForIt: ExchangeLoad { ExchangeLoad(messages: held + refused, bytes: heldBytes) }

  /// Whether a message that it brings may wait here beside those that wait.
  public func hasRoom(in backlog: Partner.Backlog, forUntaken bytes: Int) -> Bool {
    backlog.holds(toTake + quarantined + 1, untakenBytes + Int64(bytes))
  }

  /// Whether one that can never be taken may: such messages leave half of the room to the others.
  public func hasRoom(in backlog: Partner.Backlog, forUntakeable bytes: Int) -> Bool {
    backlog.isHalfFree(with: toTake + quarantined + 1, untakenBytes + Int64(bytes))
  }

  /// Whether a message may be held for it beside those that are.
  public func hasRoom(in backlog: Partner.Backlog, forHeld bytes: Int) -> Bool {
    backlog.holds(held + refused + 1, heldBytes + Int64(bytes))
  }

  /// Whether not even the smallest message more is taken from it, or held for it.
  public func isFull(_ backlog: Partner.Backlog) -> Bool {
    !hasRoom(in: backlog, forUntaken: 1) || !hasRoom(in: backlog, forHeld: 1)
  }
}
