import Testing
import Text

@testable import HTTPServing

@Suite("An address")
struct AddressTests {
  @Test("is read and written in both versions")
  func both() throws {
    #expect(Address("192.0.2.1")?.description == "192.0.2.1")
    #expect(Address("2001:DB8:0::1")?.description == "2001:db8::1")
    #expect(Address("[::1]")?.description == "::1")
    #expect(Address("::ffff:192.0.2.1") == Address("192.0.2.1"))
    for text in ["", "1.2.3", "1.2.3.256", "1.2.3.4 ", "::g", "localhost"] {
      #expect(Address(text) == nil)
    }
  }

  @Test("knows the machine itself")
  func loopback() {
    #expect(Address("127.0.0.1")?.isLoopback == true)
    #expect(Address("127.9.9.9")?.isLoopback == true)
    #expect(Address("::1")?.isLoopback == true)
    #expect(Address("128.0.0.1")?.isLoopback == false)
    #expect(Address("::2")?.isLoopback == false)
  }

  @Test("of version 6 counts with its whole /64 as one subscriber")
  func subscriber() {
    #expect(Address("2001:db8::1")?.subscriber == Address("2001:db8::ffff:2")?.subscriber)
    #expect(Address("2001:db8::1")?.subscriber != Address("2001:db8:0:1::1")?.subscriber)
    #expect(Address("192.0.2.1")?.subscriber != Address("192.0.2.2")?.subscriber)
  }

  @Test("lies in a network or beside it")
  func networks() throws {
    func lies(_ address: String, in network: String) throws -> Bool {
      try #require(Network(network)).contains(try #require(Address(address)))
    }
    #expect(try lies("10.1.2.3", in: "10.0.0.0/8"))
    #expect(try !lies("11.1.2.3", in: "10.0.0.0/8"))
    #expect(try lies("192.0.2.130", in: "192.0.2.128/25"))
    #expect(try !lies("192.0.2.127", in: "192.0.2.128/25"))
    #expect(try lies("192.0.2.1", in: "192.0.2.1"))
    #expect(try !lies("192.0.2.2", in: "192.0.2.1"))
    #expect(try lies("1.2.3.4", in: "0.0.0.0/0"))
    #expect(try !lies("2001:db8::1", in: "0.0.0.0/0"))
    #expect(try lies("2001:db8:5::1", in: "2001:db8::/32"))
    #expect(try !lies("2001:db9::1", in: "2001:db8::/32"))
    #expect(try lies("::1", in: "::/0"))
    #expect(Network("10.0.0.0/33") == nil)
    #expect(Network("10.0.0.0/") == nil)
    #expect(Network("10.0.0.0/8")?.description == "10.0.0.0/8")
  }
}

@Suite("A forwarded address")
struct ForwardingTests {
  private func client(_ peer: String, _ forwardedFor: String...) throws -> String {
    let proxies = [try #require(Network("10.0.0.0/8")), try #require(Network("192.0.2.7"))]
    var headers = Headers()
    for value in forwardedFor { headers.add("X-Forwarded-For", value) }
    return Forwarding(proxies: proxies).client(peer: try #require(Address(peer)), headers: headers).description
  }

  @Test("is believed from a configured proxy only")
  func onlyProxies() throws {
    #expect(try client("203.0.113.1", "198.51.100.9") == "203.0.113.1")
    #expect(try client("10.0.0.1", "198.51.100.9") == "198.51.100.9")
    #expect(try client("10.0.0.1") == "10.0.0.1")
  }

  @Test("is the last one that is no proxy: what stands before it is the client's own claim")
  func lastOne() throws {
    #expect(try client("10.0.0.1", "1.1.1.1, 198.51.100.9") == "198.51.100.9")
    #expect(try client("10.0.0.1", "1.1.1.1, 198.51.100.9, 192.0.2.7") == "198.51.100.9")
    #expect(try client("10.0.0.1", "1.1.1.1", "198.51.100.9") == "198.51.100.9")
    #expect(try client("10.0.0.1", "nonsense, 10.9.9.9") == "10.9.9.9")
    #expect(try client("10.0.0.1", "198.51.100.9:4711") == "198.51.100.9")
    #expect(try client("10.0.0.1", "10.0.0.2, 10.0.0.3") == "10.0.0.2")
  }

  @Test("says by which protocol, from a proxy only")
  func secure() throws {
    let forwarding = Forwarding(proxies: [try #require(Network("10.0.0.1"))])
    let headers = Headers(["X-Forwarded-Proto": "https"])
    let proxy = try #require(Address("10.0.0.1"))
    let other = try #require(Address("10.0.0.2"))
    #expect(forwarding.isSecure(peer: proxy, headers: headers, tls: false))
    #expect(!forwarding.isSecure(peer: other, headers: headers, tls: false))
    #expect(!forwarding.isSecure(peer: proxy, headers: Headers(["X-Forwarded-Proto": "http"]), tls: false))
    #expect(forwarding.isSecure(peer: other, headers: Headers(), tls: true))
  }
}

@Suite("A token bucket")
struct BucketsTests {
  @Test("lets a burst through, then as many as the clock fills")
  func burst() throws {
    let buckets = Buckets(Rate(perSecond: 2, burst: 3))
    let address = try #require(Address("192.0.2.1"))
    let other = try #require(Address("192.0.2.2"))
    let taken = (0..<4).map { _ in buckets.take(address, now: 0) }
    #expect(taken == [nil, nil, nil, 1])
    #expect(buckets.take(other, now: 0) == nil)
    #expect(buckets.take(address, now: 499_000) == 1)
    let second = (0..<3).map { _ in buckets.take(address, now: 1_000_000) }
    #expect(second == [nil, nil, 1])
    let later = (0..<4).map { _ in buckets.take(address, now: 3_600_000_000) }
    #expect(later == [nil, nil, nil, 1])
  }

  @Test("does not drain when the clock stands or steps back")
  func backwards() throws {
    let buckets = Buckets(Rate(perSecond: 1, burst: 1))
    let address = try #require(Address("192.0.2.1"))
    #expect(buckets.take(address, now: 1_000_000) == nil)
    #expect(buckets.take(address, now: 0) == 1)
    #expect(buckets.take(address, now: 2_000_000) == nil)
  }
}

@Suite("Limits of rate that several servers keep together")
struct RateLimitsTests {
  private let rate = Rate(perSecond: 1, burst: 4)

  @Test("count what was taken from another server as if it had been taken here, and lack no more than a minute brings")
  func elsewhere() throws {
    let address = try #require(Address("192.0.2.1"))
    let (one, two) = (RateLimits(), RateLimits())
    let (here, there) = (one.buckets("sign-in", rate), two.buckets("sign-in", rate))
    _ = one.takings(most: 10)
    // What is refused is taken from nobody.
    let taken = (0..<6).map { _ in here.take(address, now: 0) }
    #expect(taken == [nil, nil, nil, nil, 1, 1])
    let told = one.takings(most: 10)
    #expect(told == ["sign-in": [address: 4]])
    #expect(one.takings(most: 10).isEmpty, "each is told once")
    two.count(told, now: 0)
    #expect(there.take(address, now: 0) == 1)
    #expect(there.take(address, now: 1_000_000) == nil)
    two.count(["sign-in": [address: 1_000_000], "other": [address: 7]], now: 1_000_000)
    #expect(there.take(address, now: 1_000_000) == 61, "sixty are lacking, and one is asked for")
    #expect(two.elsewhere == ["sign-in": 1_000_004])
    // What was heard is not told again.
    #expect(two.takings(most: 10).isEmpty)
  }

  @Test("let through on seven servers what one does, however all of them are asked at once")
  func seven() throws {
    let address = try #require(Address("192.0.2.1"))
    let servers = (0..<7).map { _ in RateLimits() }
    for server in servers { _ = server.takings(most: 10) }
    var passed = 0
    for second in Int64(0)..<600 {
      for server in servers {
        let buckets = server.buckets("sign-in", Rate(perSecond: 1, burst: 10))
        for _ in 0..<20 where buckets.take(address, now: second * 1_000_000) == nil { passed += 1 }
      }
      let told = servers.map { $0.takings(most: 10) }
      for (server, other) in servers.indices.flatMap({ one in servers.indices.map { (one, $0) } }) where server != other
      {
        servers[server].count(told[other], now: second * 1_000_000)
      }
    }
    // What they let through before they had heard of each other is lacking afterwards.
    #expect((600...700).contains(passed), "\(passed)")
  }

  @Test("tell nothing of the machine itself, whose address is another one elsewhere")
  func ownMachine() throws {
    let limits = RateLimits()
    let buckets = limits.buckets("requests", rate)
    _ = limits.takings(most: 10)
    for text in ["127.0.0.1", "::1"] { _ = buckets.take(try #require(Address(text)), now: 0) }
    #expect(limits.takings(most: 10).isEmpty)
  }

  @Test("tell of those that took the most, and count nothing as long as nobody asks")
  func most() throws {
    let limits = RateLimits()
    let buckets = limits.buckets("requests", rate)
    let addresses = try (1...3).map { try #require(Address("192.0.2.\($0)")) }
    _ = buckets.take(addresses[0], now: 0)
    #expect(limits.takings(most: 1).isEmpty)
    for (address, count) in zip(addresses, [2, 3, 1]) {
      for _ in 0..<count { _ = buckets.take(address, now: 0) }
    }
    #expect(limits.takings(most: 1) == ["requests": [addresses[1]: 3]])
    #expect(limits.buckets("requests", rate) === buckets, "a limit is kept by its name")
  }
}

@Suite("The end of a body")
struct FramingTests {
  private func framing(_ headers: KeyValuePairs<String, String>, version11: Bool = true) throws -> Framing {
    try Framing(Headers(headers), isVersion11: version11)
  }

  @Test("is known from one length, or from chunks, or there is no body")
  func known() throws {
    #expect(try framing([:]) == .none)
    #expect(try framing(["Content-Length": "0"]) == .none)
    #expect(try framing(["Content-Length": "12"]) == .length(12))
    #expect(try framing(["Transfer-Encoding": "Chunked"]) == .chunked)
  }

  @Test("is refused when it could be read in two ways")
  func ambiguous() {
    let shapes: [KeyValuePairs<String, String>] = [
      ["Content-Length": "5", "Transfer-Encoding": "chunked"], ["Content-Length": "5", "content-length": "5"],
      ["Content-Length": "5, 5"], ["Content-Length": "+5"], ["Content-Length": "-1"], ["Content-Length": "0x5"],
      ["Content-Length": ""], ["Content-Length": "5 5"], ["Content-Length": "٥"],
      ["Content-Length": "99999999999999999999"], ["Transfer-Encoding": "chunked", "transfer-encoding": "chunked"],
      ["Transfer-Encoding": "gzip, chunked"], ["Transfer-Encoding": "xchunked"], ["Transfer-Encoding": ""],
      ["Transfer-Encoding": "chunked, identity"],
    ]
    for shape in shapes {
      #expect(throws: HTTPRefusal.Code.lengthAmbiguous, "\(shape)") { try framing(shape) }
    }
    #expect(throws: HTTPRefusal.Code.lengthAmbiguous) {
      try framing(["Transfer-Encoding": "chunked"], version11: false)
    }
  }

  @Test("stands beside a host that is named exactly once")
  func host() throws {
    #expect(try Framing.host(Headers(["Host": "a.vn:80"]), isVersion11: true) == "a.vn:80")
    #expect(try Framing.host(Headers(["Host": "[::1]:80"]), isVersion11: true) == "[::1]:80")
    #expect(try Framing.host(Headers(), isVersion11: false) == "")
    for headers in [
      Headers(), Headers(["Host": ""]), Headers(["Host": "a", "host": "a"]), Headers(["Host": "a/b"]),
      Headers(["Host": "a@b"]),
    ] {
      #expect(throws: HTTPRefusal.Code.hostMissing) { try Framing.host(headers, isVersion11: true) }
    }
    #expect(throws: HTTPRefusal.Code.hostMissing) {
      try Framing.host(Headers(["Host": "a", "host": "b"]), isVersion11: false)
    }
  }
}

@Suite("A server beyond the machine itself")
struct ExposureTests {
  private func exposure(_ host: String, proxies: [Network] = [], tls: TLSFiles? = nil) -> ServerFailure? {
    var settings = ServerSettings()
    settings.host = host
    settings.proxies = proxies
    settings.tls = tls
    return settings.exposure
  }

  @Test("needs TLS or a declared proxy", arguments: ["0.0.0.0", "::", "192.0.2.1", "2001:db8::1", "example.vn"])
  func refuses(host: String) throws {
    #expect(exposure(host)?.code == .exposed)
    #expect(exposure(host, proxies: [try #require(Network("10.0.0.1"))]) == nil)
    #expect(exposure(host, tls: TLSFiles(certificate: "c", key: "k")) == nil)
  }

  @Test("is another matter than one on loopback", arguments: ["127.0.0.1", "127.1.2.3", "::1", "localhost", "[::1]"])
  func loopback(host: String) {
    #expect(exposure(host) == nil)
  }

  @Test("does not start")
  func start() {
    var settings = ServerSettings()
    settings.host = "0.0.0.0"
    let failure = #expect(throws: ServerFailure.self) { try Server(settings, Router()) }
    #expect(failure?.code == .exposed)
    #expect(failure?.words.vi.hasPrefix("Ngoài máy này phải có TLS") == true)
  }
}
