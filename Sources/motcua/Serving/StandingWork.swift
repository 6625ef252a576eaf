import Dispatch
import JSON
import OneStop
import Synchronization

/// Looks now and then at how the office stands, so that whoever reads the counts asks nothing of the record.
final class StandingWork: Sendable {
  private let office: OneStop
  private let log: EventLog
  private let queue = DispatchQueue(label: "standing")
  private let isStopped = Atomic<Bool>(false)
  private let found = Mutex<OfficeStanding?>(nil)

  /// How often, in seconds: about as often as counts are read.
  private static let seconds = 15

  init(_ office: OneStop, _ log: EventLog) {
    self.office = office
    self.log = log
  }

  /// Begins to look.
  func start() {
    queue.async { self.beat() }
  }

  /// Stops, and waits for the look that is under way.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  /// How it stood some seconds ago; nil before the first look.
  var standing: OfficeStanding? { found.withLock { $0 } }

  private func beat() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    do {
      let standing = try office.standing()
      found.withLock { $0 = standing }
    } catch {
      log.note("failure", ["doing": "standing", "error": .string(FailureText(error).text)])
    }
    queue.asyncAfter(deadline: .now() + .seconds(StandingWork.seconds)) { self.beat() }
  }
}
