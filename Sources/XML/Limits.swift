/// The room's fixed limits.
enum Limits {
  /// Bytes of one document.
  static let bytes = 64 * 1_024 * 1_024
  /// Elements, attributes and texts of one document together.
  static let nodes = 2_000_000
  /// How deep elements may nest; libxml2 itself stops at 256.
  static let depth = 200
}
