import Testing

@testable import HTTPServing

@Suite("Parts of a body")
struct ByteRangesTests {
  static let asked: [(String, ByteRanges)] = [
    ("bytes=0-4", .parts([0..<5])), ("bytes=5-", .parts([5..<10])), ("bytes=-3", .parts([7..<10])),
    ("BYTES = 9-9", .parts([9..<10])), ("bytes=0-99999999999999999999999", .parts([0..<10])),
    ("bytes=-99999999999999999999999", .parts([0..<10])), ("bytes=0-1, 4-5", .parts([0..<2, 4..<6])),
    ("bytes=8-,0-0", .parts([8..<10, 0..<1])), ("bytes=0-1,20-30", .parts([0..<2])),
    ("bytes=10-", .beyond), ("bytes=99999999999999999999-", .beyond), ("bytes=-0", .beyond),
    ("bytes=4-3", .whole), ("bytes=0-1,4-3", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
    ("bytes=0-1-2", .whole), ("bytes=+0-1", .whole), ("bytes=0-1,", .whole), ("rows=0-1", .whole), ("0-1", .whole),
    ("bytes=0-5,5-9", .whole), ("bytes=0-,0-,0-", .whole),
    ("bytes=" + (0..<17).map { "\($0)-\($0)" }.joined(separator: ","), .whole),
  ]

  @Test("are understood as RFC 9110 writes them; what is no such thing is the whole", arguments: asked)
  func reading(_ text: String, _ expected: ByteRanges) {
    #expect(ByteRanges(text, size: 10) == expected)
  }

  @Test("of an empty body are never there")
  func empty() {
    #expect(ByteRanges("bytes=0-", size: 0) == .beyond)
    #expect(ByteRanges("bytes=-5", size: 0) == .beyond)
  }

  private func server() throws -> Server {
    let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    return try serve { _ in
    } routes: { router in
      router.on(.get, "/tep") { _ in
        var response = Response(
          body: .seekable(SeekableBody(size: content.count) { Array(content[$0..<$0 + $1]) }))
        response.headers.set("Content-Type", "application/pdf")
        response.set(ETag("a"))
        response.hasRanges = true
        return response
      }
    }
  }

  private var content: [UInt8] { (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) } }

  @Test("are sent alone, several at once, or refused with the length there is")
  func sending() throws {
    let server = try server()
    let client = try RawClient(server)
    let whole = try client.ask("GET /tep")
    #expect(whole.status == 200 && whole.body == content)
    #expect(whole["Accept-Ranges"] == "bytes" && whole["Content-Length"] == "300000")
    let rest = try client.ask("GET /tep", "Range: bytes=299990-\r\n")
    #expect(rest.status == 206 && rest.body == Array(content.suffix(10)))
    #expect(rest["Content-Range"] == "bytes 299990-299999/300000")
    let beyond = try client.ask("GET /tep", "Range: bytes=300000-\r\n")
    #expect(beyond.status == 416 && beyond.body.isEmpty && beyond["Content-Range"] == "bytes */300000")
    let several = try client.ask("GET /tep", "Range: bytes=0-1,100000-199999,-2\r\n")
    #expect(several.status == 206)
    let type = try #require(several["Content-Type"])
    let boundary = try #require(type.split(separator: "=").last)
    var expected: [UInt8] = []
    for (part, range) in [("0-1", 0..<2), ("100000-199999", 100_000..<200_000), ("299998-299999", 299_998..<300_000)] {
      expected += Array("\r\n--\(boundary)\r\nContent-Type: application/pdf\r\n".utf8)
      expected += Array("Content-Range: bytes \(part)/300000\r\n\r\n".utf8) + content[range]
    }
    #expect(several.body == expected + Array("\r\n--\(boundary)--\r\n".utf8))
    let head = try client.ask("HEAD /tep", "Range: bytes=0-1\r\n")
    #expect(head.status == 200 && head["Content-Length"] == "300000")
    #expect(try client.ask("GET /tep", "Range: bytes=0-1\r\nRange: bytes=2-3\r\n").status == 200)
  }

  @Test("are sent only of what the client has a part of")
  func conditions() throws {
    let client = try RawClient(try server())
    #expect(try client.ask("GET /tep", "Range: bytes=0-1\r\nIf-Range: \"a\"\r\n").status == 206)
    for other in ["\"b\"", "W/\"a\"", "Thu, 26 Nov 2026 05:00:00 GMT", "a"] {
      let answer = try client.ask("GET /tep", "Range: bytes=0-1\r\nIf-Range: \(other)\r\n")
      #expect(answer.status == 200 && answer.body.count == 300_000, "\(other)")
    }
    #expect(try client.ask("GET /tep", "Range: bytes=0-1\r\nIf-None-Match: \"a\"\r\n").status == 304)
  }
}
