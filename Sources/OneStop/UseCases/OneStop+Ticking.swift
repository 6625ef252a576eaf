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
    let now = environment.now()
    let due = try store.read(for: authority) { try $0.dossiersDue(until: now, limit: OneStop.tickBatch) }
    for code in due {
      guard let version = try store.read(for: authority, { try $0.dossier(code, for: .everything)?.dossier.version })
      else { continue }
      // The version is in the key: whoever runs the clock twice moves the dossier once.
      let key = CommandKey(owner: "engine", id: "tick/\(code)/\(version)")
      _ = try perform(
        .tick, on: code, CommandRequest(key: key, digest: "tick", caller: .engine, expecting: version))
    }
    return due.count
  }

  /// How many dossiers one round of the clock takes.
  public static let tickBatch = 200

  /// Forgets answers to commands that are older than 30 days.
  public func forgetOldOutcomes() throws {
    let before = environment.now().advanced(bySeconds: -30 * 86_400)
    _ = try store.write(for: authority) { try $0.forgetOutcomes(before: before, limit: 1000) }
  }
}
