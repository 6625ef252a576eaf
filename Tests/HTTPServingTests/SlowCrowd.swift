import Glibc
import Testing

@testable import HTTPServing

/// Clients of a server with two workers, two places to wait and two more for a rush, who are answered when the test says so.
final class SlowCrowd {
  let clock = TestClock()
  let server: Server
  private let gate = Gate()
  private var clients: [RawClient] = []

  init() throws {
    let (clock, gate) = (clock, gate)
    server = try serve {
      // Each reading thread has a moment of its own; what is told here is told by one.
      $0.limits.loops = 1
      $0.limits.workers = 2
      $0.limits.waitingRequests = 2
      $0.limits.rush = Rate(perSecond: 1, burst: 2)
      $0.surroundings.microseconds = clock.microseconds
    } routes: { router in
      router.on(.get, "/wait") { _ in
        gate.pass()
        return .text("done")
      }
      router.on(.get, "/pieces") { _ in
        let pieces = Guarded((1...7).makeIterator())
        return Response(body: .stream { pieces.withLock { $0.next() }.map { Array("\($0)".utf8) } })
      }
      router.on(.get, "/health", blocks: false) { _ in .text("alive") }
    }
  }

  /// One that has used up its rush, and been served.
  static func afterRush() throws -> SlowCrowd {
    let crowd = try SlowCrowd()
    try crowd.come(6, waiting: 4)
    try crowd.end()
    return crowd
  }

  /// Sends the requests of more clients, until so many wait behind the two that run, or one is refused.
  func come(_ count: Int, waiting: Int) throws {
    let refused = server.metrics.refusals
    let more = try (0..<count).map { _ in try RawClient(server) }
    for client in more { try client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n") }
    clients += more
    gate.waitForArrivals(2)
    let other = try RawClient(server)
    while server.metrics.waiting < waiting, server.metrics.refusals == refused {
      #expect(try other.ask("GET /health").text == "alive")
    }
    #expect(server.metrics.refusals == refused)
    #expect(server.metrics.running == 2)
  }

  /// Lets all be answered, and waits until no worker is busy.
  func end() throws {
    gate.open()
    for client in clients { #expect(try client.answer().text == "done") }
    clients = []
    rest()
    gate.close()
  }

  /// Waits until no worker is busy.
  func rest() {
    while server.metrics.running > 0 || server.metrics.waiting > 0 { sched_yield() }
  }

  /// Lets time pass, and the server notice it.
  func pass(seconds: Int64) throws {
    clock.advance(bySeconds: seconds)
    #expect(try RawClient(server).ask("GET /health").text == "alive")
  }
}
