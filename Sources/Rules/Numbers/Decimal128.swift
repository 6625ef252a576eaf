/// A decimal number of 34 digits, as DMN computes with (IEEE 754-2008 decimal128, ties to even).
///
/// Infinities and NaN do not exist: an operation without a finite result answers nil. Two numbers of the same
/// value are equal however many zeros they were written with (`1.0 == 1`).
public struct Decimal128: Sendable {
  /// The digits as an integer, below 10³⁴.
  let coefficient: UInt128
  /// The power of ten, -6176 to 6111.
  let exponent: Int
  /// Never set for zero.
  let isNegative: Bool

  static let precision = 34
  static let leastExponent = -6176
  static let greatestExponent = 6111

  /// Nought.
  public static let zero = Decimal128(0)
  /// One.
  public static let one = Decimal128(1)

  /// A whole number.
  public init(_ integer: Int) {
    self.init(coefficient: UInt128(integer.magnitude), exponent: 0, isNegative: integer < 0)
  }

  /// The parts must lie within the format; a zero loses its sign.
  init(coefficient: UInt128, exponent: Int, isNegative: Bool) {
    self.coefficient = coefficient
    self.exponent = exponent
    self.isNegative = isNegative && coefficient != 0
  }

  /// The nearest number of the format, ties to even; nil when it is too large for it.
  ///
  /// - Parameter inexact: Something smaller than one unit of the coefficient, not zero, was dropped before.
  init?(rounding coefficient: UInt128, exponent: Int, isNegative: Bool, inexact: Bool = false) {
    var coefficient = coefficient
    var exponent = exponent
    let drop = max(PowersOfTen.digits(of: coefficient) - Decimal128.precision, Decimal128.leastExponent - exponent)
    if drop > 0 {
      coefficient = Rounding.halfEven.dropping(drop, of: coefficient, isNegative: isNegative, inexact: inexact)
      exponent += drop
      if coefficient == PowersOfTen.of(Decimal128.precision) {
        coefficient /= 10
        exponent += 1
      }
    }
    if coefficient == 0 {
      exponent = min(exponent, Decimal128.greatestExponent)
    }
    while exponent > Decimal128.greatestExponent {
      guard coefficient < PowersOfTen.of(Decimal128.precision - 1) else { return nil }
      coefficient *= 10
      exponent -= 1
    }
    self.init(coefficient: coefficient, exponent: exponent, isNegative: isNegative)
  }

  /// Whether this is nought.
  public var isZero: Bool { coefficient == 0 }

  /// The same without trailing zeros in the coefficient; zero has exponent 0.
  var reduced: Decimal128 {
    guard coefficient != 0 else { return .zero }
    var digits = coefficient
    var power = exponent
    while power < Decimal128.greatestExponent {
      let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      digits = quotient
      power += 1
    }
    return Decimal128(coefficient: digits, exponent: power, isNegative: isNegative)
  }

  /// Whether there is nothing behind the point.
  public var isInteger: Bool {
    exponent >= 0 || reduced.exponent >= 0
  }

  /// The number as an integer of the machine, or nil when it has a fraction or does not fit.
  public var integer: Int? {
    guard coefficient != 0 else { return 0 }
    let plain = exponent == 0 ? self : reduced
    guard plain.exponent >= 0, plain.exponent < 20 else { return nil }
    let (magnitude, overflow) = plain.coefficient.multipliedReportingOverflow(by: PowersOfTen.of(plain.exponent))
    guard !overflow, let value = Int128(exactly: magnitude) else { return nil }
    return Int(exactly: isNegative ? -value : value)
  }

  /// The number with its fraction cut off, as an integer of the machine; nil when it does not fit.
  public var truncatedInteger: Int? {
    rounded(toScale: 0, .towardZero)?.integer
  }
}

extension Decimal128: Hashable, Comparable {
  /// Whether both have the same value, however written.
  public static func == (a: Decimal128, b: Decimal128) -> Bool {
    if a.exponent == b.exponent { return a.coefficient == b.coefficient && a.isNegative == b.isNegative }
    return a.isNegative == b.isNegative && magnitudeOrder(a, b) == 0
  }

  /// Equal values hash alike.
  public func hash(into hasher: inout Hasher) {
    let plain = reduced
    hasher.combine(plain.coefficient)
    hasher.combine(plain.exponent)
    hasher.combine(isNegative)
  }

  /// Whether the first is the smaller.
  public static func < (a: Decimal128, b: Decimal128) -> Bool {
    guard a.isNegative == b.isNegative else { return a.isNegative }
    let order = magnitudeOrder(a, b)
    return a.isNegative ? order > 0 : order < 0
  }

  /// -1, 0 or 1 as the first magnitude is less than, equal to or greater than the second.
  static func magnitudeOrder(_ a: Decimal128, _ b: Decimal128) -> Int {
    if a.exponent == b.exponent { return a.coefficient < b.coefficient ? -1 : a.coefficient == b.coefficient ? 0 : 1 }
    if a.coefficient == 0 || b.coefficient == 0 {
      return (a.coefficient == 0 ? 0 : 1) - (b.coefficient == 0 ? 0 : 1)
    }
    let topA = PowersOfTen.digits(of: a.coefficient) + a.exponent
    let topB = PowersOfTen.digits(of: b.coefficient) + b.exponent
    guard topA == topB else { return topA < topB ? -1 : 1 }
    // The same leading position, so the exponents differ by less than 34 and the shorter coefficient can grow.
    let difference = a.exponent - b.exponent
    let left = difference > 0 ? a.coefficient * PowersOfTen.of(difference) : a.coefficient
    let right = difference < 0 ? b.coefficient * PowersOfTen.of(-difference) : b.coefficient
    return left < right ? -1 : left == right ? 0 : 1
  }
}
