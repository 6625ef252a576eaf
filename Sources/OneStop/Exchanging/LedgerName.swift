/// By what a partner knows a message, as the ledger keeps and shows it: the partner may call it whatever it likes.
struct LedgerName: Hashable {
  /// The name: without blanks, and without what a terminal would obey.
  let text: String

  /// Unicode scalars of a name that are kept: identifiers are a tenth of that.
  private static let scalars = 200

  init(_ told: String) {
    let shown = told.unicodeScalars.filter { scalar in
      guard !scalar.properties.isWhitespace else { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
      default: return true
      }
    }
    text = String(String.UnicodeScalarView(shown.prefix(LedgerName.scalars)))
  }
}
