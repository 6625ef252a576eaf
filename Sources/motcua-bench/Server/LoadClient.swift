internal import Glibc

/// Many connections to a server on this machine, each with one request under way, served by one thread through `poll`:
/// the load has to cost less than what it measures.
final class LoadClient {
  /// What is asked and what comes of it.
  protocol Asking: AnyObject {
    /// The next request of a connection, whole: head and body.
    func request(on connection: Int) -> [UInt8]
    /// Takes the answer.
    func answered(_ answer: Answer, on connection: Int) throws
  }

  private var connections: [Connection]

  private struct Connection {
    let socket: Int32
    var answer = AnswerReader()
    var since = ContinuousClock.now
  }

  init(port: UInt16, connections count: Int) throws {
    connections = []
    for _ in 0..<count { connections.append(Connection(socket: try LoadClient.connected(to: port))) }
  }

  deinit {
    for connection in connections { close(connection.socket) }
  }

  /// Keeps every connection busy for a time, and waits for the last answers.
  func round(for time: Duration, _ asking: some Asking) throws -> Contest.Round {
    var round = Contest.Round()
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    for number in connections.indices { try send(asking, on: number) }
    var underWay = connections.count
    var watched = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    while underWay > 0 {
      let count = unsafe poll(&watched, nfds_t(watched.count), 10_000)
      guard count > 0 || errno == EINTR else { throw Trouble("the server has not answered for ten seconds") }
      for number in watched.indices where watched[number].revents != 0 {
        guard let answer = try connections[number].answer.receive(from: connections[number].socket) else { continue }
        let now = ContinuousClock.now
        round.waits.append(seconds(connections[number].since.duration(to: now)) * 1e6)
        round.done += 1
        try asking.answered(answer, on: number)
        if now < end { try send(asking, on: number) } else { underWay -= 1 }
      }
    }
    round.seconds = seconds(start.duration(to: .now))
    return round
  }

  private func send(_ asking: some Asking, on number: Int) throws {
    let request = asking.request(on: number)
    connections[number].since = .now
    // A request is far smaller than the socket's buffer, which is empty: the last answer has come.
    let sent = unsafe request.withUnsafeBytes { unsafe write(connections[number].socket, $0.baseAddress, $0.count) }
    guard sent == request.count else { throw Trouble("the server took \(sent) of \(request.count) bytes") }
  }

  /// A socket to a port of this machine.
  static func connected(to port: UInt16) throws -> Int32 {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(file)
      throw Trouble("nobody listens on port \(port)")
    }
    var flag: Int32 = 1
    unsafe setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &flag, socklen_t(MemoryLayout<Int32>.size))
    return file
  }
}
