public import Exchange
public import WorkingTime

/// What a receiver has told about a document last.
public struct ReceiverStanding: Hashable, Sendable {
  /// How far the document has come there.
  public let status: DocumentStatus
  /// Since when.
  public let since: Instant

  /// A standing.
  public init(_ status: DocumentStatus, since: Instant) {
    self.status = status
    self.since = since
  }
}
