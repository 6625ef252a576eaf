import Glibc

extension Loop {
  /// Shuts out who took too long, and makes room when it is full.
  func sweep() {
    let deadlines = site.settings.deadlines
    for connection in connections where !connection.isShut {
      if hasLeft(connection) {
        shut(connection)
        continue
      }
      guard let deadline = connection.deadline(deadlines), now > deadline else { continue }
      if let exchange = connection.exchange, connection.phase != .answering, exchange.lastWords == nil {
        tooSlow(exchange, on: connection)
      }
      count { $0.shutOut += 1 }
      shut(connection)
    }
    isShort = false
    if site.places.areFilled { makeRoom() }
    lingering.sweep(now: now)
    let shortest = min(deadlines.head, deadlines.body, deadlines.answer, deadlines.idle).microseconds / 4
    nextSweep = now + min(max(shortest, 5000), lingering.isEmpty ? 250_000 : 20_000)
  }

  /// True when the client has closed its side behind what it sent. The library does not notice when both come at once.
  private func hasLeft(_ connection: Connection) -> Bool {
    switch connection.phase {
    case .working, .answering: return false
    case .waiting, .head, .body:
      guard !connection.isLookedAt, now - connection.since > 20_000 else { return false }
      connection.isLookedAt = true
      var byte: UInt8 = 0
      return unsafe recv(connection.socket, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) == 0
    }
  }

  /// Ends the connections that have been idle longest, an eighth of this thread's, so that newcomers get in.
  private func makeRoom() {
    let idle = connections.filter { $0.phase == .waiting && !$0.isShut && now - $0.since > 1_000_000 }
    for connection in idle.sorted(by: { $0.since < $1.since }).prefix(max(1, connections.count / 8)) {
      shut(connection)
    }
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
