extension Decimal128 {
  /// Reads `12`, `-0.5`, `.5`, `1.2e-3`; more than 34 digits are rounded. Nil for anything else, and for numbers too large.
  public init?(_ text: some StringProtocol) {
    var digits: UInt128 = 0
    var count = 0
    var inexact = false
    var power = 0
    var seen = false
    var bytes = text.utf8[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    var pointSeen = false
    while let byte = bytes.first {
      if byte == UInt8(ascii: "."), !pointSeen {
        pointSeen = true
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        seen = true
        if count < 37 {
          digits = digits * 10 + UInt128(byte - UInt8(ascii: "0"))
          if digits != 0 { count += 1 }
          if pointSeen { power -= 1 }
        } else {
          inexact = inexact || byte != UInt8(ascii: "0")
          if !pointSeen { power += 1 }
        }
      } else {
        break
      }
      bytes.removeFirst()
    }
    guard seen else { return nil }
    if let mark = bytes.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"),
        let written = Decimal128.exponent(bytes.dropFirst())
      else { return nil }
      power += written
    }
    if digits == 0 {
      self = .zero
      return
    }
    self.init(rounding: digits, exponent: power, isNegative: negative, inexact: inexact)
  }

  /// The value behind the `e`, held within what can matter.
  private static func exponent(_ text: some Collection<UInt8>) -> Int? {
    var rest = text[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    var value = 0
    for byte in rest {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
    }
    return negative ? -value : value
  }
}

extension Decimal128: CustomStringConvertible {
  /// The shortest plain writing (`0.5`, `1200`, `-3`); numbers beyond some 60 figures use an exponent (`1E+100`).
  public var description: String {
    let plain = reduced
    let figures = String(plain.coefficient)
    let sign = plain.isNegative ? "-" : ""
    let lead = figures.utf8.count + plain.exponent
    if plain.exponent >= 0, lead <= 60 {
      return sign + figures + String(repeating: "0", count: plain.exponent)
    }
    if plain.exponent < 0, lead > -26 {
      guard lead > 0 else { return sign + "0." + String(repeating: "0", count: -lead) + figures }
      return sign + figures.prefix(lead) + "." + figures.dropFirst(lead)
    }
    let tail = figures.dropFirst()
    let power = lead - 1
    return sign + figures.prefix(1) + (tail.isEmpty ? "" : "." + tail) + "E" + (power < 0 ? "" : "+") + String(power)
  }
}

extension Decimal128: ExpressibleByIntegerLiteral {
  /// A whole number written in the code.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}
