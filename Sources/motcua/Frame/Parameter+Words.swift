import Text

extension Parameter where Value == String {
  /// `--name WORD`: one of a few words.
  static func word(_ name: String, among words: [String], _ about: Words) -> Parameter {
    option(name, words.joined(separator: "|"), about) { text, _ in
      guard words.contains(text) else {
        let list = words.joined(separator: ", ")
        throw CommandError.usage(
          Words(
            vi: "--\(name) là một trong \(list), không phải “\(text.harmless)”",
            en: "--\(name) is one of \(list), not “\(text.harmless)”"),
          suggestion: nearestWord(to: text, among: words))
      }
      return text
    }
  }
}
