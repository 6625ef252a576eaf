import HTML
import Text

/// A piece of a page, which speaks one language.
protocol Speaking {
  /// The language of the page.
  var language: Language { get }
}

extension Speaking {
  /// Words in the language of the page.
  func saying(_ vi: String, _ en: String) -> String {
    Words(vi: vi, en: en).in(language)
  }

  /// Words in the language of the page, as a piece of it.
  func say(_ vi: String, _ en: String) -> Node { .text(saying(vi, en)) }

  /// Words in the language of the page, as a piece of it.
  func say(_ words: Words) -> Node { .text(words.in(language)) }

  /// A text that there is in Vietnamese only, marked as such for who has pages read aloud.
  func vietnamese(_ text: String) -> Node {
    language == .vietnamese ? .text(text) : .span(.lang(.vietnamese), .text(text))
  }
}
