public import OneStop
public import Procedures
public import WorkingTime

/// How the exchange with a partner stands, for those who watch the server.
public struct PartnerCount: Hashable, Sendable {
  /// Its name.
  public let partner: String
  /// Messages that are to be sent.
  public let toSend: Int
  /// Messages that could not be sent.
  public let dead: Int
  /// Messages that came and wait to be taken.
  public let toTake: Int
  /// Messages in quarantine.
  public let quarantined: Int
  /// Messages that are held until it has fetched them.
  public let held: Int
  /// Messages that were held for it and that it could not take.
  public let refused: Int
  /// Bytes of what came and was not taken.
  public let untakenBytes: Int64
  /// Bytes of what is held for it.
  public let heldBytes: Int64
  /// Whether nothing more is taken from it, or held for it, until some of that is gone.
  public let isFull: Bool
  /// For how long the oldest message has waited that is to be sent or to be taken; 0 when none waits.
  public let oldestSeconds: Int64
  /// Since when it was last reached, or has called; nil when neither happened since the server started.
  public let contactSeconds: Int64?

  /// How it stands at a moment.
  ///
  /// - Parameters:
  ///   - backlog: How much of it may wait; nil when it is no partner any more.
  ///   - contact: When it was last reached, or has called.
  public init(_ counts: ExchangeCounts, backlog: Partner.Backlog?, contact: Instant?, at now: Instant) {
    partner = counts.partner
    (toSend, dead, toTake) = (counts.toSend, counts.dead, counts.toTake)
    (quarantined, held, refused) = (counts.quarantined, counts.held, counts.refused)
    (untakenBytes, heldBytes) = (counts.untakenBytes, counts.heldBytes)
    isFull = backlog.map { counts.isFull($0) } ?? false
    func seconds(since moment: Instant) -> Int64 { max(0, (now.milliseconds - moment.milliseconds) / 1000) }
    oldestSeconds = counts.oldest.map(seconds) ?? 0
    contactSeconds = contact.map(seconds)
  }
}
