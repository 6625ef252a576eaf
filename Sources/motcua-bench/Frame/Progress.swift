/// How far something is that takes minutes, said on standard error every ten seconds.
struct Progress {
  private static let pause: Duration = .seconds(10)

  private let what: String
  private var last = ContinuousClock.now

  /// - Parameter what: What is being done; it stands first in each line.
  init(of what: String) {
    self.what = what
  }

  /// Says it, when ten seconds have passed since the last time.
  mutating func tell(_ text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard last.duration(to: now) >= Progress.pause else { return }
    last = now
    complain("\(what): \(text())")
  }
}
