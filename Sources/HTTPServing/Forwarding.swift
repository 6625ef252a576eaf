/// The proxies in front of the server: only what they say of others is believed.
struct Forwarding: Sendable {
  let proxies: [Network]

  func isProxy(_ address: Address) -> Bool {
    proxies.contains { $0.contains(address) }
  }

  /// The client's address: the peer's, or behind a proxy the nearest one in `X-Forwarded-For` that is no proxy.
  ///
  /// The list is read from its end, where our own proxy wrote; the rest is what the client claims.
  func client(peer: Address, headers: Headers) -> Address {
    guard isProxy(peer) else { return peer }
    var nearest = peer
    for text in headers.list("X-Forwarded-For").reversed() {
      guard let address = Address(text) ?? Address(Forwarding.withoutPort(text)) else { return nearest }
      nearest = address
      guard isProxy(address) else { break }
    }
    return nearest
  }

  /// True when the request came by TLS, to us or to our proxy.
  func isSecure(peer: Address, headers: Headers, tls: Bool) -> Bool {
    tls || isProxy(peer) && headers.all("X-Forwarded-Proto").last?.isEqualIgnoringCase(to: "https") == true
  }

  private static func withoutPort(_ text: String) -> Substring {
    guard let colon = text.lastIndex(of: ":") else { return text[...] }
    return text[..<colon]
  }
}
