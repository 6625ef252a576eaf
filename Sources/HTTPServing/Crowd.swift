/// How many connections each address holds.
final class Crowd: Sendable {
  private let limit: Int
  private let counts = Guarded<[Address: Int]>([:])

  init(limit: Int) {
    self.limit = limit
  }

  func hasRoom(for address: Address) -> Bool {
    counts.withLock { $0[address.subscriber, default: 0] < limit }
  }

  func enter(_ address: Address) {
    counts.withLock { $0[address.subscriber, default: 0] += 1 }
  }

  func leave(_ address: Address) {
    counts.withLock { counts in
      let left = counts[address.subscriber, default: 1] - 1
      counts[address.subscriber] = left > 0 ? left : nil
    }
  }
}
