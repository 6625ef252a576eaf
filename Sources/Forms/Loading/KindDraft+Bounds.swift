internal import Text
internal import WorkingTime
internal import YAML

/// Kinds with a least and a most.
extension KindDraft {
  static func number(_ reader: MappingReader) -> NumberField {
    let decimals =
      reader.optional(
        "decimals", as: .integer(in: 0...Limits.decimals),
        Words(vi: "number: số chữ số thập phân", en: "number: figures after the decimal mark")) ?? 0
    let least = reader.optional(
      "least", as: .fixedNumber(decimals: decimals), Words(vi: "number: nhỏ nhất", en: "number: the least"))
    let most = reader.optional(
      "most", as: .fixedNumber(decimals: decimals), Words(vi: "number: lớn nhất", en: "number: the most"))
    if let least, let most, least > most {
      reader.findings.error(
        at: reader.place(of: "least"),
        Words(
          vi: "`least` \(least.text) lớn hơn `most` \(most.text); không số nào hợp lệ",
          en: "`least` \(least.text) is more than `most` \(most.text); no number would be right"))
    }
    return NumberField(least: least, most: most, decimals: decimals)
  }

  /// Reads the bounds of an amount of money; figures without groups, for `50.000` would be fifty.
  static func money(_ reader: MappingReader) -> NumberField {
    let least =
      reader.optional("least", as: .dong, Words(vi: "money: ít nhất, bằng đồng", en: "money: the least, in đồng"))
      ?? FixedNumber(units: 0, decimals: 0)
    let most = reader.optional(
      "most", as: .dong, Words(vi: "money: nhiều nhất, bằng đồng", en: "money: the most, in đồng"))
    if let most, least > most {
      reader.findings.error(
        at: reader.place(of: reader.has("least") ? "least" : "most"),
        Words(
          vi: "`least` \(least.text) lớn hơn `most` \(most.text); không số tiền nào hợp lệ",
          en: "`least` \(least.text) is more than `most` \(most.text); no amount would be right"))
    }
    return NumberField(least: least, most: most, decimals: 0)
  }

  static func date(_ reader: MappingReader) -> DateField {
    let earliest = reader.optional(
      "earliest", as: .dateBound, Words(vi: "date: sớm nhất", en: "date: the first day that is right"))
    let latest = reader.optional(
      "latest", as: .dateBound, Words(vi: "date: muộn nhất", en: "date: the last day that is right"))
    if case (.day(let first)?, .day(let last)?) = (earliest, latest), first > last {
      reader.findings.error(
        at: reader.place(of: "earliest"),
        Words(
          vi: "`earliest` \(first) sau `latest` \(last); không ngày nào hợp lệ",
          en: "`earliest` \(first) is after `latest` \(last); no day would be right"))
    }
    return DateField(earliest: earliest, latest: latest)
  }

  static var countReading: Reading<(least: Int, most: Int)> {
    .mapping("repeat") { reader in
      let least = reader.optional(
        "least", as: .integer(in: 0...Limits.rows), Words(vi: "ít dòng nhất", en: "the fewest rows"))
      let most = reader.required(
        "most", as: .integer(in: 1...Limits.rows), Words(vi: "nhiều dòng nhất", en: "the most rows"))
      guard let most else { return nil }
      if let least, least > most {
        reader.findings.error(
          at: reader.place(of: "least"),
          Words(vi: "`least` \(least) lớn hơn `most` \(most)", en: "`least` \(least) is more than `most` \(most)"))
      }
      return (least ?? 0, most)
    }
  }
}

extension Reading where Value == FixedNumber {
  fileprivate static var dong: Reading<FixedNumber> {
    .parsed(Words(vi: "số đồng chỉ gồm chữ số như 250000", en: "đồng in figures alone such as 250000")) { text in
      guard (1...Limits.figures).contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
      return Int64(text).map { FixedNumber(units: $0, decimals: 0) }
    }
  }

  fileprivate static func fixedNumber(decimals: Int) -> Reading<FixedNumber> {
    let expected =
      decimals == 0
      ? Words(vi: "một số nguyên như 12", en: "a whole number such as 12")
      : Words(
        vi: "một số có nhiều nhất \(decimals) chữ số thập phân như 12.5",
        en: "a number with at most \(decimals) decimals such as 12.5")
    return .parsed(expected) { text in
      do throws(Wrong) {
        return try FixedNumber.exact(text, decimals: decimals)
      } catch { return nil }
    }
  }
}

extension Reading where Value == DateField.Bound {
  fileprivate static var dateBound: Reading<DateField.Bound> {
    .parsed(Words(vi: "ngày như 2026-11-22, hoặc `today`", en: "a date such as 2026-11-22, or `today`")) { text in
      text == "today" ? .today : Day(text).map { .day($0) }
    }
  }
}
