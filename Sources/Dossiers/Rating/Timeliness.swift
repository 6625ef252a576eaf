public import WorkingTime

/// How the handling of a dossier is rated by time: the rules of Quyết định 766/QĐ-TTg (2022), which are not those of the
/// legal clock.
///
/// The moments are found once; which of them count depends on when the period ends that is reported
/// (``verdict(atEndOf:)``).
public struct Timeliness: Hashable, Sendable {
  /// The last moment at which it is not late; later moments of its handling are. Nil when nothing makes it late: it was
  /// handled in time, it waits for the applicant, or no limit is stated.
  public let lateAfter: Instant?
  /// The rule that makes it late then; nil when nothing does.
  public let cause: Cause?
  /// When its handling ended; nil while it is being handled.
  public let handledAt: Instant?
  /// Whether it is rated at all: what was withdrawn before it was accepted is not.
  public let isRated: Bool

  /// Why a dossier is late.
  public enum Cause: String, Sendable, CaseIterable {
    /// Its due date has passed.
    case dueDate = "due-date"
    /// It has no due date, and the longest time of its procedure has passed.
    case longestTime = "longest-time"
    /// The applicant was asked for supplements more than once.
    case supplements
  }

  /// How a dossier stands at the end of a period.
  public enum Verdict: Hashable, Sendable {
    /// It was handled in time, or is handled and not late yet.
    case onTime
    /// It is late.
    case late(Cause)
    /// It is not rated.
    case notRated
  }

  /// The moments of a handling that were found before.
  public init(lateAfter: Instant?, cause: Cause?, handledAt: Instant?, isRated: Bool = true) {
    self.lateAfter = lateAfter
    self.cause = cause
    self.handledAt = handledAt
    self.isRated = isRated
  }

  /// How it stands when a period ends: what has no end yet is compared with the end of the period.
  public func verdict(atEndOf period: Instant) -> Verdict {
    guard isRated else { return .notRated }
    guard let lateAfter, let cause, lateAfter < period else { return .onTime }
    return .late(cause)
  }
}
