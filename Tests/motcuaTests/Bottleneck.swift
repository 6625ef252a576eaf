import Foundation
import Synchronization
import Testing

/// A way to a server on loopback that fails as networks do.
final class Bottleneck: Sendable {
  /// What happens to a request.
  enum Mode: Sendable {
    /// It arrives, and its answer too.
    case open
    /// It arrives and is done, but the connection breaks before the answer is through.
    case cutsAnswers
    /// Somebody on the way answers instead.
    case answers(String)
  }

  let url: String
  private let listener: Int32
  private let upstream: UInt16
  private let state = Mutex<(mode: Mode, arrived: [String])>((.open, []))

  /// A way to the server of this address.
  init(to server: String) throws {
    upstream = try #require(server.split(separator: ":").last.flatMap { UInt16($0) })
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = Bottleneck.loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    self.listener = listener
    try #require(port)
    url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
    Thread.detachNewThread { [listener] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        self.serve(client)
        close(client)
      }
    }
  }

  /// Takes nothing any more.
  func end() { shutdown(listener, Int32(SHUT_RDWR)) }

  var mode: Mode {
    get { state.withLock(\.mode) }
    set { state.withLock { $0.mode = newValue } }
  }

  /// The first lines of what arrived.
  var arrived: [String] { state.withLock(\.arrived) }

  private func serve(_ client: Int32) {
    guard let request = Bottleneck.request(from: client) else { return }
    let line = String(decoding: request.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    let mode = state.withLock { state in
      state.arrived.append(line)
      return state.mode
    }
    if case .answers(let answer) = mode { return Bottleneck.send(Array(answer.utf8), to: client) }
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(server) }
    var address = Bottleneck.loopback(upstream)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return }
    let head = line + "\r\nConnection: close"
    Bottleneck.send(Array(head.utf8) + request.dropFirst(line.utf8.count), to: server)
    let answer = Bottleneck.read(from: server) { _ in false }
    if case .cutsAnswers = mode, line.hasPrefix("POST") { return }
    Bottleneck.send(answer, to: client)
  }

  /// One whole request.
  private static func request(from client: Int32) -> [UInt8]? {
    let bytes = read(from: client) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { return false }
      let head = text[..<end.lowerBound].lowercased()
      let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
      return text[end.upperBound...].utf8.count >= length ?? 0
    }
    return bytes.isEmpty ? nil : bytes
  }

  private static func read(from descriptor: Int32, until isWhole: ([UInt8]) -> Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while !isWhole(bytes) {
      let count = recv(descriptor, &piece, piece.count, 0)
      guard count > 0 else { break }
      bytes += piece.prefix(count)
    }
    return bytes
  }

  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
