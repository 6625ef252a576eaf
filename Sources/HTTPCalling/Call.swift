/// A request to another server.
public struct Call: Sendable {
  /// What is asked (RFC 9110 section 9).
  public enum Method: String, Sendable, Hashable {
    /// Show.
    case get = "GET"
    /// As `get`, the head of the answer alone.
    case head = "HEAD"
    /// Act, or enter something new.
    case post = "POST"
    /// Set as a whole.
    case put = "PUT"
    /// Change in part.
    case patch = "PATCH"
    /// Remove.
    case delete = "DELETE"
  }

  /// What is sent along.
  public enum Body: Sendable, Hashable {
    /// Nothing.
    case none
    /// Bytes in memory.
    case bytes([UInt8])
    /// The file of this path, read as it is sent.
    case file(String)
  }

  /// Where the answer's body goes.
  public enum Sink: Sendable, Hashable {
    /// Into memory.
    case memory
    /// Into a new file of this path, which must not exist; only a good answer (200 to 299) is written there, any other
    /// is kept in memory. When the call fails there is no file.
    case file(String)
  }

  /// What is asked.
  public var method: Method
  /// Whom: `https://host/path?query`, or `http:`; the rest percent-encoded already.
  public var url: String
  /// The header lines, in their order. Control characters of a value become blanks.
  public var headers: [(name: String, value: String)]
  /// What is sent along.
  public var body: Body
  /// Where the answer's body goes.
  public var sink: Sink
  /// How much and how long.
  public var limits: CallLimits
  /// Told on the way, on the thread that waits, how many bytes of the file that is sent have gone out or, after that, of
  /// the answer's body have come in.
  public var moved: (@Sendable (_ bytes: Int) -> Void)?

  /// A request with nothing special about it.
  public init(
    _ method: Method, _ url: String, headers: [(name: String, value: String)] = [], body: Body = .none,
    sink: Sink = .memory, limits: CallLimits = CallLimits()
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.sink = sink
    self.limits = limits
  }
}

/// What another server answered, whatever its status.
public struct Answer: Sendable {
  /// The three digits.
  public let status: Int
  /// The header lines in their order.
  public let headers: [(name: String, value: String)]
  /// The body; empty when it went to a file.
  public let body: [UInt8]
  /// The length of the body in bytes, wherever it went.
  public let size: Int

  /// The first value of a header line; the name counts without regard to case.
  public subscript(name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// True for 200 to 299.
  public var isGood: Bool { (200..<300).contains(status) }
}
