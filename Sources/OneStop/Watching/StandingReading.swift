import Procedures
public import WorkingTime

/// What a view of a record tells whoever watches the office; each in a few steps of an index.
public protocol StandingReading {
  /// When the first task of a role in a unit is due; nil when none is there, or none has a limit.
  func earliestDue(of post: Post) throws -> Instant?
  /// Since when the oldest task of a role in a unit is open, whoever has taken it; nil when there is none.
  func oldestTask(of post: Post) throws -> Instant?
  /// Since when the oldest effect of the outbox waits that is neither done nor dead.
  func oldestEffect() throws -> Instant?
}
