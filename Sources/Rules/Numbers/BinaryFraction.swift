/// A number that is not negative, with 384 bits behind the point (some 115 decimal digits).
///
/// The workbench of logarithm, exponential and power: three times the digits that are kept in the end. What lies
/// behind the last bit is cut off.
struct BinaryFraction: Comparable {
  static let fractionLimbs = 6

  /// Lowest 64 bits first; the first six words lie behind the point. No zero at the high end.
  private(set) var limbs: [UInt64]

  init(limbs: [UInt64]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  init(_ whole: UInt128) {
    self.init(
      limbs: [UInt64](repeating: 0, count: BinaryFraction.fractionLimbs)
        + [UInt64(truncatingIfNeeded: whole), UInt64(truncatingIfNeeded: whole >> 64)])
  }

  /// A small number that is not negative, to some 50 bits.
  init(approximately number: Double) {
    let scaled = UInt64(max(0, number) * 0x1p50)
    self = BinaryFraction(UInt128(scaled)).halved(50)
  }

  var isZero: Bool { limbs.isEmpty }

  /// To some 50 bits; for estimates only.
  var approximate: Double {
    var value = 0.0
    for (index, limb) in limbs.enumerated().suffix(3) {
      value += Double(limb) * Double(sign: .plus, exponent: 64 * (index - BinaryFraction.fractionLimbs), significand: 1)
    }
    return value
  }

  /// What stands before the point, which must fit.
  var whole: UInt128 {
    let words = limbs.dropFirst(BinaryFraction.fractionLimbs)
    return words.reversed().prefix(2).reduce(UInt128(0)) { $0 << 64 | UInt128($1) }
  }

  static func + (a: BinaryFraction, b: BinaryFraction) -> BinaryFraction {
    var sum: [UInt64] = []
    var carry: UInt64 = 0
    for index in 0..<max(a.limbs.count, b.limbs.count) {
      let (first, over) = a.limb(index).addingReportingOverflow(b.limb(index))
      let (second, more) = first.addingReportingOverflow(carry)
      carry = (over ? 1 : 0) + (more ? 1 : 0)
      sum.append(second)
    }
    return BinaryFraction(limbs: sum + [carry])
  }

  /// The difference; `b` must not be the greater.
  static func - (a: BinaryFraction, b: BinaryFraction) -> BinaryFraction {
    var difference: [UInt64] = []
    var borrow: UInt64 = 0
    for index in 0..<a.limbs.count {
      let (first, under) = a.limb(index).subtractingReportingOverflow(b.limb(index))
      let (second, more) = first.subtractingReportingOverflow(borrow)
      borrow = (under ? 1 : 0) + (more ? 1 : 0)
      difference.append(second)
    }
    return BinaryFraction(limbs: difference)
  }

  static func * (a: BinaryFraction, b: BinaryFraction) -> BinaryFraction {
    BinaryFraction(limbs: Array(product(a.limbs, b.limbs).dropFirst(fractionLimbs)))
  }

  static func * (a: BinaryFraction, b: UInt128) -> BinaryFraction {
    BinaryFraction(
      limbs: product(a.limbs, [UInt64(truncatingIfNeeded: b), UInt64(truncatingIfNeeded: b >> 64)]))
  }

  private static func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: a.count + b.count)
    for (i, left) in a.enumerated() {
      var carry: UInt64 = 0
      for (j, right) in b.enumerated() {
        let sum = UInt128(left) * UInt128(right) + UInt128(result[i + j]) + UInt128(carry)
        result[i + j] = UInt64(truncatingIfNeeded: sum)
        carry = UInt64(truncatingIfNeeded: sum >> 64)
      }
      result[i + b.count] = carry
    }
    return result
  }

  static func / (a: BinaryFraction, b: UInt64) -> BinaryFraction {
    var quotient = a.limbs
    var rest: UInt64 = 0
    for index in quotient.indices.reversed() {
      (quotient[index], rest) = b.dividingFullWidth((rest, quotient[index]))
    }
    return BinaryFraction(limbs: quotient)
  }

  /// Times a power of ten, down to 10⁻⁷⁰⁰⁰ and up.
  func scaled(byPowerOfTen power: Int) -> BinaryFraction {
    var result = self
    var left = power.magnitude
    while left > 0, !result.isZero {
      let step = min(left, 19)
      let factor = PowersOfTen.of(Int(step))
      result = power > 0 ? result * factor : result / UInt64(factor)
      left -= step
    }
    return result
  }

  /// Divided by 2 so many times, fewer than 64.
  func halved(_ times: Int) -> BinaryFraction {
    guard times > 0 else { return self }
    var result = limbs
    for index in result.indices {
      let above = index + 1 < limbs.count ? limbs[index + 1] : 0
      result[index] = limbs[index] >> UInt64(times) | above << UInt64(64 - times)
    }
    return BinaryFraction(limbs: result)
  }

  private func limb(_ index: Int) -> UInt64 {
    index < limbs.count ? limbs[index] : 0
  }

  static func < (a: BinaryFraction, b: BinaryFraction) -> Bool {
    guard a.limbs.count == b.limbs.count else { return a.limbs.count < b.limbs.count }
    for index in a.limbs.indices.reversed() where a.limbs[index] != b.limbs[index] {
      return a.limbs[index] < b.limbs[index]
    }
    return false
  }
}
