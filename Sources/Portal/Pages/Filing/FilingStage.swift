import Forms
import Procedures
import Text

/// A page of the way from the first question to the submission.
enum FilingStage: Hashable {
  /// A section of the form.
  case section(Key<Forms.Section>)
  /// The papers of the dossier.
  case papers
  /// Everything once more, before it is submitted.
  case review

  /// As the page carries it; a section cannot be called like the two others, for they begin with `_`.
  var text: String {
    switch self {
    case .section(let key): key.text
    case .papers: "_giay-to"
    case .review: "_xem-lai"
    }
  }

  init?(_ text: String) {
    switch text {
    case "_giay-to": self = .papers
    case "_xem-lai": self = .review
    default:
      guard let key = Key<Forms.Section>(text) else { return nil }
      self = .section(key)
    }
  }
}
