/// A value that one thread at a time may touch.
///
/// It stands on POSIX locks, which ThreadSanitizer understands; the standard library's `Mutex` it does not see on Linux.
final class Guarded<Value>: @unchecked Sendable {
  private let lock = Condition()
  private var value: Value

  init(_ value: Value) {
    self.value = value
  }

  /// Runs with the value at hand.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock.locked { body(&value) }
  }
}
