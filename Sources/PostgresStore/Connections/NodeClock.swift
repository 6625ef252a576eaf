internal import OneStop
internal import RecordKeeping
internal import Synchronization
internal import WorkingTime

/// Holds the clock of this machine against the database's, which all nodes have alike.
///
/// What one node is about, others leave alone until a time that it wrote by its own clock and they read by theirs. A clock that is put on
/// is found out at once, by the machine's own count since the last look at the database's; only one that goes on beside that count,
/// as on a machine that was asleep, costs a look.
final class NodeClock: Sendable {
  /// How far a clock may be apart, in milliseconds. Two nodes are apart by twice that at most, and a try that is given up after five
  /// minutes (`Patience.trySeconds`) ends within two; officers' clocks in the hall are no better. NTP keeps to a thousandth of it.
  static let tolerance: Int64 = 30_000

  /// What the database's clock said at some time between two moments of the machine's own count.
  private struct Reading {
    let database: Instant
    let asked: ContinuousClock.Instant
    let answered: ContinuousClock.Instant
  }

  private let now: @Sendable () -> Instant
  private let readers: Readers
  private let limits: Limits
  private let last: Mutex<Reading>
  private let isReading = Atomic<Bool>(false)

  /// Begins with a look at the database's clock.
  init(_ now: @escaping @Sendable () -> Instant, _ readers: Readers, limits: Limits) throws(StoreFailure) {
    self.now = now
    self.readers = readers
    self.limits = limits
    last = Mutex(try NodeClock.reading(readers))
  }

  private static func reading(_ readers: Readers) throws(StoreFailure) -> Reading {
    try readers.read { looking throws(StoreFailure) in
      let asked = ContinuousClock.now
      let said = Instant(milliseconds: try looking.serverClock())
      return Reading(database: said, asked: asked, answered: .now)
    }
  }

  /// Looks at the database's clock once the last look is as old as `age`. One thread at a time does; while it cannot be asked, the
  /// machine's own count since goes on to tell.
  private func look(after age: Duration) {
    guard last.withLock({ $0.answered.duration(to: .now) >= age }),
      isReading.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return }
    defer { isReading.store(false, ordering: .releasing) }
    if let reading = try? NodeClock.reading(readers) { last.withLock { $0 = reading } }
  }

  /// Looks now and then, so that whoever asks for the doubt need not.
  func keepLooking() { look(after: limits.clockReading / 2) }

  /// Why nothing is to go by this machine's clock now; nil while it agrees with the database's.
  func doubt() -> ClockDoubt? {
    look(after: apart == nil ? limits.clockReading : limits.clockReading / 10)
    return apart
  }

  /// The same by the last look alone.
  var apart: ClockDoubt? {
    let reading = last.withLock { $0 }
    let (count, at) = (ContinuousClock.now, now())
    // It was read no sooner than it was asked for, and no later than the answer came.
    let latest = reading.database.advanced(by: reading.asked.duration(to: count))
    let earliest = reading.database.advanced(by: reading.answered.duration(to: count))
    let (ahead, behind) = (at.milliseconds - latest.milliseconds, earliest.milliseconds - at.milliseconds)
    guard max(ahead, behind) > NodeClock.tolerance else { return nil }
    return ClockDoubt(.apart, since: ahead > behind ? latest : earliest, at: at)
  }
}

extension NodeClock {
  /// Does a work whose times are right: when the clock was put on or back in the midst of it, it is undone.
  static func timely<Value>(
    _ clock: NodeClock?, _ work: (any RecordWriting) throws -> Value, _ record: any RecordWriting
  ) throws -> Value {
    let value = try work(record)
    if let doubt = clock?.apart { throw doubt }
    return value
  }
}

extension Instant {
  fileprivate func advanced(by duration: Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    return Instant(milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }
}
