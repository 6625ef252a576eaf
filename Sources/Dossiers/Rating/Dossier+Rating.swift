import Procedures
import WorkingTime

/// Whether the office was in time, as Quyết định 766/QĐ-TTg counts it.
extension Dossier {
  /// How its handling is rated by time: a function of what has happened to it alone.
  public var timeliness: Timeliness {
    guard isRated else { return Timeliness(lateAfter: nil, cause: nil, handledAt: handledAt, isRated: false) }
    let byDate = lateByDate
    // More than one request for supplements is late, whatever the date says; from the second one on, or earlier.
    if let second = secondRequest, byDate.map({ second < $0.after }) ?? true {
      return Timeliness(lateAfter: second, cause: .supplements, handledAt: handledAt)
    }
    return Timeliness(lateAfter: byDate?.after, cause: byDate?.cause, handledAt: handledAt)
  }

  /// When its handling ended: when the office had done its part (status 9), or else when the dossier ended: handed over
  /// (10), stopped (8), not accepted (3), withdrawn (7).
  private var handledAt: Instant? { clockStoppedAt ?? endedAt }

  /// A withdrawal is rated only where the dossier had been accepted before.
  private var isRated: Bool {
    if case .end(_, .withdrawn) = place { clock != nil } else { true }
  }

  /// When the applicant was asked for supplements the second time, if that was before its handling ended.
  private var secondRequest: Instant? {
    guard supplements.count > 1 else { return nil }
    let second = supplements[1].askedAt
    return handledAt.map { second < $0 } ?? true ? second : nil
  }

  /// The last moment in time and the rule it comes from, where it has been missed or may yet be.
  private var lateByDate: (after: Instant, cause: Timeliness.Cause)? {
    guard let limit = deadline?.due ?? latestDue else { return nil }
    let after = Instant(milliseconds: limit.milliseconds + uncountedWait)
    if let stopped, stopped <= after { return nil }
    return (after, deadline == nil ? .longestTime : .dueDate)
  }

  /// When the time of the office stopped running: at its end, or at the beginning of a wait for the applicant that has not
  /// ended. A request for supplements that nothing followed ends there.
  private var stopped: Instant? {
    let pause = clock?.pauses.last.flatMap { $0.to == nil ? $0.from : nil }
    let request = supplements.last.flatMap { request in
      request.answeredAt == nil && clock?.pause(at: request.askedAt)?.to == nil ? request.askedAt : nil
    }
    return [handledAt, pause, request].compactMap(\.self).min()
  }

  /// Milliseconds for which the applicant's supplement was awaited while the legal clock did not stand still. What it
  /// stood still for has moved the due date already, and is not subtracted twice.
  private var uncountedWait: Int64 {
    guard let request = supplements.first, let answeredAt = request.answeredAt,
      clock?.pause(at: request.askedAt) == nil
    else { return 0 }
    return answeredAt.milliseconds - request.askedAt.milliseconds
  }
}

extension LegalClock {
  /// The pause in which a moment lies; its end does not belong to it.
  fileprivate func pause(at moment: Instant) -> Pause? {
    pauses.first { pause in pause.from <= moment && (pause.to.map { moment < $0 } ?? true) }
  }
}
