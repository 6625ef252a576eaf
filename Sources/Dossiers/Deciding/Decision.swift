public import JSON
public import Procedures
public import Text

/// What a command leads to: the events of one entry of the log, and what of it is personal.
public struct Decision: Sendable {
  /// What has happened, in order.
  public let events: [DossierEvent]
  /// What persons wrote and read, kept beside the log; nil when nothing of that kind was said.
  public var content: PersonalContent?
  /// The absent colleague in whose place the officer acted; nil for one's own post.
  public var inPlaceOf: Key<Officer>?
  /// What the applicant is told of it; it stands in the content, too.
  public var notices: [WrittenNotice] = []
  /// By which ways the applicant can be told them.
  public var reach: Set<Reach> = []
}

/// A way by which an applicant can be told something, besides the dossier itself.
public enum Reach: String, Sendable, CaseIterable {
  /// By mail: there is an address.
  case mail
  /// By a message: there is a telephone.
  case message
}

/// The personal part of an entry. The log holds only its salted hash.
public struct PersonalContent: Equatable, Sendable {
  /// Values by kind: `answers`, `account`, `papers`, `reason`, `items`, `remark`, `lookup`, `letters`, `entries`, `payment`,
  /// `notices`.
  public var values: [String: JSONValue]

  /// Content of these values.
  public init(values: [String: JSONValue] = [:]) {
    self.values = values
  }

  var nonEmpty: PersonalContent? { values.isEmpty ? nil : self }
}
