import Glibc
import Testing

@testable import HTTPServing

/// Each waits on its socket until the server ends it; the deadlines are those of the test.
@Suite("A slow client")
struct SlowClientTests {
  private func server(_ book: Logbook = Logbook(), routes: (inout Router) -> Void = { _ in }) throws -> Server {
    try serve(
      {
        $0.log = book.write
        $0.deadlines.head = .milliseconds(100)
        $0.deadlines.body = .milliseconds(100)
        $0.deadlines.idle = .milliseconds(100)
        $0.deadlines.answer = .milliseconds(100)
        $0.deadlines.slowestBytesPerSecond = 1 << 30
      }, routes: routes)
  }

  /// Drips one byte at a time, waiting for the server in between, until it ends the connection.
  private func drip(_ text: String, to client: RawClient) throws -> String {
    for byte in text.utf8 {
      var readiness = pollfd(fd: client.socket, events: Int16(POLLIN), revents: 0)
      if poll(&readiness, 1, 10) > 0 { return try client.readToEnd() }
      try client.send([byte])
    }
    Issue.record("the server waited for all of it")
    return ""
  }

  @Test("that says nothing is shut out without a word")
  func silent() throws {
    #expect(try RawClient(try server()).isClosed())
  }

  @Test("that drips its first line is shut out")
  func firstLine() throws {
    #expect(try drip("GET /\(String(repeating: "a", count: 1000))", to: RawClient(try server())) == "")
  }

  @Test("that drips its head is told 408 and shut out")
  func head() throws {
    let book = Logbook()
    let client = try RawClient(try server(book))
    try client.send("GET / HTTP/1.1\r\nHost: a\r\n")
    let answer = try drip(String(repeating: "X: y\r\n", count: 1000), to: client)
    #expect(answer.hasPrefix("HTTP/1.1 408 "))
    let entry = book.first(1)[0]
    #expect(entry.refusal == .tooSlow)
    #expect(answer.contains("X-Request-Id: \(entry.requestID)\r\n"))
  }

  @Test(
    "that drips its body is told 408 and shut out", arguments: ["Content-Length: 100000", "Transfer-Encoding: chunked"])
  func body(line: String) throws {
    let book = Logbook()
    let server = try server(book)
    let client = try RawClient(server)
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\n\(line)\r\n\r\n")
    let content = line.contains("chunked") ? "1\r\nx\r\n" : "xxxxxx"
    #expect(try drip(String(repeating: content, count: 1000), to: client).hasPrefix("HTTP/1.1 408 "))
    #expect(book.first(1).first?.status == .requestTimeout)
    #expect(server.metrics.shutOut == 1)
    #expect(server.metrics.refusals == [.tooSlow: 1])
  }

  @Test("that stays away after an answer is let go without a word")
  func idle() throws {
    let client = try RawClient(try server())
    #expect(try client.ask("GET /").status == 200)
    #expect(try client.isClosed())
  }

  @Test("that does not take its answer is shut out")
  func answer() throws {
    let book = Logbook()
    let server = try server(book) { router in
      router.on(.get, "/long") { _ in
        .init(body: .stream { [UInt8](repeating: 1, count: 1 << 20) })
      }
      router.on(.get, "/file") { _ in Response(body: .bytes([UInt8](repeating: 1, count: 64 << 20))) }
    }
    for path in ["/long", "/file"] {
      let client = try RawClient(server, receiveBuffer: 4096)
      try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = book.first(path == "/long" ? 1 : 2)
    }
    #expect(book.first(2).map(\.isComplete) == [false, false])
  }

  @Test("is not the one whose handler takes its time")
  func patient() throws {
    let gate = Gate()
    let server = try server { router in
      router.on(.get, "/wait") { _ in
        gate.pass()
        return .text("done")
      }
    }
    let waiting = try RawClient(server)
    try waiting.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
    gate.waitForArrivals(1)
    // Another one is shut out for being silent: more than every deadline has gone by.
    #expect(try RawClient(server).isClosed())
    gate.open()
    #expect(try waiting.answer().text == "done")
  }

  @Test("that sends a long body steadily is heard out")
  func steady() throws {
    let server = try serve {
      $0.deadlines.body = .milliseconds(50)
      $0.deadlines.slowestBytesPerSecond = 1000
    }
    let client = try RawClient(server)
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n")
    // 4,000 bytes at 1,000 a second may take four seconds; these take a good tenth of one.
    for _ in 0..<20 {
      try client.send([UInt8](repeating: 7, count: 200))
      var readiness = pollfd(fd: client.socket, events: Int16(POLLIN), revents: 0)
      _ = poll(&readiness, 1, 6)
    }
    #expect(try client.answer().body.count == 4000)
  }
}
