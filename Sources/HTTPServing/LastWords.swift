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
