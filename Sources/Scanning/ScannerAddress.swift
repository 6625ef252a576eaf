import Glibc

/// Where a scanner listens: `tcp://127.0.0.1:3310`, `tcp://[::1]:3310`, or the path of a Unix socket.
public enum ScannerAddress: Hashable, Sendable, CustomStringConvertible {
  case tcp(host: String, port: UInt16)
  case local(path: String)

  /// Reads an address; nil for anything else. A host is a number or `localhost`: names that could change are not looked up
  /// for each file.
  public init?(_ text: String) {
    if text.hasPrefix("/") || text.hasPrefix("unix:/") {
      let path = text.hasPrefix("unix:") ? String(text.dropFirst(5)) : text
      guard path.utf8.count < ScannerAddress.pathBytes else { return nil }
      self = .local(path: path)
      return
    }
    guard text.hasPrefix("tcp://"), let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...]), port > 0
    else { return nil }
    var host = String(text[..<colon].dropFirst(6))
    if host == "localhost" { host = "127.0.0.1" }
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard ScannerAddress.isNumber(host) else { return nil }
    self = .tcp(host: host, port: port)
  }

  /// The address as it is written.
  public var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "tcp://[\(host)]:\(port)" : "tcp://\(host):\(port)"
    case .local(let path): path
    }
  }

  /// Bytes that a socket's path may have, its end included (unix(7)).
  private static let pathBytes = 108

  private static func isNumber(_ host: String) -> Bool {
    var (four, six) = (in_addr(), in6_addr())
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }

  /// The kind of socket for it.
  var family: Int32 {
    switch self {
    case .tcp(let host, _): host.contains(":") ? AF_INET6 : AF_INET
    case .local: AF_UNIX
    }
  }

  /// The address as the system takes it.
  func withSystemAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    switch self {
    case .local(let path):
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
      return ScannerAddress.with(&address, body)
    case .tcp(let host, let port) where family == AF_INET6:
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      inet_pton(AF_INET6, host, &address.sin6_addr)
      return ScannerAddress.with(&address, body)
    case .tcp(let host, let port):
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      inet_pton(AF_INET, host, &address.sin_addr)
      return ScannerAddress.with(&address, body)
    }
  }

  private static func with<Address, Result>(
    _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<Address>.size)) }
    }
  }
}
