/// A language in which the office speaks to people.
public enum Language: String, Sendable, CaseIterable, Hashable {
  /// Vietnamese, the language of the law; every text has it.
  case vietnamese = "vi"
  /// English, shown to whoever asks for it.
  case english = "en"
}

/// A text that a person reads, in Vietnamese and in English.
public struct Words: Hashable, Sendable {
  /// The Vietnamese text, which is the binding one.
  public let vi: String
  /// The English text.
  public let en: String

  /// A text in both languages.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A name, a number or a sign that is the same in every language.
  public static func plain(_ text: String) -> Words { Words(vi: text, en: text) }

  /// The text in one language.
  public func `in`(_ language: Language) -> String {
    switch language {
    case .vietnamese: vi
    case .english: en
    }
  }
}
