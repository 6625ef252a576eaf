/// What answers a request: it may block, and runs on one of the workers.
public typealias Handler = @Sendable (Request) throws -> Response

/// One entry of the router: what is asked, where, and who answers.
public struct Route: Sendable {
  /// What is asked; a route for GET answers HEAD too.
  public let method: Method
  /// Where.
  public let pattern: PathPattern
  /// Who answers.
  public let handler: Handler
  /// The longest body it takes, in bytes; nil for the server's limit.
  public let bodyBytes: Int?
  /// The longest body it takes from a request whose head has come, in bytes, where that depends on what is asked; it runs
  /// on a thread that reads, several at once, and must not block.
  public let bodyLimit: (@Sendable (Request) -> Int)?
  /// False when the handler only reads memory: it then runs at once on a thread that reads, even while all workers are
  /// busy, as health checks must.
  public let blocks: Bool

  /// An entry.
  public init(
    _ method: Method, _ pattern: PathPattern, bodyBytes: Int? = nil, bodyLimit: (@Sendable (Request) -> Int)? = nil,
    blocks: Bool = true, handler: @escaping Handler
  ) {
    self.method = method
    self.pattern = pattern
    self.handler = handler
    self.bodyBytes = bodyBytes
    self.bodyLimit = bodyLimit
    self.blocks = blocks
  }
}
