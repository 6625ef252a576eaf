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

extension RawClient {
  /// Sends a request with a length and a host, and reads the answer.
  func ask(_ line: String, _ lines: String = "", body: String = "") throws -> RawAnswer {
    let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
    try send("\(line) HTTP/1.1\r\nHost: a\r\n\(length)\(lines)\r\n\(body)")
    return try answer(toHead: line.hasPrefix("HEAD "))
  }
}

@Suite("A server")
struct ServingTests {
  @Test("answers a request with what its handler says")
  func answers() throws {
    let client = try RawClient(try serve())
    let answer = try client.ask("GET /")
    #expect(answer.status == 200)
    #expect(answer.text == "xin chào")
    #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
    #expect(answer["Content-Length"] == "9")
    #expect(answer["Date"] != nil)
  }

  @Test("hands the handler the request decoded and checked")
  func request() throws {
    let server = try serve { _ in
    } routes: { router in
      router.on(.put, "/ho-so/{code}/{n:number}") { request in
        let parts: [String] = [
          request.method.rawValue, request.path.description, request.query["q"] ?? "", request.headers["x-a"] ?? "",
          request.cookies["c"] ?? "", request.parameters["code"], String(request.parameters.number("n")), request.host,
          request.client.description, request.route?.description ?? "", request.bodyType, String(request.isSecure),
        ]
        return .text(parts.joined(separator: "|"))
      }
    }
    let answer = try RawClient(server).ask(
      "PUT /ho-so/H56.06-1/7?q=h%E1%BB%8Dc", "X-A: \t b c \t\r\nCookie: c=d\r\nContent-Type: Text/Plain;charset=x\r\n",
      body: "1")
    #expect(
      answer.text
        == "PUT|/ho-so/H56.06-1/7|học|b c|d|H56.06-1|7|a|127.0.0.1|/ho-so/{code}/{n:number}|text/plain|false")
  }

  @Test("keeps a connection for the next request, and closes it when asked")
  func keepAlive() throws {
    let server = try serve()
    let client = try RawClient(server)
    for _ in 0..<3 {
      #expect(try client.ask("POST /echo", body: "hello").text == "hello")
    }
    #expect(server.metrics.accepted == 1)
    #expect(try client.ask("GET /", "Connection: close\r\n").status == 200)
    #expect(try client.isClosed())
  }

  @Test("closes after an answer to HTTP/1.0 unless asked to keep")
  func version10() throws {
    let server = try serve()
    let client = try RawClient(server)
    try client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    #expect(try client.answer().text == "xin chào")
    try client.send("GET / HTTP/1.0\r\n\r\n")
    #expect(try client.answer().text == "xin chào")
    #expect(try client.isClosed())
  }

  @Test("answers requests that come together in their order")
  func pipelining() throws {
    let client = try RawClient(try serve())
    let bodies = (0..<50).map { "body \($0)" }
    try client.send(
      bodies.map { "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined())
    for body in bodies {
      #expect(try client.answer().text == body)
    }
  }

  @Test("answers HEAD with the head of GET and no body")
  func head() throws {
    let client = try RawClient(try serve())
    let answer = try client.ask("HEAD /")
    #expect(answer.status == 200)
    #expect(answer["Content-Length"] == "9")
    #expect(try client.ask("GET /").text == "xin chào")
    #expect(try client.ask("HEAD /nothing").status == 404)
    #expect(try client.ask("GET /").text == "xin chào")
  }

  @Test("answers OPTIONS with what can be done")
  func options() throws {
    let client = try RawClient(try serve())
    let answer = try client.ask("OPTIONS /echo")
    #expect(answer.status == 204)
    #expect(answer["Allow"] == "POST, OPTIONS")
    #expect(try client.ask("GET /").status == 200)
  }

  @Test("keeps the connection after a refusal of a sound request, its body read away")
  func refusalsKeep() throws {
    let server = try serve()
    let client = try RawClient(server)
    #expect(try client.ask("GET /nothing").status == 404)
    let notAllowed = try client.ask("PUT /echo", body: "x")
    #expect(notAllowed.status == 405)
    #expect(notAllowed["Allow"] == "POST, OPTIONS")
    #expect(try client.ask("POST /nothing", body: String(repeating: "x", count: 60_000)).status == 404)
    #expect(try client.ask("GET /").status == 200)
    #expect(server.metrics.accepted == 1)
  }

  @Test("reads bodies in chunks as well")
  func chunked() throws {
    let client = try RawClient(try serve())
    for _ in 0..<2 {
      try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      try client.send("5\r\nhello\r\n")
      try client.send("00A;ext=1\r\n 0123456")
      try client.send("89\r\n0\r\nX-Trailer: y\r\n\r\n")
      #expect(try client.answer().text == "hello 012345689")
    }
  }

  @Test(
    "refuses bad chunks with 400 and closes",
    arguments: ["zz\r\n", "-1\r\n", "0x5\r\nhello\r\n", "5\r\nhelloXX", "\r\n", " 5\r\nhello\r\n", "5 \r\nhello\r\n"])
  func badChunks(chunks: String) throws {
    let server = try serve()
    let client = try RawClient(server)
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
    #expect(try client.answer().status == 400)
    #expect(try client.readToEnd().isEmpty)
    #expect(server.metrics.requests.map(\.key.status) == [.badRequest])
  }

  @Test("says 100 to a client that waits for it, and the refusal instead when there is one")
  func expect100() throws {
    let client = try RawClient(try serve { $0.limits.bodyBytes = 10 })
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
    #expect(try client.answer(toHead: true).status == 100)
    try client.send("hi")
    #expect(try client.answer().text == "hi")
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n")
    #expect(try client.answer().status == 413)
    #expect(try client.isClosed())
  }

  @Test("answers for a handler that throws, and goes on")
  func throwing() throws {
    struct Wrong: Error {}
    let server = try serve {
      $0.failed = { error, request in
        error is Wrong && request.path.segments == ["ours"] ? .text("ours", status: .conflict) : nil
      }
    } routes: { router in
      router.on(.get, "/ours") { _ in throw Wrong() }
      router.on(.get, "/theirs") { _ in throw Wrong() }
      router.on(.get, "/code") { _ in throw HTTPRefusal.Code.bodyKind }
    }
    let client = try RawClient(server)
    #expect(try client.ask("GET /ours").text == "ours")
    #expect(try client.ask("GET /theirs").status == 500)
    #expect(try client.ask("GET /code").status == 415)
    #expect(try client.ask("GET /").status == 200)
  }

  @Test("shapes its own refusals by what the client reads and speaks, or as it is told")
  func shapes() throws {
    let client = try RawClient(try serve())
    let page = try client.ask("GET /nothing")
    #expect(page["Content-Type"] == "text/html; charset=utf-8")
    #expect(page.text.contains("<h1>Không tìm thấy trang</h1>"))
    let problem = try client.ask("GET /nothing", "Accept: application/json\r\nAccept-Language: en\r\n")
    #expect(problem["Content-Type"] == "application/problem+json")
    #expect(problem.text.contains(#""title":"There is nothing at this address","status":404,"code":"not-found""#))
    #expect(problem["Cache-Control"] == "no-store")
    let shaped = try RawClient(try serve { $0.shape = { .text("shaped \($0.code.rawValue)", status: $0.status) } })
    #expect(try shaped.ask("PATCH /").text == "shaped method-not-allowed")
    #expect(try shaped.ask("PATCH /")["Allow"] == "GET, HEAD, OPTIONS")
  }
}

@Suite("An answer")
struct AnswerTests {
  @Test("with a version is 304 to who has it already, with the length it would have had")
  func notModified() throws {
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/v") { _ in
        var response = Response.text("12345")
        response.set(ETag("7"))
        return response
      }
      router.on(.get, "/s") { _ in
        var response = Response(body: .stream { nil })
        response.set(ETag("7"))
        return response
      }
    }
    let client = try RawClient(server)
    let first = try client.ask("GET /v")
    #expect(first["ETag"] == "\"7\"")
    for line in ["GET /v", "HEAD /v"] {
      let second = try client.ask(line, "If-None-Match: W/\"6\", W/\"7\"\r\n")
      #expect(second.status == 304)
      #expect(second["ETag"] == "\"7\"")
      #expect(second["Content-Length"] == "5")
    }
    #expect(try client.ask("GET /v", "If-None-Match: \"8\"\r\n").text == "12345")
    #expect(try client.ask("GET /s", "If-None-Match: \"7\"\r\n").status == 304)
    #expect(try client.isClosed())
  }

  @Test("from a file is the file, or the part that was asked for")
  func files() throws {
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/all") { _ in Response(body: .file(try FileBody(path: #filePath))) }
      router.on(.get, "/part") { _ in Response(body: .file(try FileBody(path: #filePath, range: 7..<14))) }
      router.on(.get, "/gone") { _ in Response(body: .file(try FileBody(path: "/nowhere/at/all"))) }
      router.on(.get, "/folder") { _ in Response(body: .file(try FileBody(path: "/"))) }
    }
    let client = try RawClient(server)
    #expect(try client.ask("GET /all").text.hasPrefix("import Testing\n"))
    #expect(try client.ask("GET /part").text == "Testing")
    #expect(try client.ask("HEAD /part")["Content-Length"] == "7")
    #expect(try client.ask("GET /gone").status == 500)
    #expect(try client.ask("GET /folder").status == 500)
    #expect(try client.ask("GET /").status == 200)
  }

  @Test("that is made piece by piece comes in chunks, and to HEAD without any")
  func streams() throws {
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/s") { _ in
        let pieces = Countdown(300)
        return Response(
          body: .stream { pieces.next().map { Array("piece \($0) \(String(repeating: ".", count: 1000))\n".utf8) } })
      }
    }
    let client = try RawClient(server)
    let answer = try client.ask("GET /s")
    #expect(answer["Transfer-Encoding"] == "chunked")
    #expect(answer.text.hasPrefix("piece 299 .."))
    #expect(answer.text.split(separator: "\n").count == 300)
    #expect(try client.ask("GET /").status == 200)
    #expect(try client.ask("HEAD /s").status == 200)
    #expect(try client.isClosed())
    let old = try RawClient(server)
    try old.send("GET /s HTTP/1.0\r\n\r\n")
    #expect(try old.answer().text.split(separator: "\n").count == 300)
  }

  @Test("that breaks off midway ends the connection before its end")
  func broken() throws {
    struct Wrong: Error {}
    let book = Logbook()
    let server = try serve {
      $0.log = book.write
    } routes: { router in
      router.on(.get, "/s") { _ in
        let pieces = Countdown(3)
        return Response(
          body: .stream {
            guard let number = pieces.next() else { throw Wrong() }
            return Array("\(number)".utf8)
          })
      }
    }
    let client = try RawClient(server)
    #expect(throws: RawClient.Broken.self) { try client.ask("GET /s") }
    #expect(book.first(1).map(\.isComplete) == [false])
  }

  @Test("carries several cookies")
  func cookies() throws {
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/c") { _ in
        var response = Response(.noContent)
        response.set(SetCookie(host: "a", "1", secure: false))
        response.set(SetCookie(host: "b", "2", secure: false))
        return response
      }
    }
    #expect(try RawClient(server).ask("GET /c").all("Set-Cookie").count == 2)
  }
}

/// Numbers that count down to nothing.
final class Countdown: @unchecked Sendable {
  private let lock = Condition()
  private var left: Int

  init(_ count: Int) {
    left = count
  }

  func next() -> Int? {
    lock.locked {
      guard left > 0 else { return nil }
      left -= 1
      return left
    }
  }
}
