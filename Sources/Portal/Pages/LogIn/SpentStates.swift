import Synchronization
import WorkingTime

/// Log-ins from which somebody has come back: none comes back twice, as long as its cookie would still count.
final class SpentStates: Sendable {
  private let states = Mutex<[String: Instant]>([:])

  /// Spends a state; false when it was spent before.
  func spend(_ state: String, at now: Instant) -> Bool {
    states.withLock { states in
      let oldest = now.advanced(bySeconds: -LogInPassage.lifetimeSeconds)
      if states.count >= Self.most { states = states.filter { $0.value >= oldest } }
      guard states[state] == nil else { return false }
      states[state] = now
      return true
    }
  }

  /// How many are remembered before those whose time is over are swept: only what this office has sealed gets here.
  private static let most = 1000
}
