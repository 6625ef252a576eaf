import Glibc

@testable import HTTPServing

/// A client that writes bytes as a test wants them, wrong ones too, and reads what comes back.
///
/// It waits on its socket and nowhere else; an answer that does not come in ten seconds is a failed test.
final class RawClient {
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  let socket: Int32
  /// A server lives as long as somebody talks to it.
  private let server: Server
  private var buffer: [UInt8] = []
  private(set) var isAtEnd = false

  init(_ server: Server, receiveBuffer: Int32? = nil) throws {
    self.server = server
    socket = Glibc.socket(server.address.isVersion4 ? AF_INET : AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
    if var receiveBuffer {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let port = UInt16(server.port)
    let result = server.address.withSocketAddress(port: port) { connect(socket, $0, $1) }
    guard result == 0 else {
      throw Broken(description: "cannot connect: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    close(socket)
  }

  /// Sends text as it is; a lone "\n" stays one.
  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Broken(description: "cannot send: \(String(cString: strerror(errno)))") }
      sent += count
    }
  }

  /// Says that nothing more will come.
  func finishSending() {
    shutdown(socket, Int32(SHUT_WR))
  }

  /// Reads more; false at the end of the connection.
  private func fill() throws -> Bool {
    guard !isAtEnd else { return false }
    var piece = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &piece, piece.count, 0)
    if count < 0, errno != ECONNRESET {
      throw Broken(description: "no answer: \(String(cString: strerror(errno)))")
    }
    guard count > 0 else {
      isAtEnd = true
      return false
    }
    buffer += piece[..<count]
    return true
  }

  /// Everything until the server closes.
  func readToEnd() throws -> String {
    while try fill() {}
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// True when the server closes without saying anything more.
  func isClosed() throws -> Bool {
    try readToEnd().isEmpty
  }

  /// The next answer: head, and body by its length, its chunks, or the end of the connection.
  func answer(toHead: Bool = false) throws -> RawAnswer {
    while true {
      if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        buffer.removeSubrange(..<end.upperBound)
        var answer = RawAnswer(head: head)
        answer.body = toHead || answer.status == 304 || answer.status == 204 ? [] : try body(of: answer)
        return answer
      }
      guard try fill() else {
        throw Broken(description: "closed before an answer: \(String(decoding: buffer, as: UTF8.self))")
      }
    }
  }

  private func body(of answer: RawAnswer) throws -> [UInt8] {
    if let length = answer["Content-Length"].flatMap(Int.init) { return try take(length) }
    guard answer["Transfer-Encoding"] == "chunked" else {
      while try fill() {}
      return try take(buffer.count)
    }
    var result: [UInt8] = []
    while true {
      let length = Int(try line(), radix: 16) ?? 0
      result += try take(length)
      _ = try line()
      if length == 0 { return result }
    }
  }

  private func line() throws -> String {
    while true {
      if let end = buffer.firstRange(of: Array("\r\n".utf8)) {
        let line = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        buffer.removeSubrange(..<end.upperBound)
        return line
      }
      guard try fill() else { throw Broken(description: "closed within the body") }
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count {
      guard try fill() else { throw Broken(description: "closed \(count - buffer.count) bytes before the end") }
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }
}

/// An answer as it came.
struct RawAnswer {
  let head: String
  var body: [UInt8] = []

  var status: Int { Int(head.dropFirst(9).prefix(3)) ?? 0 }

  var text: String { String(decoding: body, as: UTF8.self) }

  subscript(name: String) -> String? {
    all(name).first
  }

  func all(_ name: String) -> [String] {
    head.split(separator: "\r\n").dropFirst().compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts.count == 2 && parts[0].isEqualIgnoringCase(to: name) ? parts[1].trimmed : nil
    }
  }
}
