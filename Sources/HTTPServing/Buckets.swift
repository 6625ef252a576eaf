/// The token buckets of all addresses: who has none left waits.
public final class Buckets: Sendable {
  private struct Shelf {
    var buckets: [Address: TokenBucket] = [:]
    /// What was taken since somebody asked last; nil as long as nobody asks.
    var untold: [Address: Int]?
  }

  /// Above this, buckets that are full again are forgotten.
  private static let maximum = 100_000

  private let rate: Rate
  private let shelf = Guarded(Shelf())

  /// Buckets that are full.
  public init(_ rate: Rate) {
    self.rate = rate
  }

  /// Takes a token of an address.
  ///
  /// - Parameter now: Microseconds on a clock that only goes forward; each thread that takes may be a moment behind.
  /// - Returns: nil when there was one; otherwise the seconds until there is, at least 1.
  public func take(_ address: Address, now: Int64) -> Int? {
    shelf.withLock { shelf in
      var bucket = bucket(of: address, in: &shelf, now: now)
      let hasTaken = bucket.take(rate, now: now)
      if hasTaken, (shelf.untold?.count ?? 0) < Buckets.maximum { shelf.untold?[address, default: 0] += 1 }
      shelf.buckets[address] = bucket
      return hasTaken ? nil : max(1, Int(((1 - bucket.tokens) / rate.perSecond).rounded(.up)))
    }
  }

  /// What each address has taken since this was asked before; nothing the first time, which begins the count.
  ///
  /// - Parameter most: Of so many addresses, of those that took the most.
  func takings(most: Int) -> [Address: Int] {
    let untold = shelf.withLock { shelf in
      defer { shelf.untold = [:] }
      return shelf.untold ?? [:]
    }
    guard untold.count > most else { return untold }
    let busiest = untold.sorted { $0.value > $1.value }.prefix(most)
    return Dictionary(uniqueKeysWithValues: busiest.map { ($0.key, $0.value) })
  }

  /// Counts what addresses took from the buckets of other servers as if it had been taken here. A bucket may come to lack tokens by
  /// that: as many as a minute brings at most, so that nobody waits longer.
  func count(_ takings: [Address: Int], now: Int64) {
    shelf.withLock { shelf in
      for (address, taken) in takings {
        var bucket = bucket(of: address, in: &shelf, now: now)
        bucket.owe(Double(taken), atLeast: -60 * rate.perSecond, rate, now: now)
        shelf.buckets[address] = bucket
      }
    }
  }

  private func bucket(of address: Address, in shelf: inout Shelf, now: Int64) -> TokenBucket {
    if shelf.buckets.count >= Buckets.maximum { forget(&shelf.buckets, now: now) }
    return shelf.buckets[address] ?? TokenBucket(full: rate, now: now)
  }

  private func forget(_ buckets: inout [Address: TokenBucket], now: Int64) {
    buckets = buckets.filter { $0.value.level(rate, now: now) < Double(rate.burst) }
    // All of them empty: an attack from everywhere. Forgetting lets a few requests more through; keeping fills memory.
    if buckets.count >= Buckets.maximum { buckets.removeAll(keepingCapacity: true) }
  }
}
