/// What a server has done since it started, and what it is doing, as numbers to be written out.
public struct ServerMetrics: Sendable {
  /// What requests are counted by.
  public struct Key: Hashable, Sendable {
    /// What was asked; nil when it could not be read.
    public let method: Method?
    /// The route as it is written; nil when none was found.
    public let route: String?
    /// The status; nil when there was no answer.
    public let status: Status?
  }

  /// The upper bounds, in microseconds, of ``durations``; one more place follows for all above.
  public static let bounds: [Int64] = [
    500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
  ]

  /// Requests by method, route and status.
  public internal(set) var requests: [Key: Int] = [:]
  /// Requests refused by the server itself, by reason.
  public internal(set) var refusals: [HTTPRefusal.Code: Int] = [:]
  /// Requests by how long they took; see ``bounds``.
  public internal(set) var durations = [Int](repeating: 0, count: bounds.count + 1)
  /// The sum of all durations in microseconds.
  public internal(set) var microseconds: Int64 = 0
  /// Bytes of bodies that came.
  public internal(set) var bytesIn = 0
  /// Bytes of bodies that went.
  public internal(set) var bytesOut = 0
  /// Connections accepted.
  public internal(set) var accepted = 0
  /// Connections ended at once because their address had too many, or may not connect directly.
  public internal(set) var turnedAway = 0
  /// Connections shut for being too slow or too long idle.
  public internal(set) var shutOut = 0
  /// Connections open now.
  public internal(set) var connections = 0
  /// Requests that wait for a worker now.
  public internal(set) var waiting = 0
  /// Handlers that run now.
  public internal(set) var running = 0
  /// Bytes of bodies on disk now.
  public internal(set) var spooledBytes = 0

  mutating func count(_ entry: AccessEntry) {
    requests[Key(method: entry.method, route: entry.route, status: entry.status), default: 0] += 1
    if let refusal = entry.refusal { refusals[refusal, default: 0] += 1 }
    durations[Self.bounds.firstIndex { entry.microseconds <= $0 } ?? Self.bounds.count] += 1
    microseconds &+= entry.microseconds
    bytesIn &+= entry.bytesIn
    bytesOut &+= entry.bytesOut
  }

  mutating func add(_ other: ServerMetrics) {
    requests.merge(other.requests, uniquingKeysWith: +)
    refusals.merge(other.refusals, uniquingKeysWith: +)
    for index in durations.indices { durations[index] += other.durations[index] }
    microseconds &+= other.microseconds
    bytesIn &+= other.bytesIn
    bytesOut &+= other.bytesOut
    accepted += other.accepted
    turnedAway += other.turnedAway
    shutOut += other.shutOut
    connections += other.connections
  }
}
