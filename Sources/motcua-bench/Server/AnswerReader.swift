internal import Glibc

/// An answer of the server.
struct Answer {
  let status: Int
  let body: ArraySlice<UInt8>
  fileprivate let headBytes: ArraySlice<UInt8>

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The status line and the fields.
  var head: String { String(decoding: headBytes, as: UTF8.self) }

  /// Whether the head has these bytes; as a text it would be read ten times as long.
  func says(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    return headBytes.indices.contains { headBytes[$0] == first && headBytes[$0...].starts(with: bytes) }
  }
}

/// Reads answers with a Content-Length from a socket, one after the other.
struct AnswerReader {
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0

  private static let headEnd = Array("\r\n\r\n".utf8)
  private static let length = Array("\r\nContent-Length: ".utf8)

  /// Reads what has come; the answer once it is whole, nil before.
  mutating func receive(from socket: Int32) throws -> Answer? {
    if filled == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
    let (start, room) = (filled, buffer.count - filled)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe read(socket, $0.baseAddress.map { unsafe $0 + start }, room)
    }
    guard count > 0 else { throw Trouble("the server closed a connection") }
    filled += count
    guard let head = place(of: AnswerReader.headEnd, below: filled) else { return nil }
    let bodyStart = head + AnswerReader.headEnd.count
    let status = number(at: 9)
    guard let field = place(of: AnswerReader.length, below: head) else {
      throw Trouble("an answer without a length, status \(status)")
    }
    let end = bodyStart + number(at: field + AnswerReader.length.count)
    guard filled >= end else { return nil }
    guard filled == end else { throw Trouble("more came than was asked for") }
    filled = 0
    return Answer(
      status: status, body: buffer[bodyStart..<end], headBytes: buffer[..<head])
  }

  private func place(of pattern: [UInt8], below end: Int) -> Int? {
    guard let first = pattern.first, end >= pattern.count else { return nil }
    return (0...(end - pattern.count)).first { start in
      buffer[start] == first && buffer[start..<(start + pattern.count)].elementsEqual(pattern)
    }
  }

  private func number(at place: Int) -> Int {
    var value = 0
    for byte in buffer[place...].prefix(15) {
      guard (48...57).contains(byte) else { break }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}
