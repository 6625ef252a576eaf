import Synchronization

/// What all loops and workers of one server share.
final class Site: Sendable {
  let settings: ServerSettings
  let router: Router
  let workers: Workers
  let room: SpoolRoom
  let forwarding: Forwarding
  let crowd: Crowd
  let places: Places
  let buckets: Buckets?
  let isStopping = Atomic<Bool>(false)
  /// Who the server is to its next TLS client; nil without TLS.
  let identity: Guarded<TLSIdentity?>
  /// True when a peer that is neither a proxy nor this machine may not connect: plain HTTP beyond loopback.
  private let isForProxiesOnly: Bool

  init(_ settings: ServerSettings, _ router: Router) throws(ServerFailure) {
    self.settings = settings
    self.router = router
    identity = Guarded(try settings.tls.map { files throws(ServerFailure) in try TLSIdentity(files) })
    room = try SpoolRoom(folder: settings.spoolFolder, limit: settings.limits.spoolBytes)
    workers = try Workers(
      count: settings.limits.workers, waiting: settings.limits.waitingRequests, rush: settings.limits.rush,
      now: settings.surroundings.microseconds())
    forwarding = Forwarding(proxies: settings.proxies)
    crowd = Crowd(limit: settings.limits.connectionsPerAddress)
    places = Places(limit: OpenFiles.makeRoom(for: settings.limits.connections), threads: max(1, settings.limits.loops))
    buckets = settings.rate.map { settings.rates.buckets("requests", $0) }
    var direct = settings
    direct.proxies = []
    isForProxiesOnly = direct.exposure != nil
  }

  /// True when a client may connect, if there is room.
  func welcomes(_ peer: Address) -> Bool {
    guard !isStopping.load(ordering: .relaxed) else { return false }
    return !isForProxiesOnly || peer.isLoopback || forwarding.isProxy(peer)
  }

  /// Counts one more connection of a client's address; false when it may not have one. A proxy may have any number.
  func enters(_ peer: Address) -> Bool {
    crowd.enter(peer, isBounded: !forwarding.isProxy(peer))
  }

  /// Runs a handler and prepares its answer.
  func answer(_ request: Request, route: Int) -> PreparedAnswer? {
    var response: Response
    do {
      response = try router.routes[route].handler(request)
    } catch let code as HTTPRefusal.Code {
      response = self.response(to: refusal(code, for: request))
    } catch {
      response = settings.failed(error, request) ?? self.response(to: refusal(.failed, for: request))
    }
    response = Router.shaped(response, for: request)
    return PreparedAnswer(response, isHead: request.method == .head)
  }

  /// The answer to a refused request.
  func response(to refusal: HTTPRefusal) -> Response {
    refusal.complete(settings.shape(refusal))
  }

  private func refusal(_ code: HTTPRefusal.Code, for request: Request) -> HTTPRefusal {
    HTTPRefusal(
      code: code, requestID: request.id, prefersJSON: request.prefersJSON, language: request.language, allowed: [],
      retryAfterSeconds: code.retryAfterSeconds)
  }
}
