import Synchronization
import WorkingTime

/// When a scanner was last found away. It is not asked again for a while: the seconds that it takes to find that out are waited once,
/// and not once for each message that waits for it.
final class ScannerAbsence: Sendable {
  /// Seconds for which it counts as away; a message that nobody could look through waits about as long.
  private static let seconds: Int64 = 30

  private let since = Mutex<Instant?>(nil)

  /// Whether it was found away just before a moment. A clock that was put back makes nothing last longer.
  func lasts(at now: Instant) -> Bool {
    guard let since = since.withLock({ $0 }) else { return false }
    return since <= now && now < since.advanced(bySeconds: ScannerAbsence.seconds)
  }

  /// Whether a scanner answers; one that was found away just before is not asked.
  func isOver(of scanner: any FileScanning, at now: Instant) -> Bool {
    guard !lasts(at: now) else { return false }
    let isThere = scanner.isThere()
    since.withLock { $0 = isThere ? nil : now }
    return isThere
  }
}
