import Crypto
import Dossiers
import Synchronization
import WorkingTime

extension OneStop {
  /// Carries out what time alone changes until now: warnings, passed due dates, ends of waits. Found by an index, never
  /// by looking through dossiers; run through the same writer as everything else.
  ///
  /// One that is stuck holds up no other: looks go on behind it, a page at a time, and come back to it a minute later.
  ///
  /// - Parameter tell: Told of each that is stuck, or that the engine refuses to move.
  /// - Returns: How many dossiers were moved; ``tickBatch`` means that there may be more.
  @discardableResult
  public func tick(tell: (StuckDossier) -> Void = { _ in }) throws -> Int {
    guard standsBack == nil else { return 0 }
    let now = environment.now()
    let start = ticking.withLock { $0.begin(at: now) }
    let due = try store.read(for: authority) {
      try $0.dossiersDue(until: now, after: start, limit: OneStop.tickBatch)
    }
    var moved = 0
    for place in due {
      guard let code = DossierCode(place.code) else {
        tell(StuckDossier(nil, MalformedCode()))
        continue
      }
      var isMoved = false
      if try apart(code, tell, { isMoved = try move(code, at: now) }), isMoved { moved += 1 }
    }
    ticking.withLock { [moved] in $0.end(due, behind: start, isStuck: moved < due.count, at: now) }
    return moved
  }

  /// Carries out what time alone changes of one dossier.
  ///
  /// - Returns: Whether it was moved; false too when another node was first.
  /// - Throws: ``RefusedTick``.
  private func move(_ code: DossierCode, at now: Instant) throws -> Bool {
    // Another node may have moved it meanwhile: what is said before its time is refused, and so is every repeat of it.
    guard let dossier = try store.read(for: authority, { try $0.dossier(code, for: .everything)?.dossier }),
      let moment = dossier.nextMoment, moment <= now
    else { return false }
    let version = dossier.version
    // Version and moment are in the key: whoever runs the clock twice moves the dossier once. A refusal holds for the hour: then
    // the plan or the calendar that was missing may be there.
    let hours = (now.milliseconds - moment.milliseconds) / 3_600_000
    let key = CommandKey(
      owner: "engine", id: "tick/\(code)/\(version)/\(moment.milliseconds)" + (hours == 0 ? "" : "/\(hours)"))
    let outcome = try perform(
      .tick, on: code, CommandRequest(key: key, digest: "tick", caller: .engine, expecting: version))
    guard case .refused(let notice) = outcome else { return true }
    // Somebody else has acted on it meanwhile.
    guard notice.code == "stale" else { throw RefusedTick(code: notice.code) }
    return false
  }

  /// How many dossiers one round of the clock takes.
  public static let tickBatch = 200

  /// Forgets answers to commands that are older than 30 days; none while the clock is doubted.
  public func forgetOldOutcomes() throws {
    guard try clockDoubt() == nil else { return }
    let now = environment.now()
    let before = now.advanced(bySeconds: -30 * 86_400)
    var next: Int64? = 0
    while let row = next {
      next = try store.write(for: authority) {
        try $0.forgetOutcomes(before: before, at: now, behind: row, limit: 1000).next
      }
    }
  }
}
