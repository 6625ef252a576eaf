internal import Glibc

/// What is asked of a server that cannot do it all.
protocol FloodAsking: AnyObject {
  /// The next request, whole.
  func request(on connection: Int) -> [UInt8]
  /// Takes an answer.
  ///
  /// - Parameter saysWhen: Whether it says when to come back.
  func answered(_ answer: Answer, on connection: Int, after microseconds: Double, saysWhen: Bool) throws
}

/// Requests at a rate, whatever becomes of them, over many connections: what is due is sent on the next connection that has
/// its answer, and when none has, it was not to be had.
final class Flood {
  private struct Connection {
    var socket: Int32
    var answer = AnswerReader()
    /// When its request was sent; nil once it is answered.
    var since: ContinuousClock.Instant?
  }

  private static let when = Array("\r\nRetry-After: ".utf8)
  private static let closing = Array("\r\nConnection: close".utf8)

  private var connections: [Connection] = []
  private let port: UInt16

  init(port: UInt16, connections count: Int) throws {
    self.port = port
    for _ in 0..<count { connections.append(Connection(socket: try LoadClient.connected(to: port))) }
  }

  deinit {
    for connection in connections { close(connection.socket) }
  }

  /// Sends so many a second for a time, and waits for the last answers.
  ///
  /// - Returns: How many a second were sent.
  func round(perSecond rate: Double, for time: Duration, _ asking: some FloodAsking) throws -> Double {
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var (sent, next) = (0, 0)
    var watched = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    while true {
      let now = ContinuousClock.now
      if now >= end, !connections.contains(where: { $0.since != nil }) { break }
      guard start.duration(to: now) < time + .seconds(30) else { throw Trouble("the server has stopped answering") }
      if now < end {
        let due = Int(seconds(start.duration(to: now)) * rate) - sent
        for _ in 0..<min(max(due, 0), connections.count) {
          guard let free = free(from: &next) else { break }
          try send(asking, on: free)
          sent += 1
        }
      }
      // Once in a millisecond: to ask the kernel about all of them after each answer would cost as much as the server does.
      usleep(1000)
      guard unsafe poll(&watched, nfds_t(watched.count), 1) > 0 else { continue }
      for number in watched.indices where watched[number].revents != 0 {
        try receive(on: number, asking)
        watched[number].fd = connections[number].socket
      }
    }
    return Double(sent) / seconds(time)
  }

  private func free(from next: inout Int) -> Int? {
    for step in connections.indices {
      let number = (next + step) % connections.count
      if connections[number].since == nil {
        next = number + 1
        return number
      }
    }
    return nil
  }

  private func send(_ asking: some FloodAsking, on number: Int) throws {
    let request = asking.request(on: number)
    connections[number].since = .now
    let count = unsafe request.withUnsafeBytes { unsafe write(connections[number].socket, $0.baseAddress, $0.count) }
    guard count == request.count else { throw Trouble("the server took \(count) of \(request.count) bytes") }
  }

  private func receive(on number: Int, _ asking: some FloodAsking) throws {
    guard let answer = try connections[number].answer.receive(from: connections[number].socket),
      let since = connections[number].since
    else { return }
    connections[number].since = nil
    try asking.answered(
      answer, on: number, after: seconds(since.duration(to: .now)) * 1e6,
      saysWhen: answer.says(Flood.when))
    guard answer.says(Flood.closing) else { return }
    // Whoever is told that the server closes comes back anew.
    close(connections[number].socket)
    connections[number] = Connection(socket: try LoadClient.connected(to: port))
  }
}
