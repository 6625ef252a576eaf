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

  private static func grouped(_ whole: String, _ separator: String) -> String {
    guard whole.utf8.count > 4 else { return whole }
    var groups: [Substring] = []
    var rest = whole[...]
    while !rest.isEmpty {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    return groups.reversed().joined(separator: separator)
  }
}
