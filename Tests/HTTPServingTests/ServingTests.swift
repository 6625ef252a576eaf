import Testing

@testable import HTTPServing

/// A server on a free port of loopback with a few routes.
func serve(_ change: (inout ServerSettings) -> Void = { _ in }, routes: (inout Router) -> Void = { _ in }) throws
  -> Server
{
  var settings = ServerSettings()
  settings.limits.workers = 4
  change(&settings)
  var router = Router()
  router.on(.get, "/") { _ in .text("xin chào") }
  router.on(.post, "/echo") { request in
    Response(type: "application/octet-stream", bytes: try request.body.bytes(atMost: 1 << 20) ?? [])
  }
  routes(&router)
  return try Server(settings, router)
}

@Suite("A server")
struct ServingTests {
  @Test("answers a request with what its handler says")
  func answers() throws {
    let server = try serve()
    let client = try RawClient(server)
    try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    let answer = try client.answer()
    #expect(answer.status == 200)
    #expect(answer.text == "xin chào")
    #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
  }

  @Test("keeps a connection for the next request")
  func keepAlive() throws {
    let server = try serve()
    let client = try RawClient(server)
    for _ in 0..<3 {
      try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
      #expect(try client.answer().text == "hello")
    }
    #expect(server.metrics.accepted == 1)
  }
}
