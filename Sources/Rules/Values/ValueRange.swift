/// All values between two ends; an end that is null is open for ever (`> 10`).
public struct ValueRange: Sendable {
  /// The lower end, or null.
  public let low: Value
  /// The upper end, or null.
  public let high: Value
  /// Whether the lower end itself belongs to it.
  public let includesLow: Bool
  /// Whether the upper end itself belongs to it.
  public let includesHigh: Bool

  /// A range between two ends of the same kind.
  public init(low: Value, includesLow: Bool, high: Value, includesHigh: Bool) {
    self.low = low
    self.high = high
    self.includesLow = includesLow
    self.includesHigh = includesHigh
  }

  /// Whether a value lies within; nil when it cannot be compared with the ends.
  func contains(_ value: Value) -> Bool? {
    var inside = true
    if !low.isNull {
      guard let order = value.order(to: low) else { return nil }
      inside = order > 0 || (order == 0 && includesLow)
    }
    if !high.isNull {
      guard let order = value.order(to: high) else { return nil }
      inside = inside && (order < 0 || (order == 0 && includesHigh))
    }
    return low.isNull && high.isNull ? nil : inside
  }
}
