import Text

/// A text as it may go on paper: composed (TCVN 6909:2001), without what would steer or cover other text.
struct PrintedText {
  /// Its paragraphs, one for each line of what was written; at least one.
  let paragraphs: [String]

  init(_ text: String) {
    paragraphs = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(PrintedText.cleaned)
  }

  /// The text in one paragraph.
  var line: String { paragraphs.joined(separator: " ") }

  private static func cleaned(_ text: Substring) -> String {
    // A tab is a control character and yet harmless.
    let text = text.contains("\t") ? String(text).replacing("\t", with: " ") : String(text)
    return text.normalizedC.harmless.withoutTowers
  }
}

extension String {
  /// The text without the marks beyond the third on one letter.
  fileprivate var withoutTowers: String {
    guard contains(where: { $0.unicodeScalars.count > 1 + Limits.marksOnALetter }) else { return self }
    var (scalars, marks) = (String.UnicodeScalarView(), 0)
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: marks += 1
      default: marks = 0
      }
      if marks <= Limits.marksOnALetter { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
