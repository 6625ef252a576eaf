/// The room's fixed limits.
enum Limits {
  /// Bytes of one document.
  static let bytes = 64 * 1_024 * 1_024
  /// Elements, attributes and texts of one document together.
  static let nodes = 2_000_000
  /// How deep elements may nest; libxml2 itself stops at 256.
  static let depth = 200
  /// Attributes of one element, declarations of namespaces included.
  static let attributes = 256
  /// Declarations of namespaces in scope at once.
  static let declarations = 256
  /// Declarations of namespaces in a whole document that cost next to nothing wherever they are in scope.
  static let fewDeclarations = 8
  /// Bytes of all canonical forms of one document together.
  static let canonicalBytes = 128 * 1_024 * 1_024
  /// Bytes of a document whose canonical form may stand in memory twice: at worst, a namespace that is as long as half of
  /// it is declared anew at every other element, it becomes a thousand times as long.
  static let shortBytes = 16 * 1_024
  /// Steps of looking for namespaces in all canonical forms of one document together: at each element libxml2 looks at
  /// every declaration in scope for every declaration in scope.
  static let canonicalSteps = 500_000_000
}
