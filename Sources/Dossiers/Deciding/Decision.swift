public import JSON
public import Procedures
public import Text

/// What a command leads to: the events of one entry of the log, and what of it is personal.
public struct Decision: Sendable {
  /// What has happened, in order.
  public let events: [DossierEvent]
  /// What persons wrote and read, kept beside the log; nil when nothing of that kind was said.
  public let content: PersonalContent?
  /// The absent colleague in whose place the officer acted; nil for one's own post.
  public var inPlaceOf: Key<Officer>?
}

/// The personal part of an entry. The log holds only its salted hash.
public struct PersonalContent: Equatable, Sendable {
  /// Values by kind: `answers`, `papers`, `reason`, `items`, `remark`, `lookup`, `letters`, `payment`.
  public var values: [String: JSONValue]

  /// Content of these values.
  public init(values: [String: JSONValue] = [:]) {
    self.values = values
  }

  var nonEmpty: PersonalContent? { values.isEmpty ? nil : self }
}
