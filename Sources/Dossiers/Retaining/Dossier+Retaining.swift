import JSON
import Procedures
import Text
public import WorkingTime

/// What happens to a dossier once it has ended: it is kept as long as the law says, and then erased (Luật Lưu trữ số
/// 33/2024/QH15; Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15).
extension Dossier {
  /// Why it is not erased at a moment; nil when it may be.
  ///
  /// - Parameter undelivered: How many messages and other effects of it are on their way outside.
  public func erasureObstacle(at now: Instant, undelivered: Int = 0) -> ErasureObstacle? {
    guard case .end = place else { return .notEnded }
    guard case .until(let lastDay)? = retention else { return .noTerm }
    guard LocalTime(now).day > lastDay else { return .kept(until: lastDay) }
    if heldBackAt != nil { return .held }
    if owed != .nothing { return .owed }
    if let payment = onlinePayments.first(where: { [.pending, .questioned].contains($0.status) }) {
      return .payment(reference: payment.reference)
    }
    if waitingMessages != nil { return .messageWaits }
    if undelivered > 0 { return .undelivered(undelivered) }
    guard let day = erasableAfter else { return .notAnnounced }
    return LocalTime(now).day > day ? nil : .announced(until: day)
  }

  /// The day after which it may be erased: that to which it is kept, and no earlier than thirty days after the applicant was told;
  /// nil before that, and where ``keptUntil`` is.
  public var erasableAfter: Day? {
    guard let lastDay = keptUntil, let told = erasureAnnouncedAt else { return nil }
    return max(lastDay, LocalTime(told).day.advanced(by: Dossier.erasureNoticeDays))
  }

  /// The day to which it is kept, as long as there is something that can be erased; nil before the end, for ever, and once
  /// it was erased.
  public var keptUntil: Day? {
    guard erasedAt == nil, case .until(let lastDay)? = retention else { return nil }
    return lastDay
  }

  /// How many days before it is erased the applicant is told.
  public static let erasureNoticeDays = 30

  /// Whoever may see it may hold it back: what was erased does not come again.
  func holdBack(_ reason: String, by actor: Actor) throws(Refusal) -> Decision {
    guard case .officer = actor else { throw .notYours(.officer(role: "can-bo-mot-cua", unit: unit)) }
    guard heldBackAt == nil else { throw .heldBackAlready }
    let reason = try Limits.text(reason, required: true)
    return Decision(events: [.heldBack], content: PersonalContent(values: ["reason": .string(reason)]))
  }

  /// Whoever supervises the agency lets it be erased again.
  func letGo(_ reason: String, by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    guard case .officer = actor, surroundings.supervised.contains(unit) else { throw .notSupervisor(unit) }
    guard heldBackAt != nil else { throw .notHeldBack }
    let reason = try Limits.text(reason, required: true)
    return Decision(events: [.letGo], content: PersonalContent(values: ["reason": .string(reason)]))
  }

  /// Whether the applicant is to be told at a moment that it will be erased: thirty days before its last day, or later when
  /// nobody did it then.
  public func isErasureToBeAnnounced(at now: Instant) -> Bool {
    guard case .end = place, let lastDay = keptUntil, erasureAnnouncedAt == nil, heldBackAt == nil else { return false }
    return LocalTime(now).day >= lastDay.advanced(by: -Dossier.erasureNoticeDays)
  }

  /// The last day is near: the applicant is told, once.
  func announceErasure(by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    guard actor == .engine, isErasureToBeAnnounced(at: surroundings.now) else { throw .notYetTime(until: nil) }
    var draft = Draft(dossier: self, surroundings: surroundings, actor: actor)
    draft.record(.erasureAnnounced)
    return draft.decision
  }

  /// The day has come on which nothing personal is kept any more.
  func erase(by actor: Actor, in surroundings: Surroundings) throws(Refusal) -> Decision {
    let kept = surroundings.kept
    if let obstacle = erasureObstacle(at: surroundings.now, undelivered: kept.undelivered) {
      throw .notErasable(obstacle)
    }
    guard actor == .engine, let lastDay = keptUntil else { throw .notErasable(.noTerm) }
    return Decision(
      events: [
        .erased(Erasure(until: lastDay, contents: kept.contents, files: kept.files, evidence: kept.evidence))
      ], content: nil)
  }
}
