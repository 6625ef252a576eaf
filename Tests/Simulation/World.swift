import OneStop
import Synchronization
import TestSupport
import WorkingTime

/// The time and the chance of a simulation, which go on when the office dies and comes back.
///
/// Nothing here waits: time passes because somebody says so, also a disk that is slow. What the office sees of it is a clock on the wall,
/// which gains or loses a little, and is set.
final class World: Sendable {
  private struct Clock {
    /// The time that passes, which nobody sets: what a machine counts of it is right.
    var time: Instant
    /// What the clock on the wall is ahead of it, in milliseconds; negative when it is behind.
    var ahead: Int64 = 0
    /// What it gains in a day, in milliseconds; negative when it loses.
    var gain: Int64 = 0
    /// What it has gained and lost altogether, in milliseconds.
    var strayed: Int64 = 0

    var now: Instant { Instant(milliseconds: time.milliseconds + ahead) }

    mutating func pass(_ milliseconds: Int64) {
      let gained = milliseconds * gain / 86_400_000
      time = Instant(milliseconds: time.milliseconds + milliseconds)
      ahead += gained
      strayed += abs(gained)
    }
  }

  private let clock: Mutex<Clock>
  private let chance: Mutex<SeededGenerator>

  /// A Monday morning before the intake of the summer.
  static let summer = Instant(milliseconds: 1_780_275_600_000)

  init(seed: UInt64, at moment: Instant) {
    clock = Mutex(Clock(time: moment))
    chance = Mutex(SeededGenerator(seed: seed))
  }

  /// What the clock on the wall says.
  var now: Instant { clock.withLock(\.now) }

  /// The time that has passed, as a moment; the office never sees it.
  var time: Instant { clock.withLock(\.time) }

  /// By how much the clock has gone wrong by itself, in seconds: gains and losses together.
  var strayedSeconds: Int { clock.withLock { Int($0.strayed / 1000) } }

  /// Lets time pass until the clock says a moment; meanwhile it goes as it should.
  func go(to moment: Instant) {
    clock.withLock { clock in
      clock.time = Instant(milliseconds: clock.time.milliseconds + moment.milliseconds - clock.now.milliseconds)
    }
  }

  func wait(seconds: Int64) { clock.withLock { $0.pass(seconds * 1000) } }

  /// Lets time pass, to the millisecond.
  func pass(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    clock.withLock { $0.pass(seconds * 1000 + attoseconds / 1_000_000_000_000_000) }
  }

  /// From now on the clock gains so much in a day.
  func drift(milliseconds: Int64) { clock.withLock { $0.gain = milliseconds } }

  /// Somebody sets the clock forth, or back.
  func set(bySeconds seconds: Int64) { clock.withLock { $0.ahead += seconds * 1000 } }

  /// Sets the clock right, as a time server does; by how many milliseconds.
  @discardableResult
  func setRight() -> Int64 {
    clock.withLock { clock in
      defer { clock.ahead = 0 }
      return -clock.ahead
    }
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
