import Glibc
import Synchronization

/// A running HTTP server. It serves until ``stop(within:)``; one that is let go without it stops at once.
public final class Server: Sendable {
  /// What became of the requests that were under way when the server was stopped.
  public struct Stop: Sendable, Hashable {
    /// Requests whose time to finish was over; their handlers may still run, their answers go nowhere.
    public let abandoned: Int
  }

  /// Where it listens.
  public let address: Address
  /// The port, chosen by the system when 0 was asked for.
  public let port: Int
  private let site: Site
  let loops: [Loop]
  private let stopped = Guarded<Stop?>(nil)

  /// Starts a server; it serves when this returns.
  ///
  /// - Throws: ``ServerFailure``, also when ``ServerSettings/exposure`` says that it must not start this way.
  public init(_ settings: ServerSettings, _ router: Router) throws(ServerFailure) {
    if let exposure = settings.exposure { throw exposure }
    let listening = try ListeningSocket(host: settings.host, port: settings.port)
    let site = try Site(settings, router)
    var loops: [Loop] = []
    do throws(ServerFailure) {
      for _ in 0..<max(1, settings.limits.loops) { loops.append(try Loop(site, listening: try listening.another())) }
    } catch {
      Server.end(site, loops, by: 0)
      throw error
    }
    address = listening.address
    port = listening.port
    self.site = site
    self.loops = loops
  }

  deinit {
    stop(within: .zero)
  }

  /// The address to show to people: `http://127.0.0.1:8080`.
  public var url: String {
    let host = address.isVersion4 ? address.description : "[\(address)]"
    return "\(site.settings.tls == nil ? "http" : "https")://\(host):\(port)"
  }

  /// The counts so far.
  public var metrics: ServerMetrics {
    var metrics = ServerMetrics()
    for loop in loops { metrics.add(loop.metrics) }
    (metrics.waiting, metrics.running) = site.workers.load
    metrics.spooledBytes = site.room.bytes
    return metrics
  }

  /// Reads certificate and key again: who connects from now on is shown the new ones, who is connected stays so.
  ///
  /// - Throws: ``ServerFailure`` when they are not usable; the old ones stay.
  public func renewCertificate() throws(ServerFailure) {
    guard let files = site.settings.tls else { return }
    let identity = try TLSIdentity(files)
    site.identity.withLock { $0 = identity }
  }

  /// Stops accepting, lets what is under way finish, closes what is left, and returns when all that is done.
  ///
  /// - Parameter grace: How long requests under way may take. Not to be called from a handler.
  @discardableResult
  public func stop(within grace: Duration) -> Stop {
    stopped.withLock { stopped in
      if let stopped { return stopped }
      let stop = Stop(
        abandoned: Server.end(site, loops, by: site.settings.surroundings.microseconds() + grace.microseconds))
      stopped = stop
      return stop
    }
  }

  @discardableResult
  private static func end(_ site: Site, _ loops: [Loop], by moment: Int64) -> Int {
    site.isStopping.store(true, ordering: .relaxed)
    for loop in loops { loop.stop(by: moment) }
    for loop in loops { loop.join() }
    site.workers.close()
    let abandoned = loops.reduce(0) { $0 + $1.abandoned }
    // A handler that goes on cannot be stopped; its thread ends with it.
    if abandoned == 0 { site.workers.join() }
    return abandoned
  }
}
