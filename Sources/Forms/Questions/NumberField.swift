internal import JSON
internal import Text

/// What a number has to be.
public struct NumberField: Hashable, Sendable {
  /// The least it may be; nil for no bound.
  public let least: FixedNumber?
  /// The most it may be; nil for no bound.
  public let most: FixedNumber?
  /// Figures after the decimal mark, 0 for whole numbers.
  public let decimals: Int
}

extension NumberField {
  /// Reads a JSON number, or a text as people type it.
  func read(_ value: JSONValue) throws(Wrong) -> FixedNumber {
    let number: FixedNumber
    switch value {
    case .integer(let whole): number = try FixedNumber.exact(whole, decimals: decimals)
    case .number(let fraction): number = try FixedNumber.exact(fraction, decimals: decimals)
    case .string(let text): number = try FixedNumber.typed(text, decimals: decimals)
    default: throw FixedNumber.notANumber
    }
    return try within(number, \.words)
  }

  /// Reads an amount of đồng: a JSON number, or a text as people write money.
  func readMoney(_ value: JSONValue) throws(Wrong) -> FixedNumber {
    let number: FixedNumber
    switch value {
    case .integer(let whole): number = try FixedNumber.exact(whole, decimals: 0)
    case .string(let text): number = try FixedNumber.dong(text)
    default: throw FixedNumber.notMoney
    }
    return try within(number, \.dongWords)
  }

  private func within(
    _ number: FixedNumber, _ words: (FixedNumber) -> Words
  ) throws(Wrong) -> FixedNumber {
    if let least, number < least { throw outside(.tooSmall, words) }
    if let most, number > most { throw outside(.tooLarge, words) }
    return number
  }

  private func outside(_ code: Complaint.Code, _ words: (FixedNumber) -> Words) -> Wrong {
    switch (least.map(words), most.map(words)) {
    case (let least?, let most?):
      Wrong(
        code, vi: "Hãy nhập từ \(least.vi) đến \(most.vi).", en: "Enter from \(least.en) to \(most.en).")
    case (let least?, nil): Wrong(code, vi: "Nhỏ nhất là \(least.vi).", en: "The least is \(least.en).")
    case (nil, let most?): Wrong(code, vi: "Lớn nhất là \(most.vi).", en: "The most is \(most.en).")
    case (nil, nil): FixedNumber.notANumber
    }
  }
}
