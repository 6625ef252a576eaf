/// How much the server takes, from all and from one; what is above is refused in words.
public struct Limits: Sendable, Hashable {
  /// Bytes of the head: the first line and all header lines; above: 431.
  public var headBytes = 16 * 1024
  /// Header lines; above: 431.
  public var headerLines = 100
  /// Bytes of the address with its query; above: 414.
  public var addressBytes = 4 * 1024
  /// Items of a query; above: 400.
  public var queryItems = 100
  /// Bytes of a body where the route says nothing else; above: 413. Circular letters on scans ask for 20 MB.
  public var bodyBytes = 20 * 1024 * 1024
  /// Bytes of a body that stay in memory; a longer one is written to disk as it comes.
  public var memoryBodyBytes = 64 * 1024
  /// Bytes on disk of all bodies together; above: 503.
  public var spoolBytes = 8 * 1024 * 1024 * 1024
  /// Open connections; above, the longest idle make room, and newcomers wait in the kernel's queue.
  public var connections = 4096
  /// Open connections of one address (of one /64 network with IPv6), proxies excepted; above: 429, before anything is read (with TLS
  /// they are just closed).
  public var connectionsPerAddress = 256
  /// Requests that wait for a worker under a load that stays; above: 503. A quarter of what runs: so whoever gets in waits little longer
  /// than when all workers are just busy, and whoever does not is told so at once.
  public var waitingRequests = 16
  /// Requests beyond these that are let in when many come at once. A rush passes; a load that stays uses this up, and it is regained only
  /// while nobody waits.
  public var rush = Rate(perSecond: 64, burst: 48)
  /// Workers: how many handlers run at the same time.
  public var workers = 64
  /// Threads that read requests and write answers, and say no to whoever has no place. One alone gets no more of a processor than each
  /// worker that wants one; under a flood it then falls behind, and whoever gets in has waited outside longer than for a worker.
  public var loops = 2

  /// The limits of a house of usual size.
  public init() {}

  /// The library's memory for one connection: the head, its index and the head of the answer must fit.
  var connectionMemoryBytes: Int { max(32 * 1024, 2 * headBytes) }
}

/// How long a client may take; what takes longer is shut out, however steadily it drips.
public struct Deadlines: Sendable, Hashable {
  /// From the first line to the end of the head, and from the connection to the first line.
  public var head = Duration.seconds(10)
  /// For the body: this, and ``slowestBytesPerSecond`` for what has come.
  public var body = Duration.seconds(30)
  /// For taking the answer: this, and ``slowestBytesPerSecond`` for its length.
  public var answer = Duration.seconds(60)
  /// Without a request on a connection that had one.
  public var idle = Duration.seconds(60)
  /// The slowest line on which a long body or a long answer still gets through.
  public var slowestBytesPerSecond = 16 * 1024

  /// The deadlines for clients on slow phones.
  public init() {}
}

/// How often something may be done, such as what one address may ask: a bucket of `burst` requests that fills by `perSecond`.
public struct Rate: Sendable, Hashable {
  /// Requests a second in the long run.
  public var perSecond: Double
  /// Requests at once.
  public var burst: Int

  /// A rate; both at least one.
  public init(perSecond: Double, burst: Int) {
    self.perSecond = max(perSecond, 1)
    self.burst = max(burst, 1)
  }
}
