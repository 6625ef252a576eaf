import Glibc

/// A socket on the loopback that tells whether anybody came.
final class Listener: Sendable {
  private let socket: CInt
  let port: Int

  init?() {
    let made = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
    guard made >= 0 else { return nil }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listens = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(made, address, length) == 0 && listen(made, 8) == 0 && getsockname(made, address, &length) == 0
      }
    }
    guard listens else {
      close(made)
      return nil
    }
    socket = made
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  /// Whether somebody has connected.
  var hasHeard: Bool {
    let visitor = accept(socket, nil, nil)
    if visitor >= 0 { close(visitor) }
    return visitor >= 0
  }

  deinit { close(socket) }
}
