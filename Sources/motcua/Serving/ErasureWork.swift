import Dispatch
import Dossiers
import JSON
import OneStop
import Synchronization
import Text

/// Erases what is personal of dossiers whose retention has ended: once before the office serves, and then every day, apart from
/// all requests and in slices.
final class ErasureWork: Sendable {
  private let office: OneStop
  private let log: EventLog
  private let queue = DispatchQueue(label: "erasures")
  private let isStopped = Atomic<Bool>(false)
  private let overdue = Mutex<Int?>(nil)

  private static let seconds = 86_400

  init(_ office: OneStop, _ log: EventLog) {
    self.office = office
    self.log = log
  }

  /// Dossiers that are there although their last day has passed, after the last round; nil before the first.
  var overdueCount: Int? { overdue.withLock(\.self) }

  /// Does the first round, and returns when it is over: what a restored backup has brought back is shown to nobody.
  func start() {
    round()
    queue.asyncAfter(deadline: .now() + .seconds(ErasureWork.seconds)) { self.beat() }
  }

  /// Stops after the slice that is under way; the rest is done by the next start.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func beat() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    round()
    queue.asyncAfter(deadline: .now() + .seconds(ErasureWork.seconds)) { self.beat() }
  }

  private func round() {
    do {
      // A person who knows what day it is runs `motcua retention erase`; entries of today's work end the doubt as well.
      if try office.isClockDoubtful(), case let left = try office.overdueErasures(), left > 0 {
        overdue.withLock { $0 = left }
        return log.note("erasing-waits", ["why": "clock-or-shut", "due": JSONValue(left)])
      }
      let round = try office.runErasures(while: { !isStopped.load(ordering: .relaxed) })
      let left = try office.overdueErasures()
      overdue.withLock { $0 = left }
      guard round.erased > 0 || round.announced > 0 || !round.failed.isEmpty else { return }
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
  }
}
