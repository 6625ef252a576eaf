extension Decimal128 {
  /// The number with the other sign.
  public static prefix func - (a: Decimal128) -> Decimal128 {
    Decimal128(coefficient: a.coefficient, exponent: a.exponent, isNegative: !a.isNegative)
  }

  /// The number without its sign.
  public var magnitude: Decimal128 {
    Decimal128(coefficient: coefficient, exponent: exponent, isNegative: false)
  }

  /// The sum; nil when it is too large for the format.
  public func adding(_ other: Decimal128) -> Decimal128? {
    if exponent == other.exponent { return Decimal128.sum(self, other.coefficient, other.isNegative, inexact: false) }
    let (high, low) = exponent > other.exponent ? (self, other) : (other, self)
    if high.coefficient == 0 {
      return Decimal128(rounding: low.coefficient, exponent: low.exponent, isNegative: low.isNegative)
    }
    let digits = PowersOfTen.digits(of: high.coefficient)
    let gap = high.exponent - low.exponent
    if digits + gap <= 37 {
      let raised = Decimal128(
        coefficient: high.coefficient * PowersOfTen.of(gap), exponent: low.exponent, isNegative: high.isNegative)
      return Decimal128.sum(raised, low.coefficient, low.isNegative, inexact: false)
    }
    // The smaller number lies below the 36th digit of the greater, or reaches it with its head only.
    let lift = 36 - digits
    let raised = Decimal128(
      coefficient: high.coefficient * PowersOfTen.of(lift), exponent: high.exponent - lift, isNegative: high.isNegative)
    let drop = raised.exponent - low.exponent
    let (head, tail) =
      drop > 38 ? (0, low.coefficient) : low.coefficient.quotientAndRemainder(dividingBy: PowersOfTen.of(drop))
    return Decimal128.sum(raised, head, low.isNegative, inexact: tail != 0)
  }

  /// Adds a coefficient at the exponent of `a`; with `inexact`, a little more than it of its own sign.
  private static func sum(_ a: Decimal128, _ b: UInt128, _ bIsNegative: Bool, inexact: Bool) -> Decimal128? {
    if a.isNegative == bIsNegative || a.coefficient == 0 {
      return Decimal128(
        rounding: a.coefficient + b, exponent: a.exponent, isNegative: b == 0 ? a.isNegative : bIsNegative,
        inexact: inexact)
    }
    if a.coefficient >= b {
      return Decimal128(
        rounding: a.coefficient - b - (inexact ? 1 : 0), exponent: a.exponent, isNegative: a.isNegative,
        inexact: inexact)
    }
    return Decimal128(rounding: b - a.coefficient, exponent: a.exponent, isNegative: bIsNegative)
  }

  /// The difference; nil when it is too large for the format.
  public func subtracting(_ other: Decimal128) -> Decimal128? {
    adding(-other)
  }

  /// The product; nil when it is too large for the format.
  public func multiplied(by other: Decimal128) -> Decimal128? {
    let negative = isNegative != other.isNegative
    let power = exponent + other.exponent
    let product = coefficient.multipliedFullWidth(by: other.coefficient)
    if product.high == 0 { return Decimal128(rounding: product.low, exponent: power, isNegative: negative) }
    let head = PowersOfTen.of(Decimal128.precision).dividingFullWidth((product.high, product.low)).quotient
    // The product has 39 digits or more. Leaves 36, so that the last rounding sees at least one digit and the rest as a mark.
    let drop = PowersOfTen.digits(of: head) - 2
    let (kept, rest) = PowersOfTen.of(drop).dividing(product)
    return Decimal128(rounding: kept, exponent: power + drop, isNegative: negative, inexact: rest)
  }

  /// The quotient; nil when the divisor is nought or the quotient too large for the format.
  public func divided(by other: Decimal128) -> Decimal128? {
    guard other.coefficient != 0 else { return nil }
    let negative = isNegative != other.isNegative
    guard coefficient != 0 else { return .zero }
    let lift = Decimal128.precision - PowersOfTen.digits(of: coefficient)
    let more = PowersOfTen.digits(of: other.coefficient) + 1
    let wide = (coefficient * PowersOfTen.of(lift)).multipliedFullWidth(by: PowersOfTen.of(more))
    let (quotient, rest) = other.coefficient.dividing(wide)
    let power = exponent - other.exponent - lift - more
    guard let result = Decimal128(rounding: quotient, exponent: power, isNegative: negative, inexact: rest) else {
      return nil
    }
    return rest ? result : result.reduced
  }

  /// What is left when `other` has been taken away as often as it fits, with the sign of `self`; exact.
  func remainder(_ other: Decimal128) -> Decimal128? {
    guard other.coefficient != 0 else { return nil }
    guard Decimal128.magnitudeOrder(self, other) >= 0 else { return self }
    var gap = exponent - other.exponent
    if gap <= 0 {
      // The divisor is not greater, so it can be written with the smaller exponent.
      let divisor = other.coefficient * PowersOfTen.of(-gap)
      return Decimal128(coefficient: coefficient % divisor, exponent: exponent, isNegative: isNegative)
    }
    var rest = coefficient % other.coefficient
    while gap > 0, rest != 0 {
      let step = min(gap, 38)
      rest = other.coefficient.dividingFullWidth(rest.multipliedFullWidth(by: PowersOfTen.of(step))).remainder
      gap -= step
    }
    return Decimal128(coefficient: rest, exponent: other.exponent, isNegative: isNegative)
  }

  /// `self - other * floor(self / other)`, as FEEL's `modulo`: the sign is that of the divisor.
  public func modulo(_ other: Decimal128) -> Decimal128? {
    guard let rest = remainder(other) else { return nil }
    return rest.isZero || rest.isNegative == other.isNegative ? rest : rest.adding(other)
  }
}

extension UInt128 {
  /// The quotient of a wide number by this one, and whether anything was left; the quotient must fit.
  fileprivate func dividing(_ wide: (high: UInt128, low: UInt128.Magnitude)) -> (quotient: UInt128, rest: Bool) {
    let (quotient, remainder) = dividingFullWidth(wide)
    return (quotient, remainder != 0)
  }
}
