/// The powers of ten that a 128-bit integer can hold.
enum PowersOfTen {
  private static let table: [UInt128] = {
    var powers: [UInt128] = [1]
    while powers.count < 39 { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()

  /// 10 to the power, which is 0 to 38.
  static func of(_ power: Int) -> UInt128 {
    table[power]
  }

  /// The number of decimal digits; zero has one.
  static func digits(of number: UInt128) -> Int {
    guard number != 0 else { return 1 }
    let bits = 128 - number.leadingZeroBitCount
    // 1233 / 4096 approximates log10(2) well enough for 128 bits; the guess is right or one too small.
    let guess = (bits * 1233) >> 12
    return guess < 39 && number >= table[guess] ? guess + 1 : guess
  }
}
