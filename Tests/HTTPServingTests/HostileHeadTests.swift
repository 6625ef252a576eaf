import Testing

@testable import HTTPServing

/// Requests that a proxy and the server could read in two ways, byte by byte as an attacker writes them. Each is
/// followed by a second request, which must never be answered.
@Suite("A head that could be read in two ways")
struct HostileHeadTests {
  private static let second = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

  private func refused(_ head: String, expecting status: Int = 400, inOurWords: Bool = true) throws {
    let book = Logbook()
    let server = try serve { $0.log = book.write }
    let client = try RawClient(server)
    try client.send(head + HostileHeadTests.second)
    let answer = try client.answer()
    #expect(answer.status == status, "\(head)")
    #expect(answer["Connection"] == "close")
    #expect(answer.text.contains("<h1>") == inOurWords)
    #expect(try client.isClosed())
    let entry = book.first(1)[0]
    #expect(entry.status?.rawValue == status)
    #expect(answer.all("X-Request-Id") == (inOurWords ? [entry.requestID] : []))
    #expect(server.metrics.requests.values.reduce(0, +) == 1)
  }

  @Test(
    "is refused and the connection closed",
    arguments: [
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
      "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ])
  func lengths(head: String) throws {
    try refused(head)
  }

  @Test(
    "because of its host is refused",
    arguments: [
      "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n",
      "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
    ])
  func hosts(head: String) throws {
    try refused(head)
  }

  @Test(
    "because of its line ends is refused",
    arguments: [
      "GET / HTTP/1.1\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\n",
      "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", "GET / HTTP/1.1\r\nX: b\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nX: b\rTransfer-Encoding: chunked\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\r\n\r\n",
    ])
  func lineEnds(head: String) throws {
    try refused(head)
  }

  @Test(
    "because of a folded line is refused",
    arguments: [
      "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc: d\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Len: 5\r\n gth\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n",
      "GET / HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n",
    ])
  func folded(head: String) throws {
    try refused(head)
  }

  @Test(
    "because of a name or a value is refused",
    arguments: [
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nContent Length: 5\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX\u{1}: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX(y): b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{1}c\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{7F}\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: b\0\0Host: c\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n\0Content-Length: 5\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX: b\0\r\n\r\n",
    ])
  func names(head: String) throws {
    try refused(head)
  }

  @Test(
    "because of its first line is refused",
    arguments: [
      "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /  HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /\0b HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET\0 / HTTP/1.1\r\nHost: a\r\n\r\n",
    ])
  func firstLines(head: String) throws {
    try refused(head)
  }

  @Test(
    "as the library itself sees is refused, once and in the server's own words",
    arguments: [
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
    ])
  func library(head: String) throws {
    try refused(head, expecting: head.contains("9999") ? 413 : 400)
  }

  @Test("because of a line without a colon is refused")
  func noColon() throws {
    try refused("GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", inOurWords: false)
  }

  @Test("leaves a sound head alone, however its bytes come")
  func soundInPieces() throws {
    let server = try serve()
    let client = try RawClient(server)
    let cookie = String(repeating: "c", count: 3000)
    let text =
      "GET /?q=a+b&c=%20 HTTP/1.1\r\nHost:a\r\nX-Empty:\r\nX-Blanks: \t b \t\r\nX-Cookie: \(cookie)\r\nCookie: a=b; c=d; \(cookie)\r\n"
      + (0..<40).map { "X-\($0): \(String(repeating: "v", count: 100))\r\n" }.joined() + "\r\n"
    for size in [1000, 7, 1, 100_000] {
      var rest = text[...]
      while !rest.isEmpty {
        try client.send(String(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      #expect(try client.answer().status == 200)
    }
    #expect(server.metrics.accepted == 1)
  }
}

@Suite("An address that cannot be served")
struct HostileAddressTests {
  private func answer(_ line: String, _ change: (inout ServerSettings) -> Void = { _ in }) throws -> RawAnswer {
    let client = try RawClient(try serve(change))
    try client.send("\(line)\r\nHost: a\r\n\r\n")
    return try client.answer()
  }

  @Test(
    "is refused with 400, whatever it hides",
    arguments: [
      "/../etc/passwd", "/%2e%2e/x", "/..%2fx", "/a%2fb", "/a%5cb", "/a\\b", "/%00", "/a%0d%0aX:%20y", "/%c0%ae",
      "/%ff",
      "/%zz", "/a//b", "//evil.vn/", "a", "/é", "/a#b", "/?q=%ff", "/?q=%0", "http://other/", "*", "/?\u{1}",
    ])
  func tricks(address: String) throws {
    let answer = try answer("GET \(address) HTTP/1.1")
    #expect(answer.status == 400)
  }

  @Test("is refused with 414 when it is too long, before and after the library's own limit")
  func tooLong() throws {
    for length in [5000, 15_000, 40_000, 1_000_000] {
      let client = try RawClient(try serve())
      // The server may answer and close before everything is sent.
      try? client.send("GET /\(String(repeating: "a", count: length)) HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer().status == 414)
    }
  }

  @Test("of too many items is refused with 400")
  func tooManyItems() throws {
    for count in [101, 2000] {
      let answer = try answer("GET /?\(String(repeating: "a&", count: count)) HTTP/1.1")
      #expect(answer.status == 400)
      #expect(answer.all("X-Request-Id").count == 1)
      #expect(answer.text.contains("too many fields"))
    }
  }

  @Test("of another host is refused with 421 when names are set")
  func names() throws {
    #expect(try answer("GET / HTTP/1.1") { $0.names = ["b.vn"] }.status == 421)
    #expect(try answer("GET / HTTP/1.1") { $0.names = ["b.vn", "A"] }.status == 200)
  }

  @Test("in absolute form is served when it names the same host")
  func absolute() throws {
    #expect(try answer("GET http://a/ HTTP/1.1").status == 200)
    #expect(try answer("OPTIONS * HTTP/1.1")["Allow"] == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
  }

  @Test("with an unknown method is refused with 501", arguments: ["TRACE", "CONNECT", "get", "BREW", "PRI"])
  func methods(method: String) throws {
    #expect(try answer("\(method) / HTTP/1.1").status == 501)
  }

  @Test(
    "in another version of HTTP is refused", arguments: ["HTTP/2.0", "HTTP/0.9", "HTTP/1", "http/1.1", "HTTP/1.1x"])
  func versions(version: String) throws {
    #expect([400, 505].contains(try answer("GET / \(version)").status))
  }
}

@Suite("A flood of header lines")
struct HeaderFloodTests {
  @Test("is refused with 431, by number and by size, before and after the library's own limit")
  func flood() throws {
    for count in [101, 1000, 100_000] {
      let client = try RawClient(try serve())
      try? client.send("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: count))\r\n")
      #expect(try client.answer().status == 431)
    }
    for size in [17_000, 30_000, 1_000_000] {
      let client = try RawClient(try serve())
      try? client.send("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: size))\r\n\r\n")
      #expect(try client.answer().status == 431)
    }
  }

  @Test("that never ends is cut off")
  func endless() throws {
    let client = try RawClient(try serve())
    try client.send("GET / HTTP/1.1\r\nHost: a\r\n")
    #expect(throws: RawClient.Broken.self) {
      while true { try client.send(String(repeating: "X-Flood: yyyyyyyyyyyyyyyyyyyy\r\n", count: 1000)) }
    }
  }

  @Test("of cookies is refused")
  func cookies() throws {
    let client = try RawClient(try serve())
    try client.send("GET / HTTP/1.1\r\nHost: a\r\nCookie: \(String(repeating: "a;", count: 5000))\r\n\r\n")
    let answer = try client.answer()
    #expect(answer.status == 431)
    #expect(answer.all("X-Request-Id").count == 1)
    #expect(answer.text.contains("<h1>"))
    #expect(try client.isClosed())
  }

  @Test("is no flood at the limits")
  func atTheLimits() throws {
    let client = try RawClient(try serve())
    let lines = (0..<98).map { "X-\($0): \(String(repeating: "v", count: 130))\r\n" }.joined()
    try client.send(
      "GET /?\(String(repeating: "a&", count: 99)) HTTP/1.1\r\nHost: a\r\nCookie: a=b; c=d\r\n\(lines)\r\n")
    #expect(try client.answer().status == 200)
  }
}
