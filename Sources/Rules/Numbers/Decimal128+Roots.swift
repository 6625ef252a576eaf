extension Decimal128 {
  /// The square root, rounded to the nearest; nil below nought.
  public var squareRoot: Decimal128? {
    guard coefficient != 0 else { return .zero }
    guard !isNegative else { return nil }
    let lift = Decimal128.precision - PowersOfTen.digits(of: coefficient)
    let even = (exponent - lift) & 1 == 0
    let more = even ? 38 : 37
    let wide = (coefficient * PowersOfTen.of(lift)).multipliedFullWidth(by: PowersOfTen.of(more))
    // Newton's steps on integers from above: they fall until they stand.
    var root = PowersOfTen.of(36)
    while true {
      let next = (root + root.dividingFullWidth(wide).quotient) / 2
      if next >= root { break }
      root = next
    }
    let square = root.multipliedFullWidth(by: root)
    let exact = square.high == wide.high && square.low == wide.low
    let result = Decimal128(
      rounding: root, exponent: (exponent - lift - more) / 2, isNegative: false, inexact: !exact)
    return exact ? result?.reduced : result
  }

  /// e to the power of this number, rounded to the nearest; nil when it is too large.
  public var exponential: Decimal128? {
    guard coefficient != 0 else { return .one }
    guard Decimal128.magnitudeOrder(self, 14_300) < 0 else { return isNegative ? .zero : nil }
    return Decimal128.exponential(binary, isNegative: isNegative)
  }

  /// The natural logarithm, rounded to the nearest; nil for nought and below.
  public var naturalLogarithm: Decimal128? {
    guard let (logarithm, negative) = binaryLogarithm else { return nil }
    guard !logarithm.isZero else { return .zero }
    return Decimal128(logarithm, isNegative: negative)
  }

  /// The magnitude as a binary fraction; numbers below 10²⁰ only.
  private var binary: BinaryFraction {
    BinaryFraction(coefficient).scaled(byPowerOfTen: exponent)
  }

  private init?(_ fraction: BinaryFraction, isNegative: Bool) {
    // Brought to 37 figures before the point; the cut-off rest is a mark.
    var power = 0
    var figures = fraction
    while figures.whole < PowersOfTen.of(36), power < 240 {
      let step = 37 - PowersOfTen.digits(of: figures.whole)
      figures = figures * PowersOfTen.of(step)
      power += step
    }
    self.init(rounding: figures.whole, exponent: -power, isNegative: isNegative, inexact: true)
  }

  static func exponential(_ x: BinaryFraction, isNegative: Bool) -> Decimal128? {
    let ten = BinaryFraction.logarithmOfTen
    var tens = UInt128(x.approximate / 2.302585092994046)
    while ten * tens > x { tens -= 1 }
    while ten * (tens + 1) <= x { tens += 1 }
    var rest = x - ten * tens
    var power = Int(tens)
    if isNegative {
      rest = ten - rest
      power = -power - 1
    }
    let value = BinaryFraction.exponential(rest) * PowersOfTen.of(36)
    return Decimal128(rounding: value.whole, exponent: power - 36, isNegative: false, inexact: true)
  }

  /// The logarithm as magnitude and sign.
  var binaryLogarithm: (BinaryFraction, isNegative: Bool)? {
    guard coefficient != 0, !isNegative else { return nil }
    let plain = reduced
    let lead = PowersOfTen.digits(of: plain.coefficient) - 1
    let scaled = BinaryFraction(plain.coefficient).scaled(byPowerOfTen: -lead)
    let figures = plain.coefficient == 1 ? BinaryFraction(0) : BinaryFraction.logarithm(ofScaled: scaled).value
    let tens = BinaryFraction.logarithmOfTen * UInt128((lead + plain.exponent).magnitude)
    if lead + plain.exponent >= 0 { return (tens + figures, false) }
    return tens >= figures ? (tens - figures, true) : (figures - tens, false)
  }
}
