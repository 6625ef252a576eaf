import Foundation
import Synchronization
import WorkingTime

/// The machine's clock, put forward as a test wants.
final class LaterClock: Sendable {
  private let seconds = Mutex<Int64>(0)

  var now: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).advanced(bySeconds: seconds.withLock { $0 })
  }

  func advance(by more: Int64) { seconds.withLock { $0 += more } }
}
