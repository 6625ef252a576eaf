/// How much a definition file may hold.
public enum Limits {
  /// Bytes of one file: the largest procedure known has about 60 kB.
  public static let fileBytes = 1_048_576
  /// Lists and mappings inside each other.
  public static let depth = 32
  /// Values and keys of one file.
  public static let nodes = 100_000
}
