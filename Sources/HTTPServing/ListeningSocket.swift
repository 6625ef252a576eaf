import Glibc

/// A socket that clients connect to.
@safe struct ListeningSocket: ~Copyable {
  /// What becomes of an attempt to take in a client.
  enum Arrival {
    /// A socket, which the library will keep from blocking and from other programs, and whose it is.
    case client(Int32, Address)
    case nobody
    /// Somebody waits, and the system gives no descriptor or memory for him.
    case shortage
  }

  let descriptor: Int32
  /// Where it listens.
  let address: Address
  /// The port, chosen by the system when 0 was asked for.
  let port: Int

  /// Opens a socket and begins to listen.
  ///
  /// - Throws: ``ServerFailure``: the address is not ours, somebody else listens there, or we may not.
  init(host: String, port: Int) throws(ServerFailure) {
    let doing = "listening on \(host) port \(port)"
    guard let wanted = UInt16(exactly: port) else {
      throw ServerFailure(.address, doing: doing, detail: "a port is 0 to 65535")
    }
    guard let address = host.isEqualIgnoringCase(to: "localhost") ? Address(v4: 0x7F00_0001) : Address(host) else {
      throw ServerFailure(.address, doing: doing, detail: "not an IP address")
    }
    let descriptor = socket(
      address.isVersion4 ? AF_INET : AF_INET6,
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { throw ServerFailure(.resources, doing: doing, errno: errno) }
    var yes: Int32 = 1
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let isBound = unsafe address.withSocketAddress(port: wanted) { unsafe bind(descriptor, $0, $1) } == 0
    guard isBound, listen(descriptor, 4096) == 0 else {
      let code = errno
      close(descriptor)
      let kind: ServerFailure.Code =
        switch code {
        case EADDRINUSE: .addressInUse
        case EACCES, EPERM: .permission
        case EADDRNOTAVAIL: .address
        default: .resources
        }
      throw ServerFailure(kind, doing: doing, errno: code)
    }
    self.descriptor = descriptor
    self.address = address
    self.port = ListeningSocket.port(of: descriptor)
  }

  private init(descriptor: Int32, address: Address, port: Int) {
    self.descriptor = descriptor
    self.address = address
    self.port = port
  }

  deinit {
    close(descriptor)
  }

  /// The same socket for another loop: each closes its own.
  func another() throws(ServerFailure) -> ListeningSocket {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw ServerFailure(.resources, doing: "sharing a socket", errno: errno) }
    return ListeningSocket(descriptor: copy, address: address, port: port)
  }

  /// Takes in the next client, without waiting for one.
  func accept() -> Arrival {
    while true {
      var storage = sockaddr_storage()
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let (client, peer) = unsafe withUnsafeMutablePointer(to: &storage) { storage in
        unsafe storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          let client = unsafe Glibc.accept(descriptor, address, &length)
          return (client, client < 0 ? nil : unsafe Address(address))
        }
      }
      if let peer { return .client(client, peer) }
      if client >= 0 { close(client) }
      switch client < 0 ? errno : 0 {
      case EAGAIN: return .nobody
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .shortage
      // The client has gone already, or its network has failed (accept(2)).
      default: continue
      }
    }
  }

  private static func port(of descriptor: Int32) -> Int {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    unsafe withUnsafeMutablePointer(to: &storage) { storage in
      _ = unsafe storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(descriptor, $0, &length)
      }
    }
    // The port stands at the same place in both kinds of addresses.
    return unsafe withUnsafeBytes(of: &storage) {
      Int(unsafe UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)))
    }
  }
}

extension Address {
  /// The address of a client as the system has it; nil for a kind that is not IP.
  @unsafe init?(_ address: UnsafePointer<sockaddr>) {
    let bytes = unsafe UnsafeRawPointer(address)
    // The family stands first. Its name belongs to whichever module brought the header in first, so it is not used.
    switch Int32(unsafe bytes.loadUnaligned(as: sa_family_t.self)) {
    case AF_INET:
      self.init(v4: UInt32(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    case AF_INET6:
      unsafe self.init(bytes: UnsafeRawBufferPointer(start: bytes + 8, count: 16))
    default:
      return nil
    }
  }

  func withSocketAddress<Result>(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    if isVersion4 {
      var v4 = sockaddr_in()
      v4.sin_family = sa_family_t(AF_INET)
      v4.sin_port = port.bigEndian
      v4.sin_addr.s_addr = UInt32(truncatingIfNeeded: low).bigEndian
      return unsafe withUnsafePointer(to: &v4) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
    }
    var v6 = sockaddr_in6()
    v6.sin6_family = sa_family_t(AF_INET6)
    v6.sin6_port = port.bigEndian
    unsafe withUnsafeMutableBytes(of: &v6.sin6_addr) {
      unsafe $0.storeBytes(of: high.bigEndian, as: UInt64.self)
      unsafe $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    }
    return unsafe withUnsafePointer(to: &v6) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
      }
    }
  }
}
