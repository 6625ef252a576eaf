internal import CMicroHTTPD

// The life of connections and requests, as the loop keeps book of it.

extension Loop {
  func opened(_ connection: Connection) {
    connection.index = connections.count
    connections.append(connection)
    hasOpened = true
    site.places.fill()
    count { metrics in
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
    site.places.leave()
    count { $0.connections -= 1 }
  }

  /// A first line has come.
  func began(_ exchange: Exchange, on connection: Connection) {
    connection.exchange = exchange
    connection.enter(.head, now: now)
    busy += 1
    // The library gives up without a word when so many items fill its memory, so the word is said before.
    guard let code = Target.excess(in: exchange.target, limits: site.settings.limits) else { return }
    say(refusal(code, for: exchange), for: exchange, on: connection)
    connection.isAbandoned = exchange.lastWords != nil
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
    count { $0.count(entry) }
    site.settings.log(entry)
    connection.served += 1
    connection.enter(.waiting, now: now)
  }

  func suspend(_ connection: Connection) {
    connection.isSuspended = true
    unsafe MHD_suspend_connection(connection.handle)
  }

  func resume(_ connection: Connection) {
    guard connection.isSuspended else { return }
    connection.isSuspended = false
    connection.enter(.answering, now: now)
    unsafe MHD_resume_connection(connection.handle)
  }

  /// Sends for the next piece of a streamed answer.
  func fetch(_ source: StreamSource, for connection: Connection) {
    suspend(connection)
    connection.enter(.working, now: now)
    site.workers.enqueueBeyond {
      source.make()
      self.handBack(connection)
    }
  }
}
