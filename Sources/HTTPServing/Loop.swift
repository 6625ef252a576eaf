internal import CMicroHTTPD
import Glibc
import Synchronization

/// One thread that reads requests and writes answers for many connections, and never waits for a handler.
///
/// Everything of the library happens on this thread; workers only put connections into the inbox and ring.
final class Loop: @unchecked Sendable {
  private struct Inbox {
    var answered: [Connection] = []
    var isAsleep = false
    /// Set once: until when requests under way may finish, in microseconds.
    var stopBy: Int64?
  }

  let site: Site
  private let inbox = Mutex(Inbox())
  private let counted = Mutex(ServerMetrics())
  private let bell: Int32
  private var daemon: Daemon?
  private var thread: NativeThread?
  private var lingering = Lingering()
  // What follows is touched by the loop's own thread alone.
  private var connections: [Connection] = []
  private var busy = 0
  private var nextSweep: Int64 = 0
  /// Microseconds, read once a round.
  private(set) var now: Int64 = 0
  /// Requests that were under way when the time to finish was over.
  private(set) var abandoned = 0

  init(_ site: Site, listening: consuming ListeningSocket, connections: Int, tls: TLSContent?) throws(ServerFailure) {
    self.site = site
    bell = motcua_bell()
    guard bell >= 0 else { throw ServerFailure(.resources, doing: "starting a loop", errno: errno) }
    now = site.settings.surroundings.microseconds()
    let daemon = try Daemon(
      for: self, listening: listening, connections: connections, memory: site.settings.limits.connectionMemoryBytes,
      tls: tls)
    self.daemon = daemon
    do throws(ServerFailure) {
      thread = try NativeThread(named: "http-loop") { [unowned self] in run() }
    } catch {
      daemon.stop()
      throw error
    }
  }

  deinit {
    if bell >= 0 { close(bell) }
  }

  /// The counts of this loop so far.
  var metrics: ServerMetrics { counted.withLock { $0 } }

  /// Accepts nobody any more, lets what is under way finish until a moment, then ends.
  func stop(by moment: Int64) {
    inbox.withLock { $0.stopBy = moment }
    ring()
  }

  /// Waits until the loop has ended; to be called once.
  func join() {
    thread?.join()
  }

  /// Hands a connection back whose answer, or the next piece of it, is there. Called by workers.
  func handBack(_ connection: Connection) {
    let mustRing = inbox.withLock { inbox in
      inbox.answered.append(connection)
      let wasAsleep = inbox.isAsleep
      inbox.isAsleep = false
      return wasAsleep
    }
    if mustRing { ring() }
  }

  private func ring() {
    var one: UInt64 = 1
    _ = unsafe write(bell, &one, 8)
  }

  // MARK: The thread

  private func run() {
    guard let daemon else { return }
    var isStopping = false
    while true {
      now = site.settings.surroundings.microseconds()
      let (answered, stopBy) = inbox.withLock { inbox in
        inbox.isAsleep = false
        defer { inbox.answered.removeAll(keepingCapacity: true) }
        return (inbox.answered, inbox.stopBy)
      }
      for connection in answered { resume(connection) }
      daemon.run()
      if let stopBy {
        if !isStopping { begin(stopping: daemon) }
        isStopping = true
        if busy == 0 || now >= stopBy { break }
      }
      if now >= nextSweep || isStopping { sweep() }
      wait(daemon)
    }
    end(daemon)
  }

  private func wait(_ daemon: Daemon) {
    var wait = daemon.wait(atMost: Int32(clamping: (nextSweep - now) / 1000 + 1))
    inbox.withLock { inbox in
      if inbox.answered.isEmpty { inbox.isAsleep = wait != 0 } else { wait = 0 }
    }
    guard wait != 0 else { return }
    var descriptors = [
      pollfd(fd: daemon.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
    ]
    unsafe poll(&descriptors, 2, wait)
    if descriptors[1].revents != 0 {
      var count: UInt64 = 0
      _ = unsafe read(bell, &count, 8)
    }
  }

  private func begin(stopping daemon: Daemon) {
    daemon.quiesce()
    for connection in connections where connection.phase == .waiting { shut(connection) }
  }

  private func end(_ daemon: Daemon) {
    abandoned = busy
    // The library must not be stopped while it has a suspended connection.
    for connection in connections where connection.isSuspended {
      connection.isAbandoned = true
      resume(connection)
    }
    daemon.run()
    daemon.stop()
    lingering.end()
  }

  // MARK: Connections

  func opened(_ connection: Connection) {
    connection.index = connections.count
    connections.append(connection)
    site.crowd.enter(connection.peer)
    counted.withLock { metrics in
      metrics.accepted += 1
      metrics.connections += 1
    }
  }

  func closed(_ connection: Connection) {
    if connection.exchange != nil { ended(connection, isComplete: false, libraryStatus: nil) }
    let last = connections.removeLast()
    if last !== connection {
      connections[connection.index] = last
      last.index = connection.index
    }
    site.crowd.leave(connection.peer)
    counted.withLock { $0.connections -= 1 }
  }

  func turnedAway() {
    counted.withLock { $0.turnedAway += 1 }
  }

  /// A first line has come.
  func began(_ exchange: Exchange, on connection: Connection) {
    connection.exchange = exchange
    connection.enter(.head, now: now)
    busy += 1
  }

  /// The answer is sent, or the client is gone.
  func ended(_ connection: Connection, isComplete: Bool, libraryStatus: Status?) {
    guard let exchange = connection.exchange else { return }
    connection.exchange = nil
    busy -= 1
    if exchange.mayHaveRest || libraryStatus != nil { lingering.add(connection.socket, now: now) }
    let status = exchange.lastWords ?? exchange.answer?.status ?? libraryStatus
    let entry = AccessEntry(
      requestID: exchange.id, method: exchange.method,
      route: exchange.route.map { site.router.routes[$0].pattern.description },
      status: status, refusal: exchange.refusal?.code,
      microseconds: site.settings.surroundings.microseconds() - exchange.startedAt,
      bytesIn: exchange.bytesIn, bytesOut: exchange.answer.map { $0.size ?? $0.source?.size ?? 0 } ?? 0,
      isComplete: isComplete)
    counted.withLock { $0.count(entry) }
    site.settings.log(entry)
    connection.served += 1
    connection.enter(.waiting, now: now)
  }

  func suspend(_ connection: Connection) {
    connection.isSuspended = true
    unsafe MHD_suspend_connection(connection.handle)
  }

  private func resume(_ connection: Connection) {
    guard connection.isSuspended else { return }
    connection.isSuspended = false
    unsafe MHD_resume_connection(connection.handle)
  }

  /// Sends for the next piece of a streamed answer.
  func fetch(_ source: StreamSource, for connection: Connection) {
    suspend(connection)
    connection.enter(.working, now: now)
    let isTaken = site.workers.enqueue(mustFit: true) {
      source.make()
      self.handBack(connection)
    }
    if !isTaken { connection.isAbandoned = true }
  }

  // MARK: The slow and the idle

  private func sweep() {
    let deadlines = site.settings.deadlines
    for connection in connections where !connection.isShut {
      guard let deadline = connection.deadline(deadlines), now > deadline else { continue }
      if let exchange = connection.exchange, connection.phase != .answering { tooSlow(exchange, on: connection) }
      counted.withLock { $0.shutOut += 1 }
      shut(connection)
    }
    lingering.sweep(now: now)
    let shortest = min(deadlines.head, deadlines.body, deadlines.answer, deadlines.idle).microseconds / 4
    nextSweep = now + min(max(shortest, 5000), lingering.isEmpty ? 250_000 : 20_000)
  }

  private func tooSlow(_ exchange: Exchange, on connection: Connection) {
    say(refusal(.tooSlow, for: exchange), for: exchange, on: connection)
  }

  /// Ends a connection from our side; the library notices and cleans up.
  func shut(_ connection: Connection) {
    connection.isShut = true
    shutdown(connection.socket, Int32(SHUT_RDWR))
  }
}
