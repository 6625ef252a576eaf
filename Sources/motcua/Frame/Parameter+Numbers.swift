import Text

extension Parameter where Value == Int {
  /// `--name N`: a whole number of a range.
  static func number(_ name: String, _ about: Words, in range: ClosedRange<Int>) -> Parameter {
    option(name, "N", about) { text, _ in
      guard let number = Int(text), range.contains(number) else {
        throw CommandError.usage(
          Words(
            vi: "--\(name) là số từ \(range.lowerBound) đến \(range.upperBound), không phải “\(text.harmless)”",
            en: "--\(name) is a number from \(range.lowerBound) to \(range.upperBound), not “\(text.harmless)”"))
      }
      return number
    }
  }

  /// `N` by itself: a whole number of a range.
  static func operandNumber(_ placeholder: String, _ about: Words, in range: ClosedRange<Int>) -> Parameter {
    operand(placeholder, about) { text, _ in
      guard let number = Int(text), range.contains(number) else {
        throw CommandError.usage(
          Words(
            vi: "\(placeholder) là số từ \(range.lowerBound) đến \(range.upperBound), không phải “\(text.harmless)”",
            en: "\(placeholder) is a number from \(range.lowerBound) to \(range.upperBound), not “\(text.harmless)”"))
      }
      return number
    }
  }
}
