import SQLiteStore
import Synchronization
import TestSupport

/// What is slow about a disk: for a while some of its calls take from milliseconds to twenty minutes, and are done right then.
///
/// The time passes on the clock of the simulation while the office is in the midst of the call: timers and leases come due, a day or a
/// year ends.
final class Slowness: Sendable {
  private struct State {
    var chance: SeededGenerator
    /// How many calls the disk is slow for still.
    var left = 0
    var lateCalls = 0
    var milliseconds: Int64 = 0
  }

  private let state: Mutex<State>

  /// Milliseconds that a call may be late by: a busy disk, one that finds a sector at the second try, a network that is away, an array
  /// that changes a disk.
  private static let ranges: [ClosedRange<Int64>] = [5...100, 100...5_000, 5_000...60_000, 60_000...1_200_000]

  init(seed: UInt64) {
    state = Mutex(State(chance: SeededGenerator(seed: seed)))
  }

  /// Calls that were late.
  var lateCalls: Int { state.withLock(\.lateCalls) }

  /// By how much altogether, in seconds.
  var seconds: Int { state.withLock { Int($0.milliseconds / 1000) } }

  /// By how much the next call is late; nil when it is not.
  func delay() -> Duration? {
    state.withLock { state in
      if state.left == 0 {
        guard Int.random(in: 0..<1_000, using: &state.chance) == 0 else { return nil }
        state.left = Int.random(in: 1...40, using: &state.chance)
      }
      state.left -= 1
      guard Bool.random(using: &state.chance),
        let milliseconds = Slowness.ranges.randomElement(using: &state.chance).map({
          Int64.random(in: $0, using: &state.chance)
        })
      else { return nil }
      state.lateCalls += 1
      state.milliseconds += milliseconds
      return .milliseconds(milliseconds)
    }
  }
}
