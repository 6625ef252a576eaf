public import Procedures
public import Text
public import WorkingTime

/// That an officer does the work of an absent colleague, from a day to a day. It is kept for ever: who acted by what right
/// has to be told years later.
public struct Delegation: Sendable, Equatable {
  /// Its number within the authority, from 1.
  public let number: Int
  /// Who is absent.
  public let giver: Key<Officer>
  /// Who acts in the place of the giver.
  public let receiver: Key<Officer>
  /// The one post it is about; nil for all that the giver holds.
  public let post: Post?
  /// The first day.
  public let from: Day
  /// The last day, which still counts.
  public let until: Day
  /// Why.
  public let reason: String
  /// Who ordered it: the giver, or who supervises the giver's work.
  public let orderedBy: Key<Officer>
  /// When it was ordered.
  public let orderedAt: Instant
  /// Who ended it before its last day, and when.
  public var ended: Ending?

  /// An end before the last day.
  public struct Ending: Sendable, Equatable {
    /// Who.
    public let by: Key<Officer>
    /// When; from then on it gives no right.
    public let at: Instant

    /// An end.
    public init(by: Key<Officer>, at: Instant) {
      self.by = by
      self.at = at
    }
  }

  /// A delegation of these values.
  public init(
    number: Int, giver: Key<Officer>, receiver: Key<Officer>, post: Post?, from: Day, until: Day, reason: String,
    orderedBy: Key<Officer>, orderedAt: Instant, ended: Ending? = nil
  ) {
    self.number = number
    self.giver = giver
    self.receiver = receiver
    self.post = post
    self.from = from
    self.until = until
    self.reason = reason
    self.orderedBy = orderedBy
    self.orderedAt = orderedAt
    self.ended = ended
  }

  /// Whether it is about a role in a unit.
  public func covers(_ unit: Key<Unit>, _ role: Key<Role>) -> Bool {
    post.map { $0.unit == unit && $0.role == role } ?? true
  }

  /// Whether a day of it lies between two days.
  func touches(_ first: Day, _ last: Day) -> Bool { from <= last && first <= until }
}
