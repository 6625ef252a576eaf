import Foundation
import Glibc
import Testing

/// An nginx that runs the example on a port of its own, before a server.
final class NginxProxy {
  static let program = "/usr/sbin/nginx"

  let url: String
  private let process = Process()

  init(before servers: [RunningServer], in folder: TemporaryFolder) throws {
    let port = try NginxProxy.freePort()
    url = "https://127.0.0.1:\(port)"
    let path = folder.url.path
    let made = try run(
      URL(filePath: "/usr/bin/openssl"),
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=motcua.example.vn", "-days", "2", "-keyout",
        path + "/tls.key", "-out", path + "/tls.pem",
      ])
    try #require(made.status == 0, "\(made.errors)")
    var site = try DeployTests.text("nginx.conf")
      .replacing("127.0.0.1:8080", with: "127.0.0.1:\(servers.first?.url.port ?? 0)")
      .replacing("listen 443", with: "listen 127.0.0.1:\(port)")
      .replacing("/etc/motcua/", with: path + "/")
    for server in servers.dropFirst() {
      site = site.replacing("# server 127.0.0.1:8081;", with: "server 127.0.0.1:\(server.url.port ?? 0);")
    }
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
    process.executableURL = URL(filePath: NginxProxy.program)
    process.arguments = ["-p", path, "-c", path + "/nginx.conf"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<200 where try curl("-k", url + "/healthz").status != 0 { Thread.sleep(forTimeInterval: 0.05) }
    try #require(curl("-k", url + "/healthz").status == 0, "nginx does not answer")
  }

  // What tests start may have inherited that SIGTERM waits.
  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

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
}
