internal import JSON

/// A number with a fixed count of decimals, exact: `12.50` is 1250 hundredths.
///
/// At most ``Limits/figures`` figures, so that every JSON reader keeps it exactly.
public struct FixedNumber: Hashable, Sendable {
  /// The value in units of the last decimal.
  public let units: Int64
  /// Figures after the decimal mark, 0 to ``Limits/decimals``.
  public let decimals: Int

  /// The number without needless zeros, with a decimal point: `12.5`; as JSON and FEEL write it.
  public var text: String {
    let (whole, fraction) = parts
    return (units < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The figures before the decimal mark, and those after it without zeros at their end.
  var parts: (whole: String, fraction: String) {
    let figures = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - figures.utf8.count)) + figures
    var fraction = padded.suffix(decimals)
    while fraction.last == "0" { fraction.removeLast() }
    return (String(padded.dropLast(decimals)), String(fraction))
  }
}

extension FixedNumber: Comparable {
  /// The smaller comes first; only numbers of the same field, with the same decimals, are compared.
  public static func < (a: Self, b: Self) -> Bool { a.units < b.units }
}

extension FixedNumber {
  /// The number of a whole JSON number.
  static func exact(_ value: Int64, decimals: Int) throws(Wrong) -> FixedNumber {
    let (units, overflows) = value.multipliedReportingOverflow(by: power(decimals))
    guard !overflows, units.magnitude < UInt64(power(Limits.figures)) else { throw tooManyFigures(decimals) }
    return FixedNumber(units: units, decimals: decimals)
  }

  /// The number of a JSON number with a fraction.
  ///
  /// The division of two whole doubles gives the double nearest to the quotient: what any reader makes of its decimals.
  static func exact(_ value: Double, decimals: Int) throws(Wrong) -> FixedNumber {
    let units = (value * Double(power(decimals))).rounded()
    guard units.magnitude < Double(power(Limits.figures)) else { throw tooManyFigures(decimals) }
    guard units / Double(power(decimals)) == value else { throw tooPrecise(decimals) }
    return FixedNumber(units: Int64(units), decimals: decimals)
  }

  /// The number as JSON has it: whole without a fraction.
  var json: JSONValue {
    let scale = FixedNumber.power(decimals)
    return units.isMultiple(of: scale) ? .integer(units / scale) : .number(Double(units) / Double(scale))
  }

  private static func power(_ exponent: Int) -> Int64 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// Reads a number as programs write it: a minus, figures, a point and figures.
  static func exact(_ text: some StringProtocol, decimals: Int) throws(Wrong) -> FixedNumber {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else {
      throw notANumber
    }
    let whole = parts[0].drop { $0 == "0" }
    var fraction = parts.count == 2 ? Substring(parts[1]) : ""
    while fraction.last == "0" { fraction.removeLast() }
    guard fraction.utf8.count <= decimals else { throw tooPrecise(decimals) }
    guard whole.utf8.count + decimals <= Limits.figures else { throw tooManyFigures(decimals) }
    let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
    guard let units = Int64("0" + whole + fraction + zeros) else { throw notANumber }
    return FixedNumber(units: isNegative ? -units : units, decimals: decimals)
  }

  /// Reads a number as people in Vietnam type it: `1.500.000`, `1 500 000`, `8,5`, and also `8.5`.
  static func typed(_ raw: String, decimals: Int) throws(Wrong) -> FixedNumber {
    let text = try CleanText.line(raw, letters: 40)
    let halves = text.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { throw notANumber }
    var whole = halves[0]
    let sign = whole.hasPrefix("-") ? "-" : ""
    whole = whole.dropFirst(sign.count)
    if halves.count == 2 {
      return try exact(sign + ungrouped(whole) + "." + halves[1], decimals: decimals)
    }
    let points = whole.split(separator: ".", omittingEmptySubsequences: false)
    if points.count == 2, points[1].utf8.count != 3 || points[0] == "0" {
      return try exact(sign + whole, decimals: decimals)
    }
    if points.count == 2, decimals >= 3 { throw ambiguous(points[0], points[1]) }
    return try exact(sign + ungrouped(whole), decimals: decimals)
  }

  /// Reads an amount of whole đồng as people write it: `250000`, `250.000`, `250,000 đ`, `1 500 000 VND`.
  ///
  /// A comma groups thousands too, for đồng have no decimals; `250,5` is refused.
  static func dong(_ raw: String) throws(Wrong) -> FixedNumber {
    var text = Substring(try CleanText.line(raw, letters: 40))
    for unit in ["đồng", "đ", "₫", "vnđ", "vnd"] where text.lowercased().hasSuffix(unit) {
      text = text.dropLast(unit.count)
      break
    }
    while text.last == " " { text.removeLast() }
    let sign = text.hasPrefix("-") ? "-" : ""
    text = text.dropFirst(sign.count)
    let separators = Set(text.filter { ".,".contains($0) })
    guard separators.count <= 1 else { throw notMoney }
    let figures = separators.first == "," ? Substring(text.replacing(",", with: ".")) : text
    guard let whole = try? ungrouped(figures), !whole.isEmpty, whole.utf8.allSatisfy(isDigit) else { throw notMoney }
    return try exact(sign + whole, decimals: 0)
  }

  static let notMoney = Wrong(
    .notANumber, vi: "Hãy nhập số tiền bằng đồng, ví dụ 250.000.",
    en: "Enter an amount in whole đồng, for example 250.000.")

  /// Figures in groups of three, dots or blanks between, or without groups.
  private static func ungrouped(_ text: Substring) throws(Wrong) -> String {
    let separator: Character = text.contains(".") ? "." : " "
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    let areGroups = (1...3).contains(groups[0].utf8.count) && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    guard groups.count == 1 || areGroups else { throw notANumber }
    return groups.joined()
  }

  static let notANumber = Wrong(
    .notANumber, vi: "Hãy nhập một số, chỉ gồm chữ số; ví dụ 12.", en: "Enter a number, figures only; for example 12.")

  private static func ambiguous(_ whole: Substring, _ fraction: Substring) -> Wrong {
    Wrong(
      .ambiguousNumber,
      vi: "Chưa rõ `\(whole).\(fraction)` là số nào; hãy viết \(whole),\(fraction) hoặc \(whole)\(fraction).",
      en: "It is not clear which number `\(whole).\(fraction)` is; write \(whole),\(fraction) or \(whole)\(fraction).")
  }

  private static func tooPrecise(_ decimals: Int) -> Wrong {
    decimals == 0
      ? Wrong(.tooPrecise, vi: "Hãy nhập số nguyên, không có phần thập phân.", en: "Enter a whole number, no decimals.")
      : Wrong(
        .tooPrecise, vi: "Nhiều nhất \(decimals) chữ số sau dấu phẩy.", en: "At most \(decimals) decimals.")
  }

  private static func tooManyFigures(_ decimals: Int) -> Wrong {
    let whole = Limits.figures - decimals
    return Wrong(
      .tooPrecise, vi: "Số quá lớn: nhiều nhất \(whole) chữ số trước dấu phẩy.",
      en: "The number is too long: at most \(whole) figures before the decimals.")
  }
}
