/// How much an answer may bring and how long it may take, where a call says nothing else.
public struct CallLimits: Sendable, Hashable {
  /// Bytes of an answer that is kept in memory.
  public var memoryBytes = 16 * 1024 * 1024
  /// Bytes of an answer that is written to a file.
  public var fileBytes = 2 * 1024 * 1024 * 1024
  /// Bytes of all header lines of an answer.
  public var headBytes = 256 * 1024
  /// Until the connection stands.
  public var connecting = Duration.seconds(10)
  /// Until the answer is there to its last byte.
  public var whole = Duration.seconds(60)

  /// The limits of calls of usual size.
  public init() {}
}
