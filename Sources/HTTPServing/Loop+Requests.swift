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

  /// Says a refusal past the library and nothing more.
  func say(_ refusal: HTTPRefusal, for exchange: Exchange, on connection: Connection) {
    exchange.refusal = refusal
    exchange.mayHaveRest = true
    var response = site.response(to: refusal)
    response.headers.set(Exchange.idLine, exchange.id)
    if connection.sayLast(response.lastWords) { exchange.lastWords = refusal.status }
  }

  /// The library is about to refuse a head by itself. It does so in English, and some releases (0.9.75) send the head of
  /// that answer twice; so the answer is given here, and the socket takes nothing after it.
  func refusesItself(_ status: Status) {
    // It is the only one whose head is complete, which nobody here has seen, and which has no answer yet. There is none
    // when the head is not even complete; such a refusal goes out as it should.
    let refused = connections.first {
      unsafe $0.phase == .head && motcua_mhd_head_is_complete($0.handle) != 0 && motcua_mhd_status($0.handle) == 0
    }
    guard let connection = refused, let exchange = connection.exchange else { return }
    let code: HTTPRefusal.Code =
      switch status {
      case .headersTooLarge: .headTooLarge
      case .contentTooLarge: .bodyTooLarge
      default: .headMalformed
      }
    say(refusal(code, for: exchange), for: exchange, on: connection)
    if exchange.lastWords != nil { shutdown(connection.socket, Int32(SHUT_WR)) }
  }

  private func complete(_ exchange: Exchange, on connection: Connection) -> MHD_Result {
    if let refusal = exchange.refusal { return queue(site.response(to: refusal), for: exchange, on: connection) }
    guard var request = exchange.request else { return .NO }
    guard let route = exchange.route else {
      return queue(Router.answerToOptions(exchange.allowed), for: exchange, on: connection)
    }
    do throws(HTTPRefusal.Code) {
      if let body = exchange.body { request.body = try body.finish() }
    } catch {
      return refuse(error, for: exchange, on: connection)
    }
    exchange.body = nil
    exchange.request = nil
    guard site.router.routes[route].blocks else {
      return queue(site.answer(request, route: route), for: exchange, on: connection)
    }
    guard !isEnding, site.workers.reserve(now: now) else { return refuse(.busy, for: exchange, on: connection) }
    exchange.stage = .working
    give { [site, request] in
      self.handBack(connection, site.answer(request, route: route))
    }
    suspend(connection)
    connection.enter(.working, now: now)
    return .YES
  }

  private func refuse(_ code: HTTPRefusal.Code, for exchange: Exchange, on connection: Connection) -> MHD_Result {
    let refusal = refusal(code, for: exchange)
    exchange.refusal = refusal
    return queue(site.response(to: refusal), for: exchange, on: connection)
  }

  private func queue(_ response: Response, for exchange: Exchange, on connection: Connection) -> MHD_Result {
    queue(PreparedAnswer(response, isHead: exchange.method == .head), for: exchange, on: connection)
  }

  private func queue(_ answer: PreparedAnswer?, for exchange: Exchange, on connection: Connection) -> MHD_Result {
    // Without memory or descriptors for the answer there is still enough for a short one.
    guard let answer else { return exchange.refusal == nil ? refuse(.busy, for: exchange, on: connection) : .NO }
    exchange.stage = .answered
    exchange.answer = answer
    answer.name(exchange.id)
    answer.source?.connection = connection
    if site.isStopping.load(ordering: .relaxed) { answer.closeAfter() }
    connection.enter(.answering, now: now, length: answer.size ?? 0)
    return unsafe MHD_queue_response(connection.handle, UInt32(answer.status.rawValue), answer.handle)
  }
}
