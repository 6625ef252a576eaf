import Synchronization

/// Lets few in at the same time: for work of which each piece costs memory or a processor, or waits for somebody else.
package final class Turnstile: Sendable {
  private let most: Int
  private let inside = Mutex(0)

  /// - Parameter most: How many may be inside.
  package init(most: Int) {
    self.most = most
  }

  /// Does some work, unless too many are at theirs.
  ///
  /// - Returns: What came of it; nil when it was not begun.
  package func pass<Value>(_ work: () throws -> Value) rethrows -> Value? {
    let isIn = inside.withLock { inside in
      guard inside < most else { return false }
      inside += 1
      return true
    }
    guard isIn else { return nil }
    defer { inside.withLock { $0 -= 1 } }
    return try work()
  }
}
