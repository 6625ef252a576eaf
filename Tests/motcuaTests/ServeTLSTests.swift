import Foundation
import HTTPCalling
import Testing

@Suite("motcua serve over TLS", .serialized)
struct ServeTLSTests {
  private static let certificates = projectRoot.appending(path: "Tests/Certificates")

  /// Puts certificate and key where the server reads them.
  private func put(_ certificate: String, _ key: String, in folder: TemporaryFolder) throws {
    for (name, file) in [("server.pem", "\(certificate).pem"), ("server.key", "\(key).key")] {
      let text = try String(contentsOf: ServeTLSTests.certificates.appending(path: file), encoding: .utf8)
      try folder.write(text, to: name)
    }
  }

  private func serve(_ folder: TemporaryFolder, listen: String = "127.0.0.1:0") throws -> RunningServer {
    try put("local", "local", in: folder)
    return try RunningServer(
      in: folder, listen: listen, "--tls-certificate", folder.url.appending(path: "server.pem").path, "--tls-key",
      folder.url.appending(path: "server.key").path)
  }

  /// A caller who trusts one certificate alone.
  private func caller(trusting name: String) throws -> Caller {
    var settings = Caller.Settings()
    settings.authorities = trust(name)
    return try Caller(settings)
  }

  private func trust(_ name: String) -> String { ServeTLSTests.certificates.appending(path: "\(name).pem").path }

  @Test("serves who trusts its certificate, with cookies that travel over TLS only")
  func serves() throws {
    let folder = try TemporaryFolder()
    let server = try serve(folder)
    #expect(server.url.scheme == "https")
    let answer = try curl("--cacert", trust("local"), server.url.appending(path: "thu-tuc").absoluteString + "?lang=en")
    #expect(answer.status == 0 && answer.output.hasPrefix("HTTP/1.1 200 "), "\(answer.errors)")
    #expect(answer.output.contains("Set-Cookie: __Host-ngon-ngu=en; Path=/; HttpOnly; SameSite=Lax; Secure"))
    #expect(answer.output.contains("</html>"))
    #expect(try curl("--cacert", trust("other"), server.url.absoluteString).status == 60)
    #expect(server.stop() == 0)
  }

  @Test("may then be reached from outside")
  func beyond() throws {
    let folder = try TemporaryFolder()
    let server = try serve(folder, listen: "0.0.0.0:0")
    let port = try #require(server.url.port)
    #expect(try curl("--cacert", trust("local"), "https://localhost:\(port)/healthz").output.hasSuffix("alive\n"))
    #expect(server.stop() == 0)
  }

  @Test("shows a renewed certificate to the next client, keeps the old one when the new is wrong, and drops nobody")
  func renewed() throws {
    let folder = try TemporaryFolder()
    let server = try serve(folder)
    let health = Call(.get, server.url.appending(path: "healthz").absoluteString)
    let stays = try caller(trusting: "local")
    #expect(try stays.make(health).status == 200)

    try put("renewed", "renewed", in: folder)
    server.send(SIGHUP)
    _ = try server.logLine(with: "\"certificate-renewed\"")
    #expect(try caller(trusting: "renewed").make(health).status == 200)
    let refused = #expect(throws: CallFailure.self) { try caller(trusting: "local").make(health) }
    #expect(refused?.code == .certificate)
    // Its connection was made under the certificate that it trusts.
    #expect(try stays.make(health).status == 200)

    try put("local", "renewed", in: folder)
    server.send(SIGHUP)
    let line = try server.logLine(with: "\"certificate-kept\"")
    #expect(line.contains("server.key"))
    #expect(try caller(trusting: "renewed").make(health).status == 200)
    #expect(server.stop() == 0)
  }

  @Test("tells a client its refusal in the middle of what it sends")
  func refusedMidway() throws {
    let folder = try TemporaryFolder()
    let server = try serve(folder)
    try folder.write(String(repeating: "x", count: 4 << 20), to: "large")
    let answer = try curl(
      "--cacert", trust("local"), "-H", "Transfer-Encoding: chunked", "-H", "Content-Type: application/json", "-H",
      "Expect:", "--data-binary", "@" + folder.url.appending(path: "large").path,
      server.url.appending(path: "api/v1/sessions").absoluteString)
    #expect(answer.output.hasPrefix("HTTP/1.1 413 "), "\(answer.errors)")
    #expect(answer.output.contains("\"code\":\"body-too-large\""))
    #expect(server.stop() == 0)
  }

  @Test("refuses once, and in its own words, what the library cannot read")
  func refusedByLibrary() throws {
    let folder = try TemporaryFolder()
    let server = try serve(folder)
    let answer = try curl(
      "--cacert", trust("local"), "-X", "POST", "-H", "Content-Length: 1x",
      server.url.appending(path: "api/v1/sessions").absoluteString)
    #expect(answer.output.hasPrefix("HTTP/1.1 400 "), "\(answer.errors)")
    #expect(answer.output.contains("\"code\":\"head-malformed\""))
    #expect(answer.output.ranges(of: "HTTP/1.1").count == 1)
    #expect(server.stop() == 0)
  }
}
