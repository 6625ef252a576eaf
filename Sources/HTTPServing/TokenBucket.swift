/// What is left of a ``Rate``: whoever finds no token waits, or is turned away.
struct TokenBucket {
  private(set) var tokens: Double
  private var at: Int64

  /// A full one.
  ///
  /// - Parameter now: Microseconds on a clock that only goes forward.
  init(full rate: Rate, now: Int64) {
    tokens = Double(rate.burst)
    at = now
  }

  /// The tokens there are at a moment.
  func level(_ rate: Rate, now: Int64) -> Double {
    min(Double(rate.burst), tokens + Double(max(0, now - at)) / 1_000_000 * rate.perSecond)
  }

  /// Takes a token if there is one, counting what has come since.
  mutating func take(_ rate: Rate, now: Int64) -> Bool {
    fill(rate, now: now)
    return take()
  }

  /// Takes a token if there was one before.
  mutating func take() -> Bool {
    guard tokens >= 1 else { return false }
    tokens -= 1
    return true
  }

  /// Nothing comes of the time up to a moment.
  mutating func pass(until now: Int64) {
    at = max(at, now)
  }

  /// Takes tokens whether there are any or not, down to a floor.
  mutating func owe(_ taken: Double, atLeast floor: Double, _ rate: Rate, now: Int64) {
    fill(rate, now: now)
    tokens = max(floor, tokens - taken)
  }

  /// Counts what has come since; whether it is full now.
  @discardableResult
  mutating func fill(_ rate: Rate, now: Int64) -> Bool {
    tokens = level(rate, now: now)
    at = max(at, now)
    return tokens == Double(rate.burst)
  }
}
