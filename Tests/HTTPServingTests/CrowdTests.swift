import Foundation
import Testing

@testable import HTTPServing

@Suite("A full server")
struct FullServerTests {
  @Test("answers 503 with Retry-After at once, and serves again when there is room")
  func queue() throws {
    let crowd = try SlowCrowd()
    let late = try RawClient(crowd.server)
    // Two run, two may always wait, and two more as long as the rush is not used up.
    try crowd.come(6, waiting: 4)
    let refused = try late.ask("POST /echo", body: "x")
    #expect(refused.status == 503)
    #expect(refused["Retry-After"] == "1")
    #expect(try late.ask("GET /health").text == "alive")
    try crowd.end()
    #expect(try late.ask("POST /echo", body: "x").text == "x")
    #expect(crowd.server.metrics.refusals == [.busy: 1])
  }

  @Test("lets a rush in that comes all at once, and keeps its queue short under a load that stays, however long")
  func rush() throws {
    let crowd = try SlowCrowd.afterRush()
    try crowd.come(4, waiting: 2)
    let late = try RawClient(crowd.server)
    #expect(try late.ask("POST /echo", body: "x").status == 503)
    try crowd.pass(seconds: 5)
    #expect(try late.ask("POST /echo", body: "x").status == 503, "nothing of it comes back while somebody waits")
    try crowd.end()
    try crowd.pass(seconds: 1)
    try crowd.come(5, waiting: 3)
    #expect(try late.ask("POST /echo", body: "x").status == 503)
    try crowd.end()
    #expect(crowd.server.metrics.refusals == [.busy: 3])
  }

  @Test("counts time in which others came and had to wait for no other rush")
  func waitingTime() throws {
    let crowd = try SlowCrowd.afterRush()
    try crowd.come(3, waiting: 1)
    try crowd.pass(seconds: 5)
    try crowd.come(1, waiting: 2)
    try crowd.end()
    try crowd.pass(seconds: 1)
    try crowd.come(5, waiting: 3)
    #expect(try RawClient(crowd.server).ask("POST /echo", body: "x").status == 503)
    try crowd.end()
    #expect(crowd.server.metrics.refusals == [.busy: 1])
  }

  @Test("has as many places after long answers in many pieces as before")
  func pieces() throws {
    let crowd = try SlowCrowd()
    for _ in 0..<3 { #expect(try RawClient(crowd.server).ask("GET /pieces").text == "1234567") }
    crowd.rest()
    try crowd.come(6, waiting: 4)
    #expect(try RawClient(crowd.server).ask("POST /echo", body: "x").status == 503)
    try crowd.end()
    #expect(crowd.server.metrics.refusals == [.busy: 1])
  }

  @Test("bounds 2,000 connections: all are served, none costs a thread")
  func connections() throws {
    let server = try serve { $0.limits.connectionsPerAddress = 3000 }
    let clients = try (0..<2000).map { _ in try RawClient(server) }
    for client in clients { try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
    for client in clients {
      let status = try client.answer().status
      #expect(status == 200 || status == 503)
    }
    #expect(server.metrics.connections == 2000)
    // Once the rush is over, each of them is served.
    for client in clients { #expect(try client.ask("GET /").status == 200) }
  }

  @Test("lets newcomers in by ending those that were idle longest")
  func makesRoom() throws {
    let clock = TestClock()
    let server = try serve {
      $0.limits.connections = 4
      $0.surroundings.microseconds = clock.microseconds
    }
    let old = try (0..<4).map { _ in try RawClient(server) }
    for client in old { #expect(try client.ask("GET /").status == 200) }
    clock.advance(bySeconds: 5)
    #expect(try RawClient(server).ask("GET /").status == 200)
    #expect(server.metrics.accepted == 5)
  }

  @Test("ends nobody while there is room, whichever thread has taken its clients in")
  func endsNobody() throws {
    let clock = TestClock()
    let server = try serve {
      $0.limits.connections = 4
      $0.surroundings.microseconds = clock.microseconds
    }
    let old = try (0..<2).map { _ in try RawClient(server) }
    for client in old { #expect(try client.ask("GET /").status == 200) }
    clock.advance(bySeconds: 5)
    #expect(try RawClient(server).ask("GET /").status == 200)
    for client in old { #expect(try client.ask("GET /").status == 200) }
    #expect(server.metrics.accepted == 3)
  }

  @Test("has a place for nobody else while a thread keeps it, and ends nobody for it before a client is there")
  func keptPlaces() {
    let places = Places(limit: 2, threads: 2)
    let (first, second, third) = (places.take(), places.take(), places.take())
    #expect(first && second && !third)
    places.fill()
    #expect(!places.areFilled, "one client is there, and a thread looks for another")
    places.giveBack()
    #expect(places.take(), "nobody was there")
    places.fill()
    #expect(places.areFilled && !places.take())
    places.leave()
    #expect(!places.areFilled && places.take())
  }

  @Test("shares connections out among the threads that read")
  func shares() throws {
    let server = try serve {
      $0.limits.loops = 2
      $0.limits.connectionsPerAddress = 500
    }
    let clients = try (0..<400).map { _ in try RawClient(server) }
    while server.metrics.accepted < clients.count { sched_yield() }
    for loop in server.loops { #expect(loop.metrics.connections <= 200 + 17) }
  }

  @Test("tells whoever comes from an address that has its share of connections 429 and when to come back")
  func perAddress() throws {
    let server = try serve { $0.limits.connectionsPerAddress = 2 }
    let first = try RawClient(server)
    #expect(try first.ask("GET /").status == 200)
    let second = try RawClient(server)
    #expect(try second.ask("GET /").status == 200)
    let third = try RawClient(server)
    // All of it is sent before anything is read: a reset connection would lose the answer.
    try third.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n")
    try third.send([UInt8](repeating: 1, count: 10_000_000))
    let refused = try third.answer()
    #expect(refused.status == 429)
    #expect(refused["Retry-After"] == "1")
    #expect(refused["Connection"] == "close")
    #expect(refused.text.contains("Quá nhiều kết nối") && refused.text.contains("Too many connections"))
    #expect(try third.isClosed())
    #expect(server.metrics.turnedAway == 1)
    #expect(try second.ask("GET /", "Connection: close\r\n").status == 200)
    #expect(try second.isClosed())
    while server.metrics.connections == 2 { #expect(try first.ask("GET /").status == 200) }
    #expect(try RawClient(server).ask("GET /").status == 200)
  }

  @Test("gives an address no more than its share of connections, however many threads take its clients in")
  func perAddressOfMany() throws {
    let server = try serve {
      $0.limits.loops = 4
      $0.limits.connectionsPerAddress = 30
    }
    let clients = try (0..<200).map { _ in try RawClient(server) }
    while server.metrics.accepted + server.metrics.turnedAway < clients.count { sched_yield() }
    #expect(server.metrics.connections == 30 && server.metrics.turnedAway == 170)
  }

  @Test("closes their connection without a word over TLS, where none can be said before the handshake")
  func perAddressOverTLS() throws {
    let local = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Certificates/local").path
    let server = try serve {
      $0.limits.connectionsPerAddress = 2
      $0.tls = TLSFiles(certificate: local + ".pem", key: local + ".key")
    }
    let held = try (0..<2).map { _ in try RawClient(server) }
    while server.metrics.connections < held.count { sched_yield() }
    #expect(try RawClient(server).isClosed())
    #expect(server.metrics.turnedAway == 1 && server.metrics.connections == held.count)
  }

  @Test("does not count the connections of its proxies, and counts requests by the client they name")
  func proxies() throws {
    let clock = TestClock()
    let server = try serve {
      $0.limits.connectionsPerAddress = 1
      $0.rate = Rate(perSecond: 1, burst: 2)
      $0.proxies = [Network("127.0.0.1")].compactMap(\.self)
      $0.surroundings.microseconds = clock.microseconds
    }
    let one = try RawClient(server)
    let two = try RawClient(server)
    #expect(try one.ask("GET /", "X-Forwarded-For: 198.51.100.1\r\n").status == 200)
    #expect(try two.ask("GET /", "X-Forwarded-For: 198.51.100.1\r\n").status == 200)
    let refused = try two.ask("GET /", "X-Forwarded-For: 198.51.100.1\r\n")
    #expect(refused.status == 429)
    #expect(refused["Retry-After"] == "1")
    #expect(try two.ask("GET /", "X-Forwarded-For: 198.51.100.2\r\n").status == 200)
    clock.advance(bySeconds: 1)
    #expect(try two.ask("GET /", "X-Forwarded-For: 198.51.100.1\r\n").status == 200)
  }

  @Test("that hears strangers only through its proxy does not let them connect directly")
  func proxiesOnly() throws {
    var settings = ServerSettings()
    settings.host = "0.0.0.0"
    settings.proxies = [Network("192.0.2.0/24")].compactMap(\.self)
    let site = try Site(settings, Router())
    #expect(site.welcomes(try #require(Address("192.0.2.5"))))
    #expect(site.welcomes(try #require(Address("127.0.0.1"))))
    #expect(!site.welcomes(try #require(Address("198.51.100.1"))))
    site.workers.close()
  }
}

/// A clock that stands until the test moves it.
final class TestClock: @unchecked Sendable {
  private let lock = Condition()
  private var now: Int64 = 1_000_000

  @Sendable func microseconds() -> Int64 {
    lock.locked { now }
  }

  func advance(bySeconds seconds: Int64) {
    lock.locked { now += seconds * 1_000_000 }
  }
}
