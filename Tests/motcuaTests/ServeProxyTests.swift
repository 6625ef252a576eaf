import Foundation
import Testing

/// All of 127.0.0.0/8 is this machine: the declared proxy calls from 127.0.0.2, strangers from 127.0.0.1.
@Suite("motcua serve behind a proxy", .serialized)
struct ServeProxyTests {
  private static let proxy = "127.0.0.2"
  private static let stranger = "127.0.0.1"

  private func serve(_ folder: TemporaryFolder, listen: String = "127.0.0.1:0") throws -> RunningServer {
    try RunningServer(in: folder, listen: listen, "--behind-proxy", "\(ServeProxyTests.proxy)/32")
  }

  private func page(_ server: RunningServer, from address: String, _ headers: String...) throws -> String {
    let lines = headers.flatMap { ["-H", $0] }
    let url = server.url.appending(path: "thu-tuc").absoluteString + "?lang=en"
    let answer = try run(
      URL(filePath: "/usr/bin/curl"), ["-sSi", "--max-time", "20", "--interface", address] + lines + [url])
    #expect(answer.status == 0, "\(answer.errors)")
    return answer.output
  }

  /// The statuses of many requests on one connection.
  private func statuses(_ count: Int, _ server: RunningServer, from address: String, for client: String) throws
    -> [Substring: Int]
  {
    let answer = try run(
      URL(filePath: "/usr/bin/curl"),
      [
        "-sS", "--max-time", "60", "--interface", address, "-H", "X-Forwarded-For: \(client)", "-o", "/dev/null", "-w",
        "%{http_code}\\n", server.url.appending(path: "healthz").absoluteString + "?[1-\(count)]",
      ])
    #expect(answer.status == 0, "\(answer.errors)")
    return Dictionary(answer.lines.map { ($0, 1) }, uniquingKeysWith: +)
  }

  @Test("sets cookies for TLS when the proxy says that the citizen came by TLS, and believes nobody else")
  func cookies() throws {
    let folder = try TemporaryFolder()
    let server = try serve(folder)
    let proto = "X-Forwarded-Proto: https"
    let secure = try page(server, from: ServeProxyTests.proxy, "X-Forwarded-For: 198.51.100.7", proto)
    #expect(secure.contains("Set-Cookie: __Host-ngon-ngu=en; Path=/; HttpOnly; SameSite=Lax; Secure"))
    let clear = try page(server, from: ServeProxyTests.proxy, "X-Forwarded-For: 198.51.100.7")
    #expect(clear.contains("Set-Cookie: ngon-ngu=en;") && !clear.contains("; Secure"))
    // A citizen's own claim stands before what the proxy wrote.
    let claimed = try page(
      server, from: ServeProxyTests.proxy, "X-Forwarded-For: 198.51.100.7", proto, "X-Forwarded-Proto: http")
    #expect(!claimed.contains("; Secure"))
    let spoofed = try page(server, from: ServeProxyTests.stranger, "X-Forwarded-For: 198.51.100.7", proto)
    #expect(spoofed.contains("Set-Cookie: ngon-ngu=en;") && !spoofed.contains("; Secure"))
    #expect(server.stop() == 0)
  }

  /// Nobody reads the log here, and there is more of it than a pipe holds: that keeps the server from nothing either.
  @Test("slows down each citizen behind the proxy, and a stranger whatever address he claims")
  func rates() throws {
    let folder = try TemporaryFolder()
    let server = try serve(folder)
    // 500 at once and 50 a second: 2,000 in a row are too many for anybody.
    let greedy = try statuses(2000, server, from: ServeProxyTests.proxy, for: "198.51.100.1")
    #expect(greedy["200", default: 0] >= 500 && greedy["429", default: 0] > 0, "\(greedy)")
    #expect(try statuses(20, server, from: ServeProxyTests.proxy, for: "198.51.100.2") == ["200": 20])
    // What stands before the proxy's own word is the citizen's claim.
    let claiming = try statuses(100, server, from: ServeProxyTests.proxy, for: "198.51.100.2, 198.51.100.1")
    #expect(claiming["429", default: 0] > 0, "\(claiming)")
    for number in 1...4 {
      let spoofing = try statuses(500, server, from: ServeProxyTests.stranger, for: "203.0.113.\(number)")
      if number == 4 { #expect(spoofing["429", default: 0] > 0, "\(spoofing)") }
    }
    #expect(server.stop() == 0)
  }

  @Test("lets nobody in directly from beyond this machine")
  func strangers() throws {
    let addresses = try run(URL(filePath: "/usr/bin/hostname"), ["-I"]).output.split(separator: " ")
    guard let own = addresses.first(where: { $0.contains(".") && !$0.hasPrefix("127.") }) else {
      print("skipped: this machine has no address but its loopback")
      return
    }
    let folder = try TemporaryFolder()
    let server = try serve(folder, listen: "0.0.0.0:0")
    let port = try #require(server.url.port)
    // 52 and 56: closed without an answer.
    #expect([52, 56].contains(try curl("http://\(own):\(port)/healthz").status))
    #expect(try curl("http://127.0.0.1:\(port)/healthz").output.hasSuffix("alive\n"))
    #expect(server.stop() == 0)
  }
}
