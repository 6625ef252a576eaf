import Glibc

/// Sockets that have said their last word and still hear the client out for a moment.
///
/// A socket that is closed with unread bytes resets the connection, and the reset may overtake the answer: the client
/// would see an error of the network where the reason was written (RFC 9112 section 9.6).
struct Lingering {
  private static let maximum = 256
  private static let microseconds: Int64 = 2_000_000
  private static let bytes = 64 * 1024 * 1024

  private var sockets: [(descriptor: Int32, until: Int64, bytes: Int)] = []

  var isEmpty: Bool { sockets.isEmpty }

  /// Keeps a socket open beyond its closing.
  ///
  /// - Parameter isUnasked: Whether nothing was read from it: such clients take no more than half of the room.
  mutating func add(_ socket: Int32, now: Int64, isUnasked: Bool = false) {
    guard sockets.count < (isUnasked ? Lingering.maximum / 2 : Lingering.maximum) else { return }
    let descriptor = fcntl(socket, F_DUPFD_CLOEXEC, 0)
    if descriptor >= 0 { sockets.append((descriptor, now + Lingering.microseconds, 0)) }
  }

  /// Reads away what has come, and closes those that have nothing more to say or took too long.
  mutating func sweep(now: Int64) {
    for index in sockets.indices.reversed() {
      let isOver = Lingering.readAway(&sockets[index])
      if isOver || now > sockets[index].until {
        close(sockets[index].descriptor)
        sockets.remove(at: index)
      }
    }
  }

  /// Closes all.
  mutating func end() {
    for socket in sockets { close(socket.descriptor) }
    sockets = []
  }

  private static func readAway(_ socket: inout (descriptor: Int32, until: Int64, bytes: Int)) -> Bool {
    unsafe withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
      while socket.bytes < bytes {
        let count = unsafe recv(socket.descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        if count < 0 { return errno != EAGAIN && errno != EINTR }
        if count == 0 { return true }
        socket.bytes += count
      }
      return true
    }
  }
}
