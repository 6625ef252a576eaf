import Synchronization

/// The places for connections, which all threads that take clients in share.
final class Places: Sendable {
  private let limit: Int
  private let threads: Int
  /// Places that a client has, or that a thread keeps for one while it looks whether somebody is there.
  private let taken = Atomic<Int>(0)
  /// Places that a client has.
  private let filled = Atomic<Int>(0)

  init(limit: Int, threads: Int) {
    self.limit = limit
    self.threads = threads
  }

  /// True when every place has its client; what is only kept for one ends nobody else.
  var areFilled: Bool { filled.load(ordering: .relaxed) >= limit }

  /// Takes a place for a client who may be there; false when there is none.
  func take() -> Bool {
    guard taken.wrappingAdd(1, ordering: .relaxed).newValue <= limit else {
      giveBack()
      return false
    }
    return true
  }

  /// Gives a place back into which nobody has come.
  func giveBack() {
    taken.wrappingSubtract(1, ordering: .relaxed)
  }

  /// A client has come into a place that was taken.
  func fill() {
    filled.wrappingAdd(1, ordering: .relaxed)
  }

  /// The client of a place is gone.
  func leave() {
    filled.wrappingSubtract(1, ordering: .relaxed)
    taken.wrappingSubtract(1, ordering: .relaxed)
  }

  /// Whether a thread with so many connections leaves newcomers to the others: clients stay with whoever took them in.
  func isMoreThanAShare(_ connections: Int) -> Bool {
    connections > filled.load(ordering: .relaxed) / threads + Places.uneven
  }

  /// Connections by which a thread may be ahead of its share.
  private static let uneven = 16
}
