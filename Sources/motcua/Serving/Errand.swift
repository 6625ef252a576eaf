import Synchronization

/// Something that is to be done once whenever somebody asks for it, and is asked for again by itself as long as it could not be done.
final class Errand: Sendable {
  private let isDue: Atomic<Bool>

  init(isDue: Bool) { self.isDue = Atomic(isDue) }

  /// Has it done the next time.
  func ask() { isDue.store(true, ordering: .relaxed) }

  /// Does it when it is due.
  ///
  /// - Parameter work: Answers whether it could be done.
  func run(_ work: () -> Bool) {
    // Taken down first: whoever asks in the midst of it has it done once more.
    guard isDue.exchange(false, ordering: .relaxed) else { return }
    if !work() { ask() }
  }
}
