import Dispatch
import JSON
import OneStop
import Synchronization
import Text
import WorkingTime

/// What time alone moves in a running office: due dates that come near or pass, waits that end, uploads that nobody
/// took, answers to commands that need not be kept any longer.
final class Clockwork: Sendable {
  private let office: OneStop
  private let log: EventLog
  private let stuck: StuckLog
  private let queue = DispatchQueue(label: "clock")
  private let seconds = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let wasApart = Atomic<Bool>(false)
  /// Follows the dates of intakes, which may have been moved while no server ran.
  private let following = Errand(isDue: true)

  /// How often it is looked whether the clock was put back.
  private static let stepSeconds = 60
  /// How often uploads and old answers are swept.
  private static let sweepSeconds = 3600

  init(_ office: OneStop, _ log: EventLog) {
    self.office = office
    self.log = log
    stuck = StuckLog(log)
  }

  /// Begins to look at the clock every second. The work of one second never overlaps that of the next.
  func start() {
    queue.async { self.beat() }
  }

  /// Has the dates of intakes followed at the next beat: the definitions were loaded anew.
  func followDates() { following.ask() }

  /// Stops, and waits for what is under way.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    queue.sync {}
  }

  private func beat() {
    guard !isStopped.load(ordering: .relaxed) else { return }
    run()
    queue.asyncAfter(deadline: .now() + 1) { self.beat() }
  }

  private func run() {
    guard agrees() else { return }
    following.run { guarded("follow-dates") { tell in try office.followIntakeDates(tell: tell) } }
    guarded("tick") { tell in
      while !isStopped.load(ordering: .relaxed), try office.tick(tell: tell) >= OneStop.tickBatch {}
    }
    guarded("link-persons") { tell in
      while !isStopped.load(ordering: .relaxed), try office.linkPersons(tell: tell) >= OneStop.linkBatch {}
    }
    // A batch a second: due dates do not wait for thousands of signatures.
    guarded("judge-again") { tell in try office.judgeAgain(tell: tell) }
    let second = seconds.wrappingAdd(1, ordering: .relaxed).oldValue
    if second % Clockwork.stepSeconds == 0 { guarded("bring-forward") { _ in try office.bringTriesForward() } }
    guard second % Clockwork.sweepSeconds == 0, !isStopped.load(ordering: .relaxed) else { return }
    guarded("watch-clock") { _ in
      // What is swept by the clock does not come back.
      try office.watchClock(at: .now)
      sweep()
    }
  }

  private func sweep() {
    guarded("sweep-uploads") { _ in try office.sweepUploads() }
    guarded("sweep-drafts") { _ in try office.sweepDrafts() }
    guarded("sweep-log-ins") { _ in try office.sweepLogIns() }
    guarded("forget-outcomes") { _ in try office.forgetOldOutcomes() }
  }

  /// Whether the clock is to be gone by. That it is apart from the database's, and that it agrees again, is logged once.
  private func agrees() -> Bool {
    let doubt = office.standsBack
    let isNew = wasApart.exchange(doubt != nil, ordering: .relaxed) != (doubt != nil)
    if isNew, let doubt {
      log.note("clock-apart", ["aheadSeconds": .integer(doubt.aheadSeconds), "why": .string(doubt.words.en)])
    } else if isNew {
      log.note("clock-agrees", [:])
    }
    return doubt == nil
  }

  /// A failure of the store is logged; the next second tries again. What is wrong with one dossier alone is told now and then.
  ///
  /// - Returns: Whether nothing kept all of it from being done.
  @discardableResult
  private func guarded(_ doing: String, _ work: ((StuckDossier) -> Void) throws -> Void) -> Bool {
    do {
      try stuck.gathering(doing, work)
      return true
    } catch {
      log.note("failure", ["doing": .string(doing), "error": .string(FailureText(error).text)])
      return false
    }
  }
}
