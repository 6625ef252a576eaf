/// The token buckets of all addresses: who has none left waits.
public final class Buckets: Sendable {
  private struct Bucket {
    var tokens: Double
    var at: Int64
  }

  /// Above this, buckets that are full again are forgotten.
  private static let maximum = 100_000

  private let rate: Rate
  private let buckets = Guarded<[Address: Bucket]>([:])

  /// Buckets that are full.
  public init(_ rate: Rate) {
    self.rate = rate
  }

  /// Takes a token of an address.
  ///
  /// - Parameter now: Microseconds on a clock that only goes forward.
  /// - Returns: nil when there was one; otherwise the seconds until there is, at least 1.
  public func take(_ address: Address, now: Int64) -> Int? {
    buckets.withLock { buckets in
      if buckets.count >= Buckets.maximum { forget(&buckets, now: now) }
      var bucket = buckets[address] ?? Bucket(tokens: Double(rate.burst), at: now)
      bucket.tokens = level(bucket, now: now)
      bucket.at = now
      let isEmpty = bucket.tokens < 1
      if !isEmpty { bucket.tokens -= 1 }
      buckets[address] = bucket
      return isEmpty ? max(1, Int(((1 - bucket.tokens) / rate.perSecond).rounded(.up))) : nil
    }
  }

  private func level(_ bucket: Bucket, now: Int64) -> Double {
    min(Double(rate.burst), bucket.tokens + Double(max(0, now - bucket.at)) / 1_000_000 * rate.perSecond)
  }

  private func forget(_ buckets: inout [Address: Bucket], now: Int64) {
    buckets = buckets.filter { level($0.value, now: now) < Double(rate.burst) }
    // All of them empty: an attack from everywhere. Forgetting lets a few requests more through; keeping fills memory.
    if buckets.count >= Buckets.maximum { buckets.removeAll(keepingCapacity: true) }
  }
}
