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
    if let least, number < least { throw outside(.tooSmall) }
    if let most, number > most { throw outside(.tooLarge) }
    return number
  }

  private func outside(_ code: Complaint.Code) -> Wrong {
    switch (least?.words, most?.words) {
    case (let least?, let most?):
      Wrong(
        code, vi: "Hãy nhập số từ \(least.vi) đến \(most.vi).", en: "Enter a number from \(least.en) to \(most.en).")
    case (let least?, nil): Wrong(code, vi: "Nhỏ nhất là \(least.vi).", en: "The least is \(least.en).")
    case (nil, let most?): Wrong(code, vi: "Lớn nhất là \(most.vi).", en: "The most is \(most.en).")
    case (nil, nil): FixedNumber.notANumber
    }
  }
}
