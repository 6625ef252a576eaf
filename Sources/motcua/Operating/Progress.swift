import Glibc
import Synchronization
import WorkingTime

/// How far something is that takes more than a second, on one line of the terminal that is written over.
final class Progress: Sendable {
  private let isShown: Bool
  private let output: Output
  private let start = Instant.onTheClock()
  private let last = Mutex<Instant?>(nil)

  init(_ output: Output) {
    self.output = output
    isShown = isatty(STDERR_FILENO) == 1
  }

  /// Shows how far it is, not more often than five times a second and not within the first.
  func tell(_ text: String) {
    let now = Instant.onTheClock()
    guard isShown, now.milliseconds - start.milliseconds > 1000 else { return }
    let isDue = last.withLock { last in
      guard last.map({ now.milliseconds - $0.milliseconds > 200 }) ?? true else { return false }
      last = now
      return true
    }
    if isDue { output.prompt("\r\u{1B}[K\(text)") }
  }

  /// Clears the line.
  func end() {
    let wasShown = last.withLock { last in
      defer { last = nil }
      return last != nil
    }
    if wasShown { output.prompt("\r\u{1B}[K") }
  }
}
