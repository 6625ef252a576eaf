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
}
