import Rules
import Testing

@Suite("Decimal numbers of 34 digits")
struct Decimal128Tests {
  /// decimal128 of IEEE 754-2008 as Python's `decimal` has it; no finite result is `none`.
  private static let script = """
    import sys, decimal
    from decimal import Decimal as D
    c = decimal.Context(prec=34, Emin=-6143, Emax=6144, rounding=decimal.ROUND_HALF_EVEN, clamp=1,
                        traps=[decimal.Overflow, decimal.InvalidOperation, decimal.DivisionByZero])
    f = {'+': c.add, '-': c.subtract, '*': c.multiply, '/': c.divide, '^': c.power, 'r': lambda a, b: c.sqrt(a),
         'e': lambda a, b: c.exp(a), 'l': lambda a, b: c.ln(a), '%': lambda a, b: c.remainder(a, b),
         '<': lambda a, b: D(int(a < b)), '=': lambda a, b: D(int(a == b)),
         'f': lambda a, b: a.to_integral_value(decimal.ROUND_FLOOR),
         'h': lambda a, b: c.plus(c.create_decimal(a)) if False else a.to_integral_value(decimal.ROUND_HALF_EVEN)}
    for line in sys.stdin:
        a, op, b = line.split()
        try: print(f[op](D(a), D(b)))
        except decimal.DecimalException: print('none')
    """

  private func number(_ chance: inout Seeded) -> String {
    let digits = Int.random(in: 1...34, using: &chance)
    var text = String(Int.random(in: 1...9, using: &chance))
    let fill = Int.random(in: 0...5, using: &chance)
    for _ in 1..<max(digits, 2) {
      text += fill == 0 ? "0" : fill == 1 ? "9" : String(Int.random(in: 0...9, using: &chance))
    }
    let far = Int.random(in: 0...9, using: &chance)
    let exponent = far == 0 ? Int.random(in: -6176...6111, using: &chance) : Int.random(in: -45...12, using: &chance)
    return (Bool.random(using: &chance) ? "-" : "") + text + "E\(exponent)"
  }

  private func check(
    _ operation: String, _ questions: [(String, String)], _ own: (Decimal128, Decimal128) -> Decimal128?
  )
    throws
  {
    let answers = try SecondOpinion.answers(
      Decimal128Tests.script, to: questions.map { "\($0.0) \(operation) \($0.1)" })
    try #require(answers.count == questions.count)
    for ((left, right), answer) in zip(questions, answers) {
      guard let a = Decimal128(left), let b = Decimal128(right) else { continue }
      let found = own(a, b)
      #expect(
        found == Decimal128(answer), "\(left) \(operation) \(right): \(found?.description ?? "none"), not \(answer)")
    }
  }

  @Test("are added, subtracted, multiplied and divided as IEEE 754 says", arguments: ["+", "-", "*", "/"])
  func arithmetic(operation: String) throws {
    var chance = Seeded(state: 34)
    let questions = (0..<3000).map { _ in (number(&chance), number(&chance)) }
    try check(operation, questions) { a, b in
      switch operation {
      case "+": a.adding(b)
      case "-": a.subtracting(b)
      case "*": a.multiplied(by: b)
      default: a.divided(by: b)
      }
    }
  }

  @Test("compare by value", arguments: ["<", "="])
  func comparison(operation: String) throws {
    var chance = Seeded(state: 35)
    let questions = (0..<2000).map { round in
      let a = number(&chance)
      return (a, round % 4 == 0 ? a : round % 4 == 1 ? a.replacing("E", with: "0E") : number(&chance))
    }
    try check(operation, questions) { a, b in (operation == "<" ? a < b : a == b) ? 1 : 0 }
  }

  @Test("leave the exact remainder")
  func remainder() throws {
    var chance = Seeded(state: 36)
    let questions = (0..<2000).map { _ in
      (
        "\(Int.random(in: -99_999...99_999, using: &chance))E\(Int.random(in: -5...20, using: &chance))",
        "\(Int.random(in: 1...9999, using: &chance))E\(Int.random(in: -5...5, using: &chance))"
      )
    }
    try check("%", questions) { a, b in
      guard let result = a.modulo(b) else { return nil }
      // FEEL's modulo has the sign of the divisor, Python's remainder that of the dividend.
      return a < 0 && !result.isZero ? result.subtracting(b) : result
    }
  }

  @Test("have square roots, exponentials and logarithms right in every digit", arguments: ["r", "e", "l"])
  func roots(operation: String) throws {
    var chance = Seeded(state: 37)
    let questions = (0..<400).map { round in
      let near =
        round % 3 == 0
        ? "1.\(Int.random(in: 0...99_999_999, using: &chance))E\(Int.random(in: -30...4, using: &chance))"
        : number(&chance)
      return (operation == "e" ? near : near.replacing("-1", with: "1").replacing("-", with: "-"), "0")
    }
    try check(operation, questions) { a, _ in
      switch operation {
      case "r": a.squareRoot
      case "e": a.exponential
      default: a.naturalLogarithm
      }
    }
  }

  @Test("have powers right in every digit")
  func powers() throws {
    var chance = Seeded(state: 38)
    let whole = (0..<600).map { _ in
      (
        "\(Int.random(in: -99_999...99_999, using: &chance))E-\(Int.random(in: 0...6, using: &chance))",
        "\(Int.random(in: -60...60, using: &chance))"
      )
    }
    let broken = (0..<200).map { _ in
      (
        "\(Int.random(in: 1...99_999, using: &chance))E-\(Int.random(in: 0...6, using: &chance))",
        "\(Int.random(in: -9999...9999, using: &chance))E-2"
      )
    }
    try check("^", (whole + broken).filter { !$0.0.hasPrefix("0E") }) { a, b in a.power(b) }
  }

  @Test("read and write themselves")
  func text() throws {
    for (text, expected) in [
      ("1.0", "1"), ("-0", "0"), (".5", "0.5"), ("1200", "1200"), ("1.2e3", "1200"), ("0.000", "0"),
      ("1E+400", "1E+400"), ("-1.5e-100", "-1.5E-100"),
      ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
    ] {
      #expect(Decimal128(text)?.description == expected)
    }
    for text in ["", "-", ".", "1..2", "1e", "e5", "1,5", "0x1", "١", "1e6145", "9e99999999999999999999"] {
      #expect(Decimal128(text) == nil, "\(text)")
    }
    var chance = Seeded(state: 39)
    for _ in 0..<500 {
      let value = try #require(Decimal128(number(&chance)))
      #expect(Decimal128(value.description) == value)
    }
  }

  @Test("round to a scale by every rule")
  func rounding() {
    let rules: [(Rounding, [Decimal128])] = [
      (.halfEven, [6, 2, -2, -6]), (.halfUp, [6, 3, -3, -6]), (.halfDown, [5, 2, -2, -5]),
      (.awayFromZero, [6, 3, -3, -6]), (.towardZero, [5, 2, -2, -5]), (.floor, [5, 2, -3, -6]),
      (.ceiling, [6, 3, -2, -5]),
    ]
    for (rule, expected) in rules {
      let found = ["5.5", "2.5", "-2.5", "-5.5"].compactMap { Decimal128($0)?.rounded(toScale: 0, rule) }
      #expect(found == expected, "\(rule)")
    }
    #expect(Decimal128("1.121")?.rounded(toScale: 2, .awayFromZero) == Decimal128("1.13"))
    #expect(Decimal128(1250).rounded(toScale: -2, .halfEven) == 1200)
    #expect(Decimal128("0.1")?.rounded(toScale: -6111, .awayFromZero)?.description == "1E+6111")
  }

  @Test("find the machine's integers and nothing else")
  func integers() {
    #expect(Decimal128(Int.min).integer == Int.min)
    #expect(Decimal128(Int.max).integer == Int.max)
    #expect(Decimal128("9223372036854775808")?.integer == nil)
    #expect(Decimal128("1.50")?.integer == nil)
    #expect(Decimal128("100e-2")?.integer == 1)
    #expect(Decimal128("1e6000")?.integer == nil)
    #expect(Decimal128("-3.8")?.truncatedInteger == -3)
  }
}
