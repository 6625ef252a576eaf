import Foundation
import Glibc
import Testing

@Suite("What is in script/deploy")
struct DeployTests {
  private static func text(_ name: String) throws -> String {
    try String(contentsOf: projectRoot.appending(path: "script/deploy/\(name)"), encoding: .utf8)
  }

  private static let nginx = "/usr/sbin/nginx"
  private static let analyze = "/usr/bin/systemd-analyze"

  /// A port that was free a moment ago; nginx takes none that the system chooses.
  static func freePort() throws -> UInt16 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    try #require(isBound)
    return UInt16(bigEndian: address.sin_port)
  }

  /// An nginx that runs the example on a port of its own, before a server.
  private final class Proxy {
    let url: String
    private let process = Process()

    init(before server: RunningServer, in folder: TemporaryFolder) throws {
      let port = try DeployTests.freePort()
      url = "https://127.0.0.1:\(port)"
      let path = folder.url.path
      let made = try run(
        URL(filePath: "/usr/bin/openssl"),
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=motcua.example.vn", "-days", "2", "-keyout",
          path + "/tls.key", "-out", path + "/tls.pem",
        ])
      try #require(made.status == 0, "\(made.errors)")
      let site = try DeployTests.text("nginx.conf")
        .replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.url.port ?? 0)")
        .replacing("listen 443", with: "listen 127.0.0.1:\(port)")
        .replacing("/etc/motcua/", with: path + "/")
      try folder.write(
        """
        daemon off; master_process off; pid \(path)/nginx.pid; error_log \(path)/nginx.log;
        events {}
        http {
          access_log off; client_body_temp_path \(path)/b; proxy_temp_path \(path)/p; fastcgi_temp_path \(path)/f;
          uwsgi_temp_path \(path)/u; scgi_temp_path \(path)/s;
          \(site)
        }
        """, to: "nginx.conf")
      process.executableURL = URL(filePath: DeployTests.nginx)
      process.arguments = ["-p", path, "-c", path + "/nginx.conf"]
      process.standardError = FileHandle.nullDevice
      try process.run()
      for _ in 0..<200 where try curl("-k", url + "/healthz").status != 0 { Thread.sleep(forTimeInterval: 0.05) }
    }

    // What tests start may have inherited that SIGTERM waits.
    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
  }

  @Test(
    "nginx stands before the server: pages and uploads come through, figures do not, and nobody asks as often as they like",
    .enabled(if: FileManager.default.fileExists(atPath: nginx), "skipped: no nginx (script/bootstrap --tests)"))
  func proxied() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(in: folder, "--behind-proxy", "127.0.0.1/32")
    let proxy = try Proxy(before: server, in: folder)
    let page = try curl("-k", proxy.url + "/")
    #expect(page.output.contains(" 200") && page.output.contains("<html"), "\(page.output)\(page.errors)")
    #expect(page.output.lowercased().contains("strict-transport-security"))

    // More than nginx takes by itself (1 MB).
    let paper = Data("%PDF-1.4\n".utf8) + Data(repeating: 0x20, count: 3_000_000) + Data("\n%%EOF\n".utf8)
    try paper.write(to: folder.url.appending(path: "a.pdf"))
    let upload = try curl(
      "-k", "-H", "Content-Type: application/octet-stream", "--data-binary", "@\(folder.url.path)/a.pdf",
      proxy.url + "/api/v1/uploads?name=a.pdf")
    #expect(upload.output.contains(" 201"), "\(upload.output)")

    #expect(try curl("-k", proxy.url + "/metrics").output.contains(" 404"))
    #expect(try curl(server.url.absoluteString + "/metrics").output.contains(" 200"))

    let many = try curl("-k", proxy.url + "/healthz?[1-1500]").output.matches(of: /HTTP\/[0-9.]+ (200|429)/)
    #expect(many.count == 1500 && many.first?.output.1 == "200" && many.contains { $0.output.1 == "429" })
    let signIns = try curl("-k", "-d", "{}", proxy.url + "/api/v1/sessions?[1-100]").output
    #expect(signIns.contains(" 429") && signIns.contains(" 4"))
    #expect(server.stop() == 0)
  }

  @Test(
    "the unit is one that systemd understands, and shuts the server in",
    .enabled(if: FileManager.default.fileExists(atPath: analyze), "skipped: no systemd-analyze"))
  func unit() throws {
    let folder = try TemporaryFolder()
    // Its user and its program are not there on this machine.
    try folder.write(
      try Self.text("motcua.service").replacing("/opt/motcua/bin/motcua", with: "/bin/true")
        .replacing("User=motcua", with: "User=daemon").replacing("Group=motcua", with: "Group=daemon"),
      to: "motcua.service")
    let verdict = try run(
      URL(filePath: Self.analyze), ["verify", "--man=no", folder.url.appending(path: "motcua.service").path])
    #expect(verdict.status == 0 && !verdict.errors.contains("motcua.service:"), "\(verdict.errors)")
  }
}
