import Dispatch
import Dossiers
import JSON
import OneStop
import Synchronization
import Text
import WorkingTime

/// Erases what is personal of dossiers whose retention has ended: once before the office serves, and then every day, apart from
/// all requests and in slices.
final class ErasureWork: Sendable {
  private let office: OneStop
  private let log: EventLog
  private let queue = DispatchQueue(label: "erasures")
  private let isStopped = Atomic<Bool>(false)
  private let found = Mutex(Found())

  /// What the last round has found.
  private struct Found {
    var overdue: Int?
    var isWaiting = false
  }

  private static let seconds = 86_400
  /// The same while this machine's clock is apart from the others': that ends by itself.
  private static let secondsApart = 60

  init(_ office: OneStop, _ log: EventLog) {
    self.office = office
    self.log = log
  }

  /// Dossiers that are there although their last day has passed, after the last round; nil before the first.
  var overdueCount: Int? { found.withLock(\.overdue) }

  /// Whether nothing is erased until a person has looked at the clock.
  var isWaiting: Bool { found.withLock(\.isWaiting) }

  /// Does the first round, and returns when it is over: what a restored backup has brought back is shown to nobody.
  func start() {
    goOn(after: round())
    // Going through all files takes its time, and nobody waits for it.
    queue.async { self.sweep() }
  }

  /// Stops after the slice that is under way; the rest is done by the next start.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func beat() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    let doubt = round()
    sweep()
    goOn(after: doubt)
  }

  private func goOn(after doubt: ClockDoubt?) {
    let pause = doubt?.cause == .apart ? ErasureWork.secondsApart : ErasureWork.seconds
    queue.asyncAfter(deadline: .now() + .seconds(pause)) { self.beat() }
  }

  /// Removes files that nothing names, and of which nobody has said so.
  private func sweep() {
    do {
      guard !isStopped.load(ordering: .relaxed), try office.clockDoubt() == nil else { return }
      let gone = try office.sweepUnnamedFiles(while: { !isStopped.load(ordering: .relaxed) })
      if gone > 0 { log.note("swept-files", ["files": JSONValue(gone)]) }
    } catch {
      log.note("failure", ["doing": "sweep-files", "error": .string(FailureText(error).text)])
    }
  }

  /// - Returns: Why nothing was erased.
  private func round() -> ClockDoubt? {
    do {
      let doubt = try office.watchClock(at: .now)
      let round =
        try doubt == nil ? office.runErasures(while: { !isStopped.load(ordering: .relaxed) }) : ErasureRound()
      let left = try office.overdueErasures()
      found.withLock { ($0.overdue, $0.isWaiting) = (left, doubt != nil) }
      if let doubt {
        log.note(
          "erasing-waits",
          [
            "why": .string("clock-" + doubt.cause.rawValue), "seen": .string(doubt.since.description),
            "clock": .string(doubt.at.description), "due": JSONValue(left),
          ])
        return doubt
      }
      guard round.erased > 0 || round.announced > 0 || !round.failed.isEmpty else { return nil }
      log.note(
        "erased",
        [
          "dossiers": JSONValue(round.erased), "announced": JSONValue(round.announced),
          "heldBack": JSONValue(round.heldBack),
          "failed": .array(round.failed.map { .string($0.text) }),
        ])
    } catch {
      log.note("failure", ["doing": "erase", "error": .string(FailureText(error).text)])
    }
    return nil
  }
}
