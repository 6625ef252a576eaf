internal import Glibc

/// One connection to a server on this machine, one request after the other.
final class Talk {
  private let socket: Int32
  private var reader = AnswerReader()

  init(port: UInt16) throws {
    socket = try LoadClient.connected(to: port)
  }

  deinit {
    close(socket)
  }

  /// Sends a request, and then its body piece by piece, and waits for the answer.
  func ask(_ head: String, body pieces: some Sequence<[UInt8]> = [[UInt8]]()) throws -> Answer {
    try send(Array(head.utf8))
    for piece in pieces { try send(piece) }
    while true {
      if let answer = try reader.receive(from: socket) { return answer }
    }
  }

  private func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          socket, buffer.baseAddress.map { unsafe $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Trouble("the server closed a connection") }
      sent += count
    }
  }
}
