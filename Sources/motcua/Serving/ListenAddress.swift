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

extension ListenAddress {
  /// The option that says where to listen.
  static func option(default usual: ListenAddress) -> Parameter<ListenAddress> {
    .option(
      "listen", "HOST:PORT",
      Words(
        vi: "nơi lắng nghe (mặc định \(usual.host):\(usual.port); cổng 0: hệ thống chọn)",
        en: "where to listen (default \(usual.host):\(usual.port); port 0: the system chooses)")
    ) { text, _ in
      guard let address = ListenAddress(text) else {
        throw CommandError.usage(
          Words(
            vi: "“\(text.harmless)” không phải địa chỉ, hãy viết như 127.0.0.1:8080 hoặc [::1]:8080",
            en: "“\(text.harmless)” is no address, write it like 127.0.0.1:8080 or [::1]:8080"))
      }
      return address
    }
  }
}
