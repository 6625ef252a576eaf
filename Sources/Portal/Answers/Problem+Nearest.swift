import HTTPServing
import Text

extension Problem {
  /// The parameter `procedure` names none that there is.
  static func unknownProcedure(_ name: String, nearest: String?) -> Problem {
    .parameter(
      "procedure", "no-such-procedure",
      Words(
        vi: "Không có thủ tục “\(name)”.\(meant(nearest).vi)",
        en: "There is no procedure “\(name)”.\(meant(nearest).en)"),
      status: .unprocessable)
  }

  /// The parameter `unit` names one that is not the officer's.
  static func foreignUnit(_ words: Words, own: [String], nearest: String?) -> Problem {
    let list = own.joined(separator: ", ")
    return .parameter(
      "unit", "foreign-unit",
      Words(
        vi: "\(words.vi), chỉ có: \(list).\(meant(nearest).vi)", en: "\(words.en), only: \(list).\(meant(nearest).en)"),
      status: .unprocessable)
  }

  /// The word that was probably meant, as a question behind a sentence.
  static func meant(_ nearest: String?) -> Words {
    guard let nearest else { return Words(vi: "", en: "") }
    return Words(vi: " Có phải “\(nearest)”?", en: " Did you mean “\(nearest)”?")
  }
}
