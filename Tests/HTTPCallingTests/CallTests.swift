import Foundation
import HTTPCalling
import HTTPServing
import Testing
import Text

private func serve(_ change: (inout ServerSettings) -> Void = { _ in }, routes: (inout Router) -> Void = { _ in })
  throws -> Server
{
  var settings = ServerSettings()
  settings.limits.workers = 4
  change(&settings)
  var router = Router()
  for method in [HTTPServing.Method.get, .head, .post, .put, .patch, .delete] where method != .head {
    router.on(method, "/echo") { request in
      var response = Response(type: "text/plain", bytes: try request.body.bytes(atMost: 1 << 20) ?? [])
      response.headers.set("X-Method", request.method.rawValue)
      response.headers.set("X-Sent", request.headers["X-Sent"] ?? "none")
      response.headers.set("X-Type", request.headers["Content-Type"] ?? "none")
      return response
    }
  }
  routes(&router)
  return try Server(settings, router)
}

private func failure(_ caller: Caller, _ call: Call) -> CallFailure.Code? {
  #expect(throws: CallFailure.self) { try caller.make(call) }?.code
}

/// A port where nobody listens, and nobody else can.
private struct ReservedPort: ~Copyable {
  let url: String
  private let descriptor: Int32

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) + getsockname(descriptor, $0, &length)
      }
    }
    try #require(code == 0)
    url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
  }

  deinit {
    close(descriptor)
  }
}

@Suite("A call")
struct CallTests {
  @Test(
    "brings the answer with its status, its head and its body", arguments: ["GET", "POST", "PUT", "PATCH", "DELETE"])
  func methods(name: String) throws {
    let server = try serve()
    let method = try #require(Call.Method(rawValue: name))
    let body: Call.Body = name == "GET" ? .none : .bytes(Array("giấy".utf8))
    let call = Call(
      method, server.url + "/echo", headers: [("X-Sent", "a\r\nX-Evil: b"), ("Content-Type", "text/x")], body: body)
    let caller = try Caller()
    for _ in 0..<2 {
      let answer = try caller.make(call)
      #expect(answer.status == 200)
      #expect(answer["x-method"] == name)
      #expect(answer["X-Sent"] == "a  X-Evil: b")
      #expect(answer["X-Type"] == "text/x")
      #expect(String(decoding: answer.body, as: UTF8.self) == (name == "GET" ? "" : "giấy"))
    }
    #expect(server.metrics.accepted == 1)
  }

  @Test("with HEAD brings the head alone")
  func head() throws {
    let server = try serve { _ in
    } routes: {
      $0.on(.get, "/a") { _ in .text("12345") }
    }
    let answer = try Caller().make(Call(.head, server.url + "/a"))
    #expect(answer["Content-Length"] == "5")
    #expect(answer.body.isEmpty)
  }

  @Test("without a body still says its length")
  func emptyPost() throws {
    let server = try serve()
    for body in [Call.Body.none, .bytes([])] {
      let answer = try Caller().make(Call(.post, server.url + "/echo", body: body))
      #expect(answer.status == 200)
      #expect(answer["X-Method"] == "POST")
    }
  }

  @Test("takes an error of the server for an answer, and a redirect too")
  func statuses() throws {
    let server = try serve { _ in
    } routes: {
      $0.on(.get, "/r") { _ in .redirect(to: "/echo") }
    }
    #expect(try Caller().make(Call(.get, server.url + "/nothing")).status == 404)
    let answer = try Caller().make(Call(.get, server.url + "/r"))
    #expect((answer.status, answer["Location"]) == (303, "/echo"))
    #expect(!answer.isGood)
  }

  @Test("sends a file as it reads it, and writes an answer to a file")
  func files() throws {
    let folder = try Folder()
    let server = try serve {
      $0.limits.bodyBytes = 8 << 20
    } routes: { router in
      router.on(.put, "/keep") { .text("\($0.body.size) \($0.body.sha256)") }
      router.on(.get, "/file") { _ in Response(body: .bytes([UInt8](repeating: 7, count: 3 << 20))) }
    }
    let caller = try Caller()
    let path = try folder.file("a", String(repeating: "x", count: 5 << 20))
    let sent = try caller.make(Call(.put, server.url + "/keep", body: .file(path)))
    #expect(String(decoding: sent.body, as: UTF8.self).hasPrefix("\(5 << 20) "))
    let target = folder.path("b")
    let got = try caller.make(Call(.get, server.url + "/file", sink: .file(target)))
    #expect((got.size, got.body.count) == (3 << 20, 0))
    #expect(try Data(contentsOf: URL(filePath: target)).count == 3 << 20)
    // What is there is never overwritten.
    #expect(failure(caller, Call(.get, server.url + "/file", sink: .file(target))) == .file)
    #expect(try Data(contentsOf: URL(filePath: target)).count == 3 << 20)
    let missing = folder.path("c")
    #expect(try caller.make(Call(.get, server.url + "/nothing", sink: .file(missing))).status == 404)
    #expect(!FileManager.default.fileExists(atPath: missing))
    #expect(failure(caller, Call(.put, server.url + "/keep", body: .file(missing))) == .file)
    #expect(failure(caller, Call(.put, server.url + "/keep", body: .file("/tmp"))) == .file)
  }
}

@Suite("A call without an answer")
struct CallFailureTests {
  @Test("says in the officer's language that nobody is there")
  func unreachable() throws {
    let nobody = try ReservedPort()
    let url = nobody.url
    let failure = #expect(throws: CallFailure.self) { try Caller().make(Call(.get, url + "/ho-so/H56?ma=secret")) }
    #expect(failure?.code == .unreachable)
    #expect(failure?.words.vi == "Không kết nối được máy chủ tại \(url)")
    #expect(failure?.words.en == "cannot reach the server at \(url)")
    #expect(failure?.description.contains("secret") == false)
    #expect(self.failure("http://no-such-host.invalid/") == .unknownHost)
    _ = consume nobody
  }

  private func failure(_ url: String) -> CallFailure.Code? {
    #expect(throws: CallFailure.self) { try Caller().make(Call(.get, url)) }?.code
  }

  @Test(
    "because of its address is refused before anybody is called",
    arguments: [
      "", "a", "ftp://a/", "file:///etc/passwd", "http://", "http://a b/", "http://a/\r\nX: y", "http://an:pw@a/",
      "http://a/ế",
    ])
  func addresses(url: String) {
    #expect(failure(url) == .url)
  }

  @Test("ends when its time is over")
  func timeout() throws {
    let folder = try Folder()
    let gate = DispatchSemaphore(value: 0)
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/wait") { _ in
        gate.wait()
        return .text("late")
      }
    }
    var call = Call(.get, server.url + "/wait", sink: .file(folder.path("a")))
    call.limits.whole = .milliseconds(50)
    #expect(#expect(throws: CallFailure.self) { try Caller().make(call) }?.code == .timeout)
    gate.signal()
  }

  @Test("is one that would be larger than allowed, in memory or in a file")
  func tooLarge() throws {
    let folder = try Folder()
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/long") { _ in Response(body: .bytes([UInt8](repeating: 7, count: 100_000))) }
      router.on(.get, "/endless") { _ in Response(body: .stream { [UInt8](repeating: 7, count: 10_000) }) }
    }
    for path in ["/long", "/endless"] {
      var call = Call(.get, server.url + path)
      call.limits.memoryBytes = 99_999
      #expect(#expect(throws: CallFailure.self) { try Caller().make(call) }?.code == .tooLarge)
      call.sink = .file(folder.path("a"))
      call.limits.fileBytes = 99_999
      #expect(#expect(throws: CallFailure.self) { try Caller().make(call) }?.code == .tooLarge)
      #expect(!FileManager.default.fileExists(atPath: folder.path("a")))
    }
    var call = Call(.get, server.url + "/long")
    call.limits.memoryBytes = 100_000
    #expect(try Caller().make(call).size == 100_000)
  }

  @Test("is one that breaks off before its end")
  func brokenOff() throws {
    struct Wrong: Error {}
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/s") { _ in Response(body: .stream { throw Wrong() }) }
    }
    #expect(failure(server.url + "/s") == .brokenOff)
  }

  @Test("is one to an address that others must not make us call")
  func destinations() throws {
    let server = try serve()
    var settings = Caller.Settings()
    settings.destinations = .publicInternet
    let call = Call(.get, server.url + "/echo")
    let caller = try Caller(settings)
    #expect(#expect(throws: CallFailure.self) { try caller.make(call) }?.code == .notAllowed)
    // A name that leads here is no way around.
    let named = Call(.get, "http://localhost:\(server.port)/echo")
    #expect(#expect(throws: CallFailure.self) { try caller.make(named) }?.code == .notAllowed)
    #expect(server.metrics.accepted == 0)
    settings.destinations = try #require(.publicInternet(and: ["127.0.0.0/8"]))
    #expect(try Caller(settings).make(call).status == 200)
    #expect(Destinations.publicInternet(and: ["nonsense"]) == nil)
  }

  @Test("looks at IPv6 addresses as well")
  func destinations6() throws {
    let server = try serve { $0.host = "::1" }
    var settings = Caller.Settings()
    settings.destinations = .publicInternet
    let call = Call(.get, server.url + "/echo")
    let caller = try Caller(settings)
    #expect(#expect(throws: CallFailure.self) { try caller.make(call) }?.code == .notAllowed)
    settings.destinations = try #require(.publicInternet(and: ["::1"]))
    #expect(try Caller(settings).make(call).status == 200)
  }

  @Test("does not go through a proxy that the environment names, unless it is asked to")
  func proxy() async {
    // In a process of its own: the environment belongs to all tests.
    await #expect(processExitsWith: .success) {
      let server = try serve()
      let nobody = try ReservedPort()
      setenv("http_proxy", nobody.url, 1)
      let call = Call(.get, server.url + "/echo")
      #expect(try Caller().make(call).status == 200)
      var settings = Caller.Settings()
      settings.usesProxyOfEnvironment = true
      let caller = try Caller(settings)
      #expect(#expect(throws: CallFailure.self) { try caller.make(call) }?.code == .unreachable)
    }
  }
}

@Suite("An encrypted call")
struct EncryptedCallTests {
  private func serveTLS(_ folder: Folder, _ pair: (certificate: String, key: String)) throws -> Server {
    let files = TLSFiles(
      certificate: try folder.file("c.pem", pair.certificate), key: try folder.file("k.pem", pair.key))
    return try serve {
      $0.tls = files
    } routes: {
      $0.on(.get, "/secure") { .text("\($0.isSecure)") }
    }
  }

  @Test("reaches a server whose certificate is trusted, and no other")
  func trust() throws {
    let folder = try Folder()
    let server = try serveTLS(folder, TestCertificate.local)
    #expect(server.url.hasPrefix("https://"))
    var settings = Caller.Settings()
    settings.authorities = folder.path("c.pem")
    let trusting = try Caller(settings)
    for _ in 0..<3 {
      #expect(try trusting.make(Call(.get, server.url + "/secure")).body == Array("true".utf8))
    }
    let body = [UInt8](repeating: 9, count: 500_000)
    #expect(try trusting.make(Call(.post, server.url + "/echo", body: .bytes(body))).body == body)
    let failure = #expect(throws: CallFailure.self) { try Caller().make(Call(.get, server.url + "/secure")) }
    #expect(failure?.code == .certificate)
    #expect(failure?.words.vi.contains("chứng thư không đáng tin") == true)
  }

  @Test("does not take the certificate of another host")
  func otherHost() throws {
    let folder = try Folder()
    let server = try serveTLS(folder, TestCertificate.other)
    var settings = Caller.Settings()
    settings.authorities = folder.path("c.pem")
    #expect(
      #expect(throws: CallFailure.self) { try Caller(settings).make(Call(.get, server.url + "/secure")) }?.code
        == .certificate)
  }

  @Test("to a server that speaks in the clear fails, and the other way round")
  func mixed() throws {
    let folder = try Folder()
    let plain = try serve { $0.deadlines.head = .milliseconds(100) }
    let code = #expect(throws: CallFailure.self) {
      try Caller().make(Call(.get, "https://127.0.0.1:\(plain.port)/"))
    }?.code
    #expect(code == .tls)
    let secure = try serveTLS(folder, TestCertificate.local)
    let other = #expect(throws: CallFailure.self) { try Caller().make(Call(.get, "http://127.0.0.1:\(secure.port)/")) }?
      .code
    #expect(other == .brokenOff)
  }

  @Test("needs a server with a certificate and a key that fit")
  func badFiles() throws {
    let folder = try Folder()
    let good = try folder.file("c.pem", TestCertificate.local.certificate)
    let key = try folder.file("k.pem", TestCertificate.local.key)
    let wrong = try folder.file("w.pem", TestCertificate.other.key)
    let text = try folder.file("t.pem", "no certificate")
    for (certificate, key) in [(good, wrong), (text, key), (good, folder.path("none")), (good, good)] {
      let failure = #expect(throws: ServerFailure.self) {
        try serve { $0.tls = TLSFiles(certificate: certificate, key: key) }
      }
      #expect(failure?.code == .certificate, "\(failure?.description ?? "")")
    }
  }
}
