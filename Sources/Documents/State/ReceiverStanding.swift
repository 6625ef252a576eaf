public import Exchange
public import WorkingTime

/// What a receiver has told about a document last.
public struct ReceiverStanding: Hashable, Sendable {
  /// How far the document has come there.
  public let status: DocumentStatus
  /// Since when that is known here.
  public let since: Instant
  /// When the receiver said so; nil when it did not tell.
  public let said: Instant?

  /// A standing.
  public init(_ status: DocumentStatus, since: Instant, said: Instant? = nil) {
    self.status = status
    self.since = since
    self.said = said
  }

  /// Whether it stands although the receiver's word of another one comes now: messages overtake each other, and the later word counts by
  /// the time that it bears.
  ///
  /// - Parameter moment: When the other one was said; nil when nobody knows. When either is not known, what lies on the way to this one was
  ///   said before it, and a refusal ends the way.
  func outlasts(_ other: DocumentStatus, said moment: Instant?) -> Bool {
    guard let moment, let said else { return status == .refused || other.lies(behind: status) }
    return moment == said ? other.lies(behind: status) : moment < said
  }

  /// Whether the same word comes once more and changes nothing: another one that comes later may have been said before this one.
  func covers(_ other: DocumentStatus, said moment: Instant?) -> Bool {
    guard let moment, let said else { return other == status }
    return other == status && moment <= said
  }
}
