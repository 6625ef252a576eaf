import Crypto
import Glibc
import Testing

@testable import HTTPServing

/// Bytes of the program that are in memory.
private func residentBytes() throws -> Int {
  let file = try #require(fopen("/proc/self/statm", "r"))
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  guard fgets(&line, 256, file) != nil else { return 0 }
  let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
    separator: " ")
  return (Int(words[1]) ?? 0) * 4096
}

@Suite("A long body")
struct BodyTests {
  @Test("streams to disk, hashed on the way, without filling the memory")
  func streams() async {
    // In a process of its own: the memory of this one belongs to all tests. MOTCUA_BODY_MEGABYTES=1000 for a long one.
    await #expect(processExitsWith: .success) {
      let megabytes = getenv("MOTCUA_BODY_MEGABYTES").flatMap { Int(String(cString: $0)) } ?? 20
      let server = try serve {
        $0.limits.bodyBytes = (megabytes + 1) << 20
      } routes: { router in
        router.on(.post, "/upload") { .text("\($0.body.size) \($0.body.sha256) \($0.body.isOnDisk)") }
      }
      let client = try RawClient(server)
      let piece = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 ^ ($0 >> 8)) }
      let hash = try HashStream()
      // Once through everything first, so that only what a longer body adds is measured.
      #expect(try client.ask("POST /upload", body: String(repeating: "x", count: 1 << 20)).status == 200)
      let before = try residentBytes()
      try client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: \(megabytes << 20)\r\n\r\n")
      var most = 0
      for _ in 0..<megabytes {
        try client.send(piece)
        try hash.update(piece)
        most = max(most, try residentBytes())
      }
      let digest = try #require(SHA256(bytes: try hash.finish()))
      #expect(try client.answer().text == "\(megabytes << 20) \(digest) true")
      #expect(most - before < 8 << 20, "\(most - before) bytes more in memory")
    }
  }

  @Test("is given back to the disk when its request is over, and leaves no name there")
  func leavesNothing() throws {
    var template = Array("/tmp/motcua-bodies-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    defer { rmdir(folder) }
    let gate = Gate()
    let server = try serve {
      $0.spoolFolder = folder
      $0.limits.memoryBodyBytes = 1000
    } routes: { router in
      router.on(.post, "/wait") { request in
        gate.pass()
        return .text("\(request.body.size)")
      }
    }
    let client = try RawClient(server)
    try client.send(
      "POST /wait HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n\(String(repeating: "x", count: 5000))")
    gate.waitForArrivals(1)
    #expect(server.metrics.spooledBytes == 5000)
    gate.open()
    #expect(try client.answer().text == "5000")
    // The worker lets go of it just behind the answer.
    for _ in 0..<1000 where server.metrics.spooledBytes != 0 {
      #expect(try client.ask("GET /").status == 200)
    }
    #expect(server.metrics.spooledBytes == 0)
  }

  @Test("is read back piece by piece, or whole when it is allowed to be")
  func reading() throws {
    let server = try serve {
      $0.limits.memoryBodyBytes = 10
    } routes: { router in
      router.on(.post, "/read") { request in
        var reader = request.body.reader()
        var pieces: [String] = []
        while let piece = try reader.next(atMost: 7) { pieces.append(String(decoding: piece, as: UTF8.self)) }
        #expect(try request.body.bytes(atMost: request.body.size - 1) == nil)
        #expect(try request.body.bytes(atMost: request.body.size)?.count == request.body.size)
        return .text(pieces.joined(separator: "|"))
      }
    }
    let client = try RawClient(server)
    #expect(try client.ask("POST /read", body: "0123456").text == "0123456")
    #expect(try client.ask("POST /read", body: "0123456789abcdef").text == "0123456|789abcd|ef")
  }

  @Test("above the limit is refused with 413: at once when its length is said, else when it gets there")
  func tooLarge() throws {
    let book = Logbook()
    let server = try serve {
      $0.log = book.write
      $0.limits.bodyBytes = 100_000
    } routes: { router in
      router.on(.post, "/small", bodyBytes: 10) { _ in .text("ok") }
    }
    let declared = try RawClient(server)
    try declared.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100001\r\n\r\n")
    #expect(try declared.answer().status == 413)
    #expect(try declared.isClosed())
    let chunked = try RawClient(server)
    try chunked.send("POST /echo HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in 0..<3 { try? chunked.send("8000\r\n\(String(repeating: "x", count: 0x8000))\r\n") }
    try? chunked.send("8000\r\n\(String(repeating: "x", count: 0x8000))\r\n0\r\n\r\n")
    let answer = try chunked.answer()
    #expect(answer.status == 413)
    #expect(answer["Content-Type"] == "application/problem+json")
    #expect(answer.all("X-Request-Id") == [book.first(2)[1].requestID])
    #expect(try chunked.isClosed())
    let route = try RawClient(server)
    #expect(try route.ask("POST /small", body: "0123456789").status == 200)
    #expect(try route.ask("POST /small", body: "0123456789a").status == 413)
    #expect(try route.ask("POST /small", body: "0").status == 200)
    #expect(book.first(2).map(\.refusal) == [.bodyTooLarge, .bodyTooLarge])
  }

  @Test("that is refused is heard out, so that its sender reads why")
  func heardOut() throws {
    let client = try RawClient(try serve { $0.limits.bodyBytes = 1000 })
    try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n")
    // All of it is sent before anything is read: a reset connection would lose the answer.
    try client.send([UInt8](repeating: 1, count: 10_000_000))
    #expect(try client.answer().status == 413)
  }

  @Test("that does not fit on the disk is refused with 507")
  func diskFull() throws {
    let server = try serve {
      $0.limits.memoryBodyBytes = 1000
      $0.limits.spoolBytes = 3000
    }
    let client = try RawClient(server)
    try client.send(
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n\(String(repeating: "x", count: 5000))")
    #expect(try client.answer().status == 507)
    #expect(try RawClient(server).ask("POST /echo", body: String(repeating: "x", count: 2000)).body.count == 2000)
    #expect(server.metrics.spooledBytes <= 2000)
    let nowhere = #expect(throws: ServerFailure.self) { try serve { $0.spoolFolder = "/nowhere/at/all" } }
    #expect(nowhere?.code == .disk)
  }

  @Test("with files of a form is read from the disk")
  func form() throws {
    let server = try serve {
      $0.limits.memoryBodyBytes = 100
    } routes: { router in
      router.on(.post, "/form") { request in
        let form = try request.form()
        return .text(
          form.files.map { "\($0.field) \($0.name) \($0.size) \($0.sha256)" }.joined() + (form.fields["a"] ?? ""))
      }
    }
    let content = String(repeating: "giấy\r\n", count: 30_000)
    let body =
      "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\n"
      + "Content-Disposition: form-data; name=\"f\"; filename=\"../x.txt\"\r\n\r\n\(content)\r\n--b--\r\n"
    let client = try RawClient(server)
    let type = "Content-Type: multipart/form-data; boundary=b\r\n"
    #expect(
      try client.ask("POST /form", type, body: body).text == "f x.txt \(content.utf8.count) \(SHA256(of: content))1")
    #expect(try client.ask("POST /form", type, body: String(body.dropLast(10))).status == 400)
    #expect(try client.ask("POST /form", "Content-Type: application/json\r\n", body: "{}").status == 415)
  }
}
