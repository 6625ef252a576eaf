import Glibc

extension Connection {
  /// Sends bytes past the library, which must not be sending and must send nothing more; false when not all could go.
  func sayLast(_ bytes: [UInt8]) -> Bool {
    if let tls { return tls.sayLast(bytes) }
    return Connection.sayLast(bytes, on: socket)
  }

  /// Sends bytes on a socket without TLS, without waiting; false when not all could go.
  static func sayLast(_ bytes: [UInt8], on socket: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe send(socket, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT)) == buffer.count
    }
  }
}

extension Response {
  /// The answer as bytes on the wire, for a connection that ends with it.
  var lastWords: [UInt8] {
    var content: [UInt8] = []
    if case .bytes(let bytes) = body { content = bytes }
    var head = "HTTP/1.1 \(status) \(status.isError ? "Refused" : "OK")\r\nConnection: close\r\n"
    for line in headers.lines { head += "\(line.name): \(line.value)\r\n" }
    head += "Content-Length: \(content.count)\r\n\r\n"
    return Array(head.utf8) + content
  }
}
