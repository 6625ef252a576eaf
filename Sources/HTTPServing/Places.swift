import Synchronization

/// The places for connections, which all threads that take clients in share.
final class Places: Sendable {
  private let limit: Int
  private let threads: Int
  private let taken = Atomic<Int>(0)

  init(limit: Int, threads: Int) {
    self.limit = limit
    self.threads = threads
  }

  /// True when the next client would have to wait outside.
  var areTaken: Bool { taken.load(ordering: .relaxed) >= limit }

  /// Takes a place; false when there is none.
  func take() -> Bool {
    guard taken.wrappingAdd(1, ordering: .relaxed).newValue <= limit else {
      giveBack()
      return false
    }
    return true
  }

  /// Gives a place back that was taken.
  func giveBack() {
    taken.wrappingSubtract(1, ordering: .relaxed)
  }

  /// Whether a thread with so many connections leaves newcomers to the others: clients stay with whoever took them in.
  func isMoreThanAShare(_ connections: Int) -> Bool {
    connections > taken.load(ordering: .relaxed) / threads + Places.uneven
  }

  /// Connections by which a thread may be ahead of its share.
  private static let uneven = 16
}
