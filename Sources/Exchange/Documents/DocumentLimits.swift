/// How long the parts of a document's head may be: the lengths that a validator in service holds them against, in characters
/// (Unicode scalars).
enum DocumentLimits {
  static let number = 11
  static let notation = 30
}
