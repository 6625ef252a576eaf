extension BinaryFraction {
  static let one = BinaryFraction(1)
  /// The natural logarithm of ten.
  static let logarithmOfTen = logarithm(ofScaled: BinaryFraction(10)).value

  /// e to the power of `x`, which is below 3.
  static func exponential(_ x: BinaryFraction) -> BinaryFraction {
    let halvings = 16
    let small = x.halved(halvings)
    var sum = one
    var term = one
    var count: UInt64 = 1
    while !term.isZero {
      term = term * small / count
      sum = sum + term
      count += 1
    }
    for _ in 0..<halvings { sum = sum * sum }
    return sum
  }

  /// The natural logarithm of `m`, 1 to 10.
  ///
  /// Newton's steps on e^y = m. e^-y is taken as e^(3-y) / e³, so that nothing goes below zero.
  static func logarithm(ofScaled m: BinaryFraction) -> (value: BinaryFraction, steps: Int) {
    let scaled = m.approximate
    let shift = scaled.significand < 1.5 ? scaled.exponent : scaled.exponent + 1
    let near = scaled / Double(sign: .plus, exponent: Int(shift), significand: 1)
    var guess = BinaryFraction(approximately: Double(shift) * 0.693147180559945 + 2 * (near - 1) / (near + 1))
    let three = BinaryFraction(3)
    var steps = 0
    while steps < 12 {
      steps += 1
      let ratio = m * exponential(three - guess) * inverseOfCube
      if ratio >= one {
        let rest = ratio - one
        guess = guess + rest - (rest * rest).halved(1)
        if rest.limbs.count <= 3 { break }
      } else {
        let rest = one - ratio
        guess = guess - rest - (rest * rest).halved(1)
        if rest.limbs.count <= 3 { break }
      }
    }
    return (guess, steps)
  }

  /// e to the power of -3.
  private static let inverseOfCube = reciprocal(exponential(BinaryFraction(3)))

  /// 1 / m for `m` of 1 to 100, by Newton's steps.
  static func reciprocal(_ m: BinaryFraction) -> BinaryFraction {
    var guess = BinaryFraction(approximately: 1 / m.approximate)
    let two = BinaryFraction(2)
    for _ in 0..<5 { guess = guess * (two - m * guess) }
    return guess
  }
}
