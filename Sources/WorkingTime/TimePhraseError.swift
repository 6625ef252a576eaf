public import Text

/// Says why a phrase about time could not be read, and what would be right.
public struct TimePhraseError: Error, Hashable, Sendable {
  /// The reason, for a person.
  public let words: Words
  /// A phrase that was probably meant; nil when none is near.
  public let suggestion: String?

  init(vi: String, en: String, suggestion: String? = nil) {
    words = Words(vi: vi, en: en)
    self.suggestion = suggestion
  }
}
