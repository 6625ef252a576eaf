public import Text

extension FixedNumber {
  /// The number as people read it: `1.234.567,5` in Vietnamese, `1,234,567.5` in English.
  ///
  /// Four figures stay together, so that a year reads as a year.
  public var words: Words {
    let (whole, fraction) = parts
    let sign = units < 0 ? "-" : ""
    return Words(
      vi: sign + FixedNumber.grouped(whole, ".") + (fraction.isEmpty ? "" : "," + fraction),
      en: sign + FixedNumber.grouped(whole, ",") + (fraction.isEmpty ? "" : "." + fraction))
  }

  /// The number as an amount of money: `5.000 đ` in Vietnamese, `5,000 đ` in English.
  public var dongWords: Words {
    let sign = units < 0 ? "-" : ""
    return Words(
      vi: sign + FixedNumber.grouped(parts.whole, ".", above: 3) + " đ",
      en: sign + FixedNumber.grouped(parts.whole, ",", above: 3) + " đ")
  }

  private static func grouped(_ whole: String, _ separator: String, above: Int = 4) -> String {
    guard whole.utf8.count > above else { return whole }
    var groups: [Substring] = []
    var rest = whole[...]
    while !rest.isEmpty {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    return groups.reversed().joined(separator: separator)
  }
}
