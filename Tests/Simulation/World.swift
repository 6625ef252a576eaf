import OneStop
import Synchronization
import TestSupport
import WorkingTime

/// The time and the chance of a simulation, which go on when the office dies and comes back.
///
/// Nothing here waits: time passes because somebody says so, also a disk that is slow.
final class World: Sendable {
  private let moment: Mutex<Instant>
  private let chance: Mutex<SeededGenerator>

  /// A Monday morning before the intake of the summer.
  static let summer = Instant(milliseconds: 1_780_275_600_000)

  init(seed: UInt64, at moment: Instant) {
    self.moment = Mutex(moment)
    chance = Mutex(SeededGenerator(seed: seed))
  }

  var now: Instant { moment.withLock { $0 } }

  func go(to moment: Instant) { self.moment.withLock { $0 = moment } }

  func wait(seconds: Int64) { moment.withLock { $0 = $0.advanced(bySeconds: seconds) } }

  /// Lets time pass, to the millisecond.
  func pass(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    moment.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) }
  }

  /// What the office takes from outside; its secrets are made from the seed too.
  var environment: Environment {
    Environment(
      now: { self.now }, randomBytes: { count in self.bytes(count) }, installationKey: Array(repeating: 7, count: 32))
  }

  private func bytes(_ count: Int) -> [UInt8] {
    chance.withLock { chance in (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &chance) } }
  }
}
