internal import CMicroHTTPD
import Glibc
import Synchronization

// What the library calls on the loop's thread, for one request after the other: the first line, the head, the body in
// pieces, the end of the body, and again when the answer is there.

extension Loop {
  @unsafe func handle(
    _ exchange: Exchange, on connection: Connection, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>,
    bytes: UnsafeRawBufferPointer
  ) -> MHD_Result {
    guard !connection.isAbandoned else { return .NO }
    switch exchange.stage {
    case .head:
      exchange.stage = .body
      unsafe readHead(exchange, on: connection, method: method, version: version)
      guard let refusal = exchange.refusal, exchange.mayHaveRest else { return .YES }
      return queue(site.response(to: refusal), for: exchange, on: connection)
    case .body where unsafe !bytes.isEmpty:
      return unsafe take(bytes, for: exchange, on: connection)
    case .body:
      return complete(exchange, on: connection)
    case .working, .answered:
      return queue(exchange.answer, for: exchange, on: connection)
    }
  }

  // MARK: Head

  @unsafe private func readHead(
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
        let target = try Target(exchange.target, host: host, limits: limits)
        try find(method, target, for: exchange)
        exchange.request = Request(
          method: method, target: target, headers: exchange.headers, body: Body(), client: client,
          isSecure: site.forwarding.isSecure(peer: peer, headers: exchange.headers, tls: site.settings.tls != nil),
          id: exchange.id, parameters: exchange.parameters, route: exchange.route.map { site.router.routes[$0].pattern }
        )
      }
      let limit = exchange.route.flatMap { site.router.routes[$0].bodyBytes } ?? limits.bodyBytes
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
      retryAfterSeconds: retryAfterSeconds ?? (code == .busy ? 1 : nil))
  }

  // MARK: Body

  @unsafe private func take(_ bytes: UnsafeRawBufferPointer, for exchange: Exchange, on connection: Connection)
    -> MHD_Result
  {
    exchange.bytesIn += bytes.count
    connection.length = exchange.bytesIn
    do throws(HTTPRefusal.Code) {
      try unsafe exchange.body?.take(bytes.bytes)
      return .YES
    } catch {
      // In the middle of a body the library takes no answer; it is written past the library.
      say(refusal(error, for: exchange), for: exchange, on: connection)
      return .NO
    }
  }

  /// Says a refusal directly on the socket and nothing more; with TLS, where that cannot be, nothing is said.
  func say(_ refusal: HTTPRefusal, for exchange: Exchange, on connection: Connection) {
    exchange.refusal = refusal
    exchange.mayHaveRest = true
    guard site.settings.tls == nil else { return }
    let bytes = site.response(to: refusal).lastWords
    let sent = unsafe bytes.withUnsafeBytes { buffer in
      unsafe send(connection.socket, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }
    if sent == bytes.count { exchange.lastWords = refusal.status }
  }

  // MARK: Answer

  private func complete(_ exchange: Exchange, on connection: Connection) -> MHD_Result {
    if let refusal = exchange.refusal { return queue(site.response(to: refusal), for: exchange, on: connection) }
    guard var request = exchange.request else { return .NO }
    guard let route = exchange.route else {
      return queue(Router.answerToOptions(exchange.allowed), for: exchange, on: connection)
    }
    if let body = exchange.body { request.body = body.finish() }
    exchange.body = nil
    exchange.request = nil
    guard site.router.routes[route].blocks else {
      return queue(site.answer(request, route: route), for: exchange, on: connection)
    }
    exchange.stage = .working
    let isTaken = site.workers.enqueue { [site, request] in
      exchange.answer = site.answer(request, route: route)
      connection.loop.handBack(connection)
    }
    guard isTaken else {
      let refusal = refusal(.busy, for: exchange)
      exchange.refusal = refusal
      return queue(site.response(to: refusal), for: exchange, on: connection)
    }
    suspend(connection)
    connection.enter(.working, now: now)
    return .YES
  }

  private func queue(_ response: Response, for exchange: Exchange, on connection: Connection) -> MHD_Result {
    queue(PreparedAnswer(response, isHead: exchange.method == .head), for: exchange, on: connection)
  }

  private func queue(_ answer: PreparedAnswer?, for exchange: Exchange, on connection: Connection) -> MHD_Result {
    guard let answer else { return .NO }
    exchange.stage = .answered
    exchange.answer = answer
    answer.source?.connection = connection
    if site.isStopping.load(ordering: .relaxed) { answer.closeAfter() }
    connection.enter(.answering, now: now, length: answer.size ?? 0)
    return unsafe MHD_queue_response(connection.handle, UInt32(answer.status.rawValue), answer.handle)
  }
}
