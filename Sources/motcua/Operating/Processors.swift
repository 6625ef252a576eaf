import Dispatch
import Procedures

/// The processors of the machine.
enum Processors {
  /// Spreads work over all of them.
  static let spread: Spreading = { count, work in
    DispatchQueue.concurrentPerform(iterations: count) { work($0) }
  }
}
