/// How many connections each address holds.
final class Crowd: Sendable {
  private let limit: Int
  private let counts = Guarded<[Address: Int]>([:])

  init(limit: Int) {
    self.limit = limit
  }

  /// Counts a connection of an address; false, and nothing is counted, when the address has its share already.
  ///
  /// - Parameter isBounded: False for a proxy, which may have any number.
  func enter(_ address: Address, isBounded: Bool) -> Bool {
    counts.withLock { counts in
      let held = counts[address.subscriber, default: 0]
      guard held < limit || !isBounded else { return false }
      counts[address.subscriber] = held + 1
      return true
    }
  }

  func leave(_ address: Address) {
    counts.withLock { counts in
      let left = counts[address.subscriber, default: 1] - 1
      counts[address.subscriber] = left > 0 ? left : nil
    }
  }

  /// What is said to whoever comes from an address that has all its connections, on the wire; before anything is read of him nobody
  /// knows his language, nor whether he is a program.
  static let refusal: [UInt8] = {
    var response = Response.text(
      "Quá nhiều kết nối từ địa chỉ này, xin thử lại sau. Too many connections from this address; please try again later.\n",
      status: .tooManyRequests)
    response.headers.set("Retry-After", "1")
    response.headers.set("Cache-Control", "no-store")
    return response.lastWords
  }()
}
