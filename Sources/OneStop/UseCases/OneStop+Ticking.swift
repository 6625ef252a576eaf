import Crypto
import Dossiers
import WorkingTime

extension OneStop {
  /// Carries out what time alone changes until now: warnings, passed due dates, ends of waits. Found by an index, never
  /// by looking through dossiers; run through the same writer as everything else.
  ///
  /// - Returns: How many dossiers were moved; ``tickBatch`` means that there may be more.
  @discardableResult
  public func tick() throws -> Int {
    guard standsBack == nil else { return 0 }
    let now = environment.now()
    let due = try store.read(for: authority) { try $0.dossiersDue(until: now, limit: OneStop.tickBatch) }
    for code in due {
      // Another node may have moved it meanwhile: what is said before its time is refused, and so is every repeat of it.
      guard let dossier = try store.read(for: authority, { try $0.dossier(code, for: .everything)?.dossier }),
        let moment = dossier.nextMoment, moment <= now
      else { continue }
      let version = dossier.version
      // Version and moment are in the key: whoever runs the clock twice moves the dossier once.
      let key = CommandKey(owner: "engine", id: "tick/\(code)/\(version)/\(moment.milliseconds)")
      _ = try perform(
        .tick, on: code, CommandRequest(key: key, digest: "tick", caller: .engine, expecting: version))
    }
    return due.count
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
