import Glibc

/// Why nothing was learned from a scanner.
struct ScanTrouble: Error, Hashable {
  /// What happened, for the log.
  let reason: String

  static let late = ScanTrouble(reason: "the scanner took too long")
  static let unclear = ScanTrouble(reason: "the scanner's answer was not understood")

  init(reason: String) {
    self.reason = reason
  }

  init(_ doing: String, errno: Int32) {
    reason = "\(doing): \(String(cString: strerror(errno)))"
  }
}

/// One connection to a scanner, which never waits beyond its deadline.
struct ScannerConnection: ~Copyable {
  private let socket: Int32
  /// On the clock that only goes forward, in milliseconds.
  private let deadline: Int64

  /// Connects.
  init(to address: ScannerAddress, by deadline: Int64) throws(ScanTrouble) {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    socket = Glibc.socket(address.family, kind, 0)
    self.deadline = deadline
    guard socket >= 0 else { throw ScanTrouble("opening a socket", errno: errno) }
    let result = address.withSystemAddress { Glibc.connect(socket, $0, $1) }
    guard result != 0 else { return }
    guard errno == EINPROGRESS else { throw ScanTrouble("connecting to the scanner", errno: errno) }
    _ = try ready(for: POLLOUT)
    var failure: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(socket, SOL_SOCKET, SO_ERROR, &failure, &size)
    guard failure == 0 else { throw ScanTrouble("connecting to the scanner", errno: failure) }
  }

  deinit {
    if socket >= 0 { close(socket) }
  }

  /// Now, on the clock of deadlines.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Waits until the socket can do what is wanted; gives what it can do.
  private func ready(for events: Int32) throws(ScanTrouble) -> Int32 {
    while true {
      let left = deadline - ScannerConnection.now
      guard left > 0 else { throw .late }
      var waiting = pollfd(fd: socket, events: Int16(events), revents: 0)
      let count = poll(&waiting, 1, Int32(clamping: left))
      if count > 0 { return Int32(waiting.revents) }
      if count < 0, errno != EINTR { throw ScanTrouble("waiting for the scanner", errno: errno) }
    }
  }

  /// Sends bytes; false as soon as the scanner says something or closes: it has heard enough.
  func send(_ bytes: [UInt8]) throws(ScanTrouble) -> Bool {
    var sent = 0
    while sent < bytes.count {
      if try ready(for: POLLOUT | POLLIN) & (POLLIN | POLLHUP | POLLERR) != 0 { return false }
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.send(socket, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      if count < 0, errno == EPIPE || errno == ECONNRESET { return false }
      guard count >= 0 else { throw ScanTrouble("sending to the scanner", errno: errno) }
      sent += count
    }
    return true
  }

  /// What the scanner says, up to the NUL that ends it.
  func answer() throws(ScanTrouble) -> String {
    var said: [UInt8] = []
    while said.count < ScannerConnection.answerBytes {
      _ = try ready(for: POLLIN)
      var piece = [UInt8](repeating: 0, count: 512)
      let count = recv(socket, &piece, piece.count, 0)
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0 else { throw count == 0 ? .unclear : ScanTrouble("listening to the scanner", errno: errno) }
      said += piece.prefix(count)
      if let end = said.firstIndex(of: 0) { return String(decoding: said[..<end], as: UTF8.self) }
    }
    throw .unclear
  }

  private static let answerBytes = 2_048
}
