/// The room's fixed limits; what one evaluation may take is its ``Budget``.
enum Limits {
  /// Code points of an expression's text.
  static let expressionLength = 200_000
  /// How deep the parts of an expression may nest.
  static let nesting = 120
  /// Rules of a decision table that is looked through for gaps and overlaps.
  static let analysedRules = 500
  /// Reasons that are kept.
  static let reasons = 20
}
