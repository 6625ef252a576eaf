/// What happens to digits that are dropped.
public enum Rounding: Sendable {
  /// To the nearest, ties to the even neighbour (the rule of all FEEL arithmetic).
  case halfEven
  /// To the nearest, ties away from nought.
  case halfUp
  /// To the nearest, ties toward nought.
  case halfDown
  /// Away from nought.
  case awayFromZero
  /// Toward nought.
  case towardZero
  /// Toward negative infinity.
  case floor
  /// Toward positive infinity.
  case ceiling

  /// The coefficient without its last `count` digits, rounded.
  func dropping(_ count: Int, of coefficient: UInt128, isNegative: Bool, inexact: Bool = false) -> UInt128 {
    guard count > 0 else { return coefficient }
    guard count <= 38 else {
      // Everything goes, and it is less than half a unit.
      return (coefficient != 0 || inexact) && awayWhenBelowHalf(isNegative) ? 1 : 0
    }
    let unit = PowersOfTen.of(count)
    let (kept, dropped) = coefficient.quotientAndRemainder(dividingBy: unit)
    guard dropped != 0 || inexact else { return kept }
    let half = unit / 2
    let away =
      if dropped == half, !inexact {
        switch self {
        case .halfEven: kept & 1 == 1
        case .halfUp: true
        case .halfDown: false
        default: awayWhenBelowHalf(isNegative)
        }
      } else if dropped >= half {
        switch self {
        case .halfEven, .halfUp, .halfDown: true
        default: awayWhenBelowHalf(isNegative)
        }
      } else {
        awayWhenBelowHalf(isNegative)
      }
    return away ? kept + 1 : kept
  }

  private func awayWhenBelowHalf(_ isNegative: Bool) -> Bool {
    switch self {
    case .halfEven, .halfUp, .halfDown, .towardZero: false
    case .awayFromZero: true
    case .floor: isNegative
    case .ceiling: !isNegative
    }
  }
}

extension Decimal128 {
  /// Digits behind the point that a person or a function may ask for: what the format can hold.
  public static let scales = -6111...6176

  /// The number with at most `scale` digits behind the point (before it, when negative); nil when it grows too large.
  public func rounded(toScale scale: Int, _ rule: Rounding) -> Decimal128? {
    let (drop, overflow) = (-exponent).subtractingReportingOverflow(scale)
    guard !overflow, drop > 0 else { return self }
    let kept = rule.dropping(drop, of: coefficient, isNegative: isNegative)
    return Decimal128(rounding: kept, exponent: exponent + drop, isNegative: isNegative)
  }

  /// The greatest integer not above.
  public var floor: Decimal128 { rounded(toScale: 0, .floor) ?? self }
  /// The least integer not below.
  public var ceiling: Decimal128 { rounded(toScale: 0, .ceiling) ?? self }
}
