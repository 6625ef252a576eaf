extension Decimal128 {
  /// This number to a power, rounded to the nearest; nil when there is no finite real result.
  ///
  /// `0 ** 0` is 1. A negative base takes whole exponents only.
  public func power(_ exponent: Decimal128) -> Decimal128? {
    if exponent.isZero { return .one }
    if isZero { return exponent.isNegative ? nil : .zero }
    let reduced = self.reduced
    if reduced.coefficient == 1, reduced.exponent == 0, !isNegative { return .one }
    if let times = exponent.integer, times.magnitude <= 1_000_000 {
      return Decimal128.whole(reduced, times)
    }
    guard !isNegative || exponent.isInteger else { return nil }
    let odd = isNegative && !(exponent.modulo(2)?.isZero ?? true)
    guard let (logarithm, negative) = magnitude.binaryLogarithm else { return nil }
    let down = negative != exponent.isNegative
    // |log| is at least 10⁻³⁴ here and at most 14,221: beyond these exponents everything over- or underflows.
    let lead = PowersOfTen.digits(of: exponent.coefficient) + exponent.exponent
    guard lead < 42 else { return down ? .zero : nil }
    let wide = (logarithm * exponent.coefficient).scaled(byPowerOfTen: exponent.exponent)
    guard wide < BinaryFraction(14_300) else { return down ? .zero : nil }
    guard !wide.isZero else { return .one }
    guard let result = Decimal128.exponential(wide, isNegative: down) else { return nil }
    return odd ? -result : result
  }

  /// Repeated squaring from the left, exact as long as 512 bits hold the digits.
  private static func whole(_ base: Decimal128, _ times: Int) -> Decimal128? {
    let one = ScaledDigits(digits: BinaryFraction(1), exponent: 0, inexact: false)
    let factor = ScaledDigits(digits: BinaryFraction(base.coefficient), exponent: base.exponent, inexact: false)
    var result = one
    let bits = times.magnitude
    for bit in stride(from: bits.bitWidth - 1 - bits.leadingZeroBitCount, through: 0, by: -1) {
      result = result * result
      if bits >> UInt(bit) & 1 == 1 { result = result * factor }
    }
    let negative = base.isNegative && times & 1 != 0
    guard times < 0 else { return result.rounded(isNegative: negative) }
    if let divisor = result.exactly(isNegative: negative) { return Decimal128.one.divided(by: divisor) }
    return result.inverse(isNegative: negative)
  }
}

/// Digits before the point times a power of ten, cut to some 150 digits.
private struct ScaledDigits {
  let digits: BinaryFraction
  let exponent: Int
  let inexact: Bool

  /// Whole numbers lie above the six words of fraction; eight more words are some 154 digits.
  private static let most = BinaryFraction.fractionLimbs + 8

  static func * (a: ScaledDigits, b: ScaledDigits) -> ScaledDigits {
    var digits = a.digits * b.digits
    var exponent = a.exponent + b.exponent
    var inexact = a.inexact || b.inexact
    while digits.limbs.count > most {
      digits = digits / 10_000_000_000_000_000_000
      exponent += 19
      inexact = true
    }
    return ScaledDigits(digits: digits, exponent: exponent, inexact: inexact)
  }

  func rounded(isNegative: Bool) -> Decimal128? {
    var digits = digits
    var exponent = exponent
    var inexact = inexact
    while digits.limbs.count > BinaryFraction.fractionLimbs + 2 {
      // One by one at the end, so that 38 digits stay.
      let far = digits.limbs.count > BinaryFraction.fractionLimbs + 3
      digits = digits / (far ? 10_000_000_000 : 10)
      exponent += far ? 10 : 1
    }
    inexact = inexact || digits.limbs.prefix(BinaryFraction.fractionLimbs).contains { $0 != 0 }
    return Decimal128(rounding: digits.whole, exponent: exponent, isNegative: isNegative, inexact: inexact)
  }

  /// The number when the format holds it without rounding.
  func exactly(isNegative: Bool) -> Decimal128? {
    guard !inexact, digits.limbs.count <= BinaryFraction.fractionLimbs + 2,
      PowersOfTen.digits(of: digits.whole) <= Decimal128.precision,
      exponent >= Decimal128.leastExponent, exponent <= Decimal128.greatestExponent
    else { return nil }
    return Decimal128(coefficient: digits.whole, exponent: exponent, isNegative: isNegative)
  }

  /// 1 over the number.
  func inverse(isNegative: Bool) -> Decimal128? {
    var scaled = digits
    var power = exponent
    while scaled >= BinaryFraction(100) {
      let step = scaled.limbs.count > BinaryFraction.fractionLimbs + 1 ? 15 : 1
      scaled = scaled.scaled(byPowerOfTen: -step)
      power += step
    }
    let figures = BinaryFraction.reciprocal(scaled) * PowersOfTen.of(37)
    return Decimal128(rounding: figures.whole, exponent: -power - 37, isNegative: isNegative, inexact: true)
  }
}
