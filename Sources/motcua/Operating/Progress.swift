import Glibc
import Synchronization
import WorkingTime

/// How far something is that takes more than a second, on one line of the terminal that is written over.
final class Progress: Sendable {
  private let isShown: Bool
  private let now: @Sendable () -> Instant
  private let show: @Sendable (String) -> Void
  private let start: Instant
  private let last = Mutex<Instant?>(nil)

  convenience init(_ output: Output) {
    self.init(isShown: isatty(STDERR_FILENO) == 1, now: Instant.onTheClock, show: { output.prompt($0) })
  }

  /// Of a clock, and of whatever is looked at; nothing is shown where nobody looks.
  init(isShown: Bool, now: @escaping @Sendable () -> Instant, show: @escaping @Sendable (String) -> Void) {
    self.isShown = isShown
    self.now = now
    self.show = show
    start = now()
  }

  /// Shows how far it is, not more often than five times a second and not within the first.
  func tell(_ text: String) {
    let now = now()
    guard isShown, now.milliseconds - start.milliseconds > 1000 else { return }
    let isDue = last.withLock { last in
      guard last.map({ now.milliseconds - $0.milliseconds > 200 }) ?? true else { return false }
      last = now
      return true
    }
    if isDue { show("\r\u{1B}[K\(text)") }
  }

  /// Shows at once what comes now: it may take long, and nothing is told before its end.
  func begin(_ text: String) {
    guard isShown else { return }
    last.withLock { $0 = now() }
    show("\r\u{1B}[K\(text)")
  }

  /// Clears the line.
  func end() {
    let wasShown = last.withLock { last in
      defer { last = nil }
      return last != nil
    }
    if wasShown { show("\r\u{1B}[K") }
  }
}
