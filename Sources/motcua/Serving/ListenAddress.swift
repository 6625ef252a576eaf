import Text

/// Where a server is to listen: `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`.
struct ListenAddress: Equatable {
  let host: String
  /// The port; 0 lets the system choose one.
  let port: Int

  /// Reads an address; nil for anything else.
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty else { return nil }
    self.host = String(host)
    self.port = Int(port)
  }

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// For the machine itself only.
  static let standard = ListenAddress(host: "127.0.0.1", port: 8080)
}
