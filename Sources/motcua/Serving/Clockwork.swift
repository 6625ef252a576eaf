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
  private let queue = DispatchQueue(label: "clock")
  private let seconds = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  private let wasApart = Atomic<Bool>(false)
  /// Whether dates of intakes may have been moved since they were last followed.
  private let areDatesNew = Atomic<Bool>(true)

  /// How often it is looked whether the clock was put back.
  private static let stepSeconds = 60
  /// How often uploads and old answers are swept.
  private static let sweepSeconds = 3600

  init(_ office: OneStop, _ log: EventLog) {
    self.office = office
    self.log = log
  }

  /// Begins to look at the clock every second. The work of one second never overlaps that of the next.
  func start() {
    queue.async { self.beat() }
  }

  /// Has the dates of intakes followed at the next beat: the definitions were loaded anew.
  func followDates() { areDatesNew.store(true, ordering: .relaxed) }

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
    if areDatesNew.exchange(false, ordering: .relaxed) {
      guarded("follow-dates") { try office.followIntakeDates() }
    }
    guarded("tick") {
      while !isStopped.load(ordering: .relaxed), try office.tick() >= OneStop.tickBatch {}
    }
    guarded("link-persons") {
      while !isStopped.load(ordering: .relaxed), try office.linkPersons() >= OneStop.linkBatch {}
    }
    // A batch a second: due dates do not wait for thousands of signatures.
    guarded("judge-again") { try office.judgeAgain() }
    let second = seconds.wrappingAdd(1, ordering: .relaxed).oldValue
    if second % Clockwork.stepSeconds == 0 { guarded("bring-forward") { try office.bringTriesForward() } }
    guard second % Clockwork.sweepSeconds == 0, !isStopped.load(ordering: .relaxed) else { return }
    guarded("watch-clock") {
      // What is swept by the clock does not come back.
      try office.watchClock(at: .now)
      sweep()
    }
  }

  private func sweep() {
    guarded("sweep-uploads") { try office.sweepUploads() }
    guarded("sweep-drafts") { try office.sweepDrafts() }
    guarded("sweep-log-ins") { try office.sweepLogIns() }
    guarded("forget-outcomes") { try office.forgetOldOutcomes() }
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

  /// A failure of the store is logged; the next second tries again.
  private func guarded(_ doing: String, _ work: () throws -> Void) {
    do {
      try work()
    } catch {
      log.note("failure", ["doing": .string(doing), "error": .string(FailureText(error).text)])
    }
  }
}
