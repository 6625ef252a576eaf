/// How much one JSON text may hold.
public struct Limits: Sendable {
  /// Bytes of the whole text.
  public var bytes: Int
  /// Arrays and objects inside each other.
  public var depth: Int

  /// Limits of an own choice, for one kind of message.
  public init(bytes: Int, depth: Int = 32) {
    self.bytes = bytes
    self.depth = depth
  }

  /// 1 MiB and 32 levels: a filled form of the longest procedure has about 40 kB and 6 levels.
  public static let standard = Limits(bytes: 1_048_576)
}
