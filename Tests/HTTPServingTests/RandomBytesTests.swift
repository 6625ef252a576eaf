import Glibc
import Testing

@testable import HTTPServing

/// Requests that are nearly right: cut, doubled, with changed bytes and stray separators, sent in pieces.
private struct Mutations {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  mutating func request() -> [UInt8] {
    let templates = [
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /?a=b&c=%C3%A9 HTTP/1.1\r\nHost: a\r\nCookie: a=b; c=\"d\"\r\n\r\n",
      "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
      "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: y\r\n\r\n",
      "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 71\r\n\r\n"
        + "--b\r\nContent-Disposition: form-data; name=x; filename=y\r\n\r\n12\r\n--b--\r\n",
      "HEAD / HTTP/1.0\r\nConnection: keep-alive\r\nIf-None-Match: \"a\", W/\"b\"\r\n\r\n",
    ]
    let strays = ["\r\n", "\n", "\r", "\0", ":", " ", ";", "%", "\r\n ", "Content-Length: 9\r\n", "\u{FF}", ","].map {
      Array($0.utf8)
    }
    var bytes = Array(templates[next(templates.count)].utf8)
    for _ in 0..<next(4) {
      let place = next(bytes.count + 1)
      switch next(5) {
      case 0: bytes.insert(contentsOf: strays[next(strays.count)], at: place)
      case 1: bytes.removeSubrange(min(place, bytes.count)..<min(place + 1 + next(8), bytes.count))
      case 2 where place < bytes.count: bytes[place] = UInt8(next(256))
      case 3: bytes.insert(contentsOf: bytes[place..<min(place + next(40), bytes.count)], at: place)
      default: bytes = Array(bytes[..<place])
      }
    }
    return bytes
  }
}

@Suite("Random bytes")
struct RandomBytesTests {
  @Test("never bring the server down, and every connection ends", arguments: [UInt64](1...8))
  func survives(seed: UInt64) throws {
    let server = try serve {
      $0.deadlines.head = .milliseconds(50)
      $0.deadlines.body = .milliseconds(50)
      $0.deadlines.idle = .milliseconds(50)
    } routes: { router in
      router.on(.post, "/form") { .text("\(try $0.form().files.count)") }
    }
    var mutations = Mutations(seed: seed)
    var clients: [RawClient] = []
    for _ in 0..<60 {
      let client = try RawClient(server)
      let bytes = mutations.request()
      let cut = mutations.next(bytes.count + 1)
      try? client.send(Array(bytes[..<cut]))
      try? client.send(Array(bytes[cut...]))
      if mutations.next(4) == 0 { client.finishSending() }
      clients.append(client)
    }
    for client in clients {
      let answer = try client.readToEnd()
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 "))
    }
    #expect(try RawClient(server).ask("GET /").text == "xin chào")
    #expect(server.stop(within: .seconds(5)).abandoned == 0)
    #expect(server.metrics.connections == 0)
    #expect(server.metrics.spooledBytes == 0)
  }
}
