import Glibc
import Testing

@testable import HTTPServing

@Suite("A server that is stopped")
struct StopTests {
  private func waiting(_ gate: Gate, _ change: (inout ServerSettings) -> Void = { _ in }) throws -> Server {
    try serve(change) { router in
      router.on(.get, "/wait") { _ in
        gate.pass()
        return .text("done")
      }
      router.on(.get, "/stream") { _ in
        .init(
          body: .stream {
            gate.pass()
            return nil
          })
      }
    }
  }

  @Test("finishes what is under way, closes what is idle, and accepts nobody")
  func graceful() throws {
    let gate = Gate()
    let server = try waiting(gate)
    let idle = try RawClient(server)
    #expect(try idle.ask("GET /").status == 200)
    let busy = try RawClient(server)
    try busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
    gate.waitForArrivals(1)
    let stopper = try NativeThread(named: "test") { server.stop(within: .seconds(10)) }
    #expect(try idle.isClosed())
    // Its socket is closed by now, or will be before the answer.
    gate.open()
    let answer = try busy.answer()
    #expect(answer.text == "done")
    #expect(answer["Connection"] == "close")
    #expect(try busy.isClosed())
    stopper.join()
    #expect(throws: RawClient.Broken.self) { try RawClient(server) }
    #expect(server.stop(within: .zero) == Server.Stop(abandoned: 0))
  }

  @Test("waits no longer than it is told to", arguments: ["/wait", "/stream"])
  func abandons(path: String) throws {
    let gate = Gate()
    let server = try waiting(gate)
    let client = try RawClient(server)
    try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
    gate.waitForArrivals(1)
    #expect(server.stop(within: .milliseconds(20)) == Server.Stop(abandoned: 1))
    #expect(try !client.readToEnd().contains("done"))
    gate.open()
  }

  @Test("stops by itself when it is let go")
  func letGo() throws {
    var server: Server? = try serve()
    let port = try #require(server?.port)
    server = nil
    var settings = ServerSettings()
    settings.port = port
    // The port is free again.
    _ = try Server(settings, Router())
  }

  @Test("says when its port is taken or its address is not here")
  func failures() throws {
    let server = try serve()
    var settings = ServerSettings()
    settings.port = server.port
    #expect(#expect(throws: ServerFailure.self) { try Server(settings, Router()) }?.code == .addressInUse)
    settings.port = 70_000
    #expect(#expect(throws: ServerFailure.self) { try Server(settings, Router()) }?.code == .address)
    settings.port = 0
    settings.host = "nowhere"
    settings.proxies = [Network("10.0.0.1")].compactMap(\.self)
    #expect(#expect(throws: ServerFailure.self) { try Server(settings, Router()) }?.code == .address)
    settings.host = "192.0.2.1"
    #expect(#expect(throws: ServerFailure.self) { try Server(settings, Router()) }?.code == .address)
  }

  @Test("listens on IPv6 as well")
  func version6() throws {
    var settings = ServerSettings()
    settings.host = "::1"
    var router = Router()
    router.on(.get, "/") { .text($0.client.description) }
    let server = try Server(settings, router)
    #expect(server.url == "http://[::1]:\(server.port)")
    #expect(try RawClient(server).ask("GET /").text == "::1")
  }

  @Test("has several loops when it is told to, and serves alike")
  func loops() throws {
    let server = try serve { $0.limits.loops = 3 }
    let clients = try (0..<30).map { _ in try RawClient(server) }
    for client in clients { #expect(try client.ask("POST /echo", body: "x").text == "x") }
    #expect(server.metrics.accepted == 30)
    #expect(server.stop(within: .seconds(1)).abandoned == 0)
  }
}

@Suite("The log and the counts")
struct LogTests {
  @Test("name the route and never the path, the query or a code, and the request as its answer does")
  func entries() throws {
    let book = Logbook()
    let server = try serve {
      $0.log = book.write
    } routes: { router in
      router.on(.post, "/ho-so/{code}") { _ in .text("12345", status: .created) }
    }
    let client = try RawClient(server)
    let created = try client.ask("POST /ho-so/H56.06-261122-0001?ma=secret", body: "abc")
    #expect(created.status == 201)
    let missing = try client.ask("GET /ho-so/H56.06-261122-0001/x")
    #expect(missing.status == 404)
    let entries = book.first(2)
    for (answer, entry) in zip([created, missing], entries) {
      #expect(answer.head.contains("X-Request-Id: \(entry.requestID)"))
    }
    #expect(entries[0].method == .post)
    #expect(entries[0].route == "/ho-so/{code}")
    #expect(entries[0].status == .created)
    #expect((entries[0].bytesIn, entries[0].bytesOut) == (3, 5))
    #expect(entries[0].isComplete)
    #expect(entries[0].microseconds > 0)
    #expect(entries[1].route == nil)
    #expect(entries[1].refusal == .notFound)
    #expect(entries[0].requestID != entries[1].requestID)
    #expect(!"\(entries)".contains("0001"))
    #expect(!"\(entries)".contains("secret"))
  }

  @Test("count requests, refusals, bytes and durations")
  func metrics() throws {
    let server = try serve()
    let client = try RawClient(server)
    for _ in 0..<3 { #expect(try client.ask("POST /echo", body: "abc").status == 200) }
    #expect(try client.ask("GET /nothing").status == 404)
    // The answer is read before it is counted; the next one is read after.
    #expect(try client.ask("GET /").status == 200)
    let metrics = server.metrics
    #expect(metrics.requests[.init(method: .post, route: "/echo", status: .ok)] == 3)
    #expect(metrics.requests[.init(method: .get, route: nil, status: .notFound)] == 1)
    #expect(metrics.refusals == [.notFound: 1])
    #expect(metrics.bytesIn == 9)
    #expect(metrics.durations.reduce(0, +) >= 4)
    #expect(metrics.connections == 1)
  }

  @Test("tell a client that went away from one that was answered")
  func gone() throws {
    let book = Logbook()
    let server = try serve { $0.log = book.write }
    do {
      let client = try RawClient(server)
      try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
      client.finishSending()
      #expect(try client.isClosed())
    }
    let entry = book.first(1)[0]
    #expect(entry.status == nil)
    #expect(!entry.isComplete)
    #expect(entry.bytesIn == 3)
  }
}
