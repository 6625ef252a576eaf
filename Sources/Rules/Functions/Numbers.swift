import Text

extension Builtin {
  /// Functions of numbers (DMN 1.5, 10.3.4.5).
  static let numbers: [Builtin] = [
    Builtin("decimal", [Signature(n, scale)], .number) { a, run in rounded(a, &run, .halfEven) },
    Builtin("floor", [Signature(n, scale, optional: 1)], .number) { a, run in rounded(a, &run, .floor) },
    Builtin("ceiling", [Signature(n, scale, optional: 1)], .number) { a, run in rounded(a, &run, .ceiling) },
    Builtin("round up", [Signature(n, scale)], .number) { a, run in rounded(a, &run, .awayFromZero) },
    Builtin("round down", [Signature(n, scale)], .number) { a, run in rounded(a, &run, .towardZero) },
    Builtin("round half up", [Signature(n, scale)], .number) { a, run in rounded(a, &run, .halfUp) },
    Builtin("round half down", [Signature(n, scale)], .number) { a, run in rounded(a, &run, .halfDown) },
    Builtin("abs", [Signature(Parameter(name: "n"))], .any, absolute),
    Builtin(
      "modulo", [Signature(Parameter(name: "dividend", type: .number), Parameter(name: "divisor", type: .number))],
      .number, modulo),
    Builtin("sqrt", [Signature(number)], .number) { a, run in computed(a, &run, \.squareRoot) },
    Builtin("log", [Signature(number)], .number) { a, run in computed(a, &run, \.naturalLogarithm) },
    Builtin("exp", [Signature(number)], .number) { a, run in computed(a, &run, \.exponential) },
    Builtin("odd", [Signature(number)], .boolean) { a, run in parity(a, &run, 1) },
    Builtin("even", [Signature(number)], .boolean) { a, run in parity(a, &run, 0) },
  ]

  private static let n = Parameter(name: "n", type: .number)
  private static let scale = Parameter(name: "scale", type: .number)
  private static let number = Parameter(name: "number", type: .number)

  private static func rounded(_ a: Arguments, _ run: inout Run, _ rule: Rounding) -> Value {
    guard let number = a.number(0) else { return .null }
    guard a.isGiven(1) else { return .number(number.rounded(toScale: 0, rule)?.reduced ?? number) }
    // A scale with a fraction is cut to its whole part.
    guard let scale = a.number(1)?.truncatedInteger, Decimal128.scales.contains(scale) else {
      return a.failed(
        &run,
        Words(
          vi: "số chữ số thập phân nằm ngoài \(Decimal128.scales)", en: "the scale lies outside \(Decimal128.scales)"))
    }
    return number.rounded(toScale: scale, rule).map(Value.number)
      ?? a.failed(&run, Words(vi: "kết quả quá lớn", en: "the result is too large"))
  }

  private static func absolute(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    switch a[0] {
    case .number(let number): .number(number.magnitude)
    case .yearsAndMonths(let months) where months != .min: .yearsAndMonths(abs(months))
    case .daysAndTime(let nanoseconds) where nanoseconds != .min: .daysAndTime(abs(nanoseconds))
    case let other:
      a.failed(
        &run,
        Words(
          vi: "cần số hoặc khoảng thời gian, không phải \(other.kind)",
          en: "takes a number or a duration, not \(other.kind)"))
    }
  }

  private static func modulo(_ a: Arguments, _ run: inout Run) throws(Stop) -> Value {
    guard let dividend = a.number(0), let divisor = a.number(1), let result = dividend.modulo(divisor) else {
      return a.failed(&run, Words(vi: "số chia bằng không", en: "the divisor is nought"))
    }
    return .number(result)
  }

  private static func computed(_ a: Arguments, _ run: inout Run, _ function: (Decimal128) -> Decimal128?) -> Value {
    guard let number = a.number(0), let result = function(number) else {
      return a.failed(&run, Words(vi: "không có kết quả cho số này", en: "there is no result for this number"))
    }
    return .number(result)
  }

  private static func parity(_ a: Arguments, _ run: inout Run, _ wanted: Decimal128) -> Value {
    guard let number = a.number(0), number.isInteger, let rest = number.modulo(2) else {
      return a.failed(&run, Words(vi: "cần số nguyên", en: "takes a whole number"))
    }
    return .boolean(rest == wanted)
  }
}
