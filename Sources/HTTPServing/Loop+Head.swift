import Glibc

extension Loop {
  /// Reads the head and decides what becomes of the request.
  @unsafe func readHead(
    _ exchange: Exchange, on connection: Connection, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>
  ) {
    let limits = site.settings.limits
    let reader = unsafe HeadReader(
      connection.handle, method: method, version: version, target: exchange.target, limits: limits)
    exchange.headers = reader.headers
    exchange.method = unsafe Method(rawValue: String(cString: method))
    do throws(HTTPRefusal.Code) {
      if let code = reader.refusal { throw code }
      let isVersion11 = unsafe strcmp(version, "HTTP/1.0") != 0
      let framing = try Framing(reader.headers, isVersion11: isVersion11)
      let host = try Framing.host(reader.headers, isVersion11: isVersion11)
      connection.enter(.body, now: now)
      plan(exchange, peer: connection.peer, host: host, framing: framing)
    } catch {
      // Where the head ends is in doubt: nothing more is read from this connection.
      exchange.refusal = refusal(error, for: exchange)
      exchange.mayHaveRest = true
    }
  }

  /// Decides who answers a request whose head is sound: a route, or a refusal once the body has been read away.
  private func plan(_ exchange: Exchange, peer: Address, host: String, framing: Framing) {
    let limits = site.settings.limits
    do throws(HTTPRefusal.Code) {
      let client = site.forwarding.client(peer: peer, headers: exchange.headers)
      if let seconds = site.buckets?.take(client.subscriber, now: now) {
        exchange.refusal = refusal(.tooManyRequests, for: exchange, retryAfterSeconds: seconds)
      } else {
        try checkName(host)
        guard let method = exchange.method else { throw .methodUnknown }
        let target = try target(of: exchange, method: method, host: host)
        exchange.request = Request(
          method: method, target: target, headers: exchange.headers, body: Body(), client: client,
          isSecure: site.forwarding.isSecure(peer: peer, headers: exchange.headers, tls: site.settings.tls != nil),
          id: exchange.id, parameters: exchange.parameters, route: exchange.route.map { site.router.routes[$0].pattern }
        )
      }
      let route = exchange.route.map { site.router.routes[$0] }
      let asked = exchange.request.flatMap { request in route?.bodyLimit?(request) }
      let limit = asked ?? route?.bodyBytes ?? limits.bodyBytes
      exchange.body = BodyCollector(limit: limit, memoryLimit: limits.memoryBodyBytes, room: site.room)
      if case .length(let length) = framing, length > limit { throw .bodyTooLarge }
    } catch {
      exchange.refusal = refusal(error, for: exchange)
    }
    guard exchange.refusal != nil else { return }
    // A short body is read away, so that the connection can be used again; a long one is not even sent for.
    exchange.mayHaveRest =
      switch framing {
      case .none: false
      case .length(let length): length > Loop.shortBodyBytes || exchange.headers["Expect"] != nil
      case .chunked: true
      }
    exchange.body = BodyCollector(limit: Loop.shortBodyBytes, memoryLimit: Loop.shortBodyBytes, room: site.room)
  }

  private static var shortBodyBytes: Int { 64 * 1024 }

  private func checkName(_ host: String) throws(HTTPRefusal.Code) {
    let names = site.settings.names
    guard !names.isEmpty else { return }
    let name = host.hasSuffix("]") ? host[...] : host[..<(host.lastIndex(of: ":") ?? host.endIndex)]
    guard names.contains(where: { $0.isEqualIgnoringCase(to: name) }) else { throw .hostUnknown }
  }

  /// The address, with the route that answers it; `*` asks what the server as a whole can do (RFC 9110 section 9.3.7).
  private func target(of exchange: Exchange, method: Method, host: String) throws(HTTPRefusal.Code) -> Target {
    if method == .options, exchange.target == "*" {
      exchange.allowed = Method.allCases
      return try Target("/", host: host, limits: site.settings.limits)
    }
    let target = try Target(exchange.target, host: host, limits: site.settings.limits)
    try find(method, target, for: exchange)
    return target
  }

  private func find(_ method: Method, _ target: Target, for exchange: Exchange) throws(HTTPRefusal.Code) {
    switch site.router.match(method, target.path) {
    case .route(let route, let parameters):
      exchange.route = route
      exchange.parameters = parameters
    case .elsewhere(let allowed):
      exchange.allowed = allowed
      guard method == .options else { throw .methodNotAllowed }
    case .nothing:
      throw .notFound
    }
  }

  func refusal(_ code: HTTPRefusal.Code, for exchange: Exchange, retryAfterSeconds: Int? = nil) -> HTTPRefusal {
    HTTPRefusal(
      code: code, requestID: exchange.id,
      prefersJSON: Preference(exchange.headers.list("Accept")).prefersJSON || exchange.target.hasPrefix("/api/"),
      language: Preference(exchange.headers.list("Accept-Language")).language, allowed: exchange.allowed,
      retryAfterSeconds: retryAfterSeconds ?? code.retryAfterSeconds)
  }
}
