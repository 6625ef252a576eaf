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

  /// When the oldest message came or was written that waits to be sent or to be taken; nil when none waits.
  public var oldest: Instant?

  /// Nothing yet.
  public init(partner: String) {
    self.partner = partner
  }
}
