internal import CMicroHTTPD
import Glibc

/// One thread that reads requests and writes answers for many connections, and never waits for a handler.
///
/// Everything of the library happens on this thread; workers only put connections into the inbox and ring.
final class Loop: @unchecked Sendable {
  /// The library would take in ten a round; a thousand who come at once would wait a hundred rounds.
  private static let clientsARound = 128
  /// Rounds that do not wait look for clients only so often: most find none, and each look is a call of the kernel.
  private static let roundsWithoutClients: UInt8 = 8

  private struct Inbox {
    var answered: [(connection: Connection, answer: PreparedAnswer?)] = []
    var isAsleep = false
    /// Set once: until when requests under way may finish, in microseconds.
    var stopBy: Int64?
  }

  let site: Site
  private let inbox = Guarded(Inbox())
  private let counted = Guarded(ServerMetrics())
  private let bell: Int32
  /// nil once nobody is accepted any more.
  private var listening: ListeningSocket?
  private var daemon: Daemon?
  private var thread: NativeThread?
  // What follows is touched by the loop's own thread alone.
  var connections: [Connection] = []
  var lingering = Lingering()
  /// Whether the library has opened a connection for the client who came last.
  var hasOpened = false
  /// Jobs of this round that have a place in the queue and are not in it yet.
  private var jobs: [Workers.Job] = []
  /// Requests under way.
  var busy = 0
  var nextSweep: Int64 = 0
  /// True when the last client could not be taken in for want of descriptors, until the next sweep.
  var isShort = false
  /// Rounds until it is looked for clients, unless somebody is heard before.
  private var roundsUntilAccepting: UInt8 = 0
  /// Microseconds, read once a round.
  private(set) var now: Int64 = 0
  /// True once the time to finish is over: nothing may be suspended any more.
  private(set) var isEnding = false
  /// Requests that were under way when the time to finish was over.
  private(set) var abandoned = 0

  init(_ site: Site, listening: consuming ListeningSocket) throws(ServerFailure) {
    self.site = site
    self.listening = consume listening
    bell = motcua_bell()
    guard bell >= 0 else { throw ServerFailure(.resources, doing: "starting a loop", errno: errno) }
    now = site.settings.surroundings.microseconds()
    let daemon = try Daemon(
      for: self, connections: site.settings.limits.connections, memory: site.settings.limits.connectionMemoryBytes,
      tls: site.identity.withLock { $0 })
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

  /// True while newcomers are left to the others, or outside.
  private var takesNobody: Bool { isShort || site.places.areFilled || site.places.isMoreThanAShare(connections.count) }

  func count(_ change: (inout ServerMetrics) -> Void) {
    counted.withLock { change(&$0) }
  }

  /// Accepts nobody any more, lets what is under way finish until a moment, then ends.
  func stop(by moment: Int64) {
    inbox.withLock { $0.stopBy = moment }
    ring()
  }

  /// Waits until the loop has ended; to be called once.
  func join() {
    thread?.join()
  }

  /// Hands a connection back with its answer, or with nothing when the next piece of a streamed answer is there.
  /// Called by workers.
  func handBack(_ connection: Connection, _ answer: PreparedAnswer? = nil) {
    let mustRing = inbox.withLock { inbox in
      inbox.answered.append((connection, answer))
      let wasAsleep = inbox.isAsleep
      inbox.isAsleep = false
      return wasAsleep
    }
    if mustRing { ring() }
  }

  /// Gives a job to the workers, with those that come right behind it: one signal for all costs less than one each.
  func give(_ job: @escaping Workers.Job) {
    jobs.append(job)
    if jobs.count >= 16 { handOver() }
  }

  private func handOver() {
    guard !jobs.isEmpty else { return }
    site.workers.enqueue(jobs)
    jobs.removeAll(keepingCapacity: true)
  }

  private func ring() {
    var one: UInt64 = 1
    _ = unsafe write(bell, &one, 8)
  }

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
      for (connection, answer) in answered {
        if let exchange = connection.exchange, exchange.stage == .working { exchange.answer = answer }
        resume(connection)
      }
      accept(into: daemon)
      daemon.run()
      handOver()
      if let stopBy {
        if !isStopping { beginStopping() }
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
      pollfd(fd: takesNobody ? -1 : listening?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    unsafe poll(&descriptors, nfds_t(descriptors.count), wait)
    if descriptors[2].revents != 0 { roundsUntilAccepting = 0 }
    if descriptors[1].revents != 0 {
      var count: UInt64 = 0
      _ = unsafe read(bell, &count, 8)
    }
  }

  /// Takes in clients that wait: many at a time, because each round looks after all that are there already; not all,
  /// because those wait meanwhile.
  private func accept(into daemon: Daemon) {
    guard roundsUntilAccepting == 0 else {
      roundsUntilAccepting -= 1
      return
    }
    for _ in 0..<Loop.clientsARound {
      guard !site.places.isMoreThanAShare(connections.count), site.places.take() else { return }
      switch listening?.accept() {
      case .client(let socket, let peer):
        if !takesIn(socket, from: peer, into: daemon) { site.places.giveBack() }
      case .shortage:
        site.places.giveBack()
        isShort = true
        return
      case .nobody, nil:
        site.places.giveBack()
        roundsUntilAccepting = Loop.roundsWithoutClients
        return
      }
    }
  }

  /// Takes a client in for whom there is a place; false when it is turned away, or the library has no memory for it.
  private func takesIn(_ socket: Int32, from peer: Address, into daemon: Daemon) -> Bool {
    guard site.welcomes(peer) else {
      turnAway(socket)
      return false
    }
    guard site.enters(peer) else {
      turnAway(socket, saying: Crowd.refusal)
      return false
    }
    hasOpened = false
    // What the library has opened is given back when it ends, also where it was not taken in after all.
    if daemon.add(socket, from: peer) || hasOpened { return true }
    site.crowd.leave(peer)
    return false
  }

  private func beginStopping() {
    listening = nil
    for connection in connections where connection.phase == .waiting { shut(connection) }
  }

  private func end(_ daemon: Daemon) {
    abandoned = busy
    isEnding = true
    // The library must not be stopped while it has a suspended connection.
    for connection in connections where connection.isSuspended {
      connection.isAbandoned = true
      resume(connection)
    }
    daemon.run()
    daemon.stop()
    lingering.end()
  }
}
