/// An address that may be called: `http` or `https`, a host name or four figures, a path; so strict that no two readers take
/// it for different hosts. It holds no user name, no fragment, no IPv6 figures.
public struct WebAddress: Hashable, Sendable {
  /// The address as it is called.
  public let text: String
  /// Whether the connection is encrypted.
  public let isEncrypted: Bool
  /// The host, in lower case.
  public let host: String

  /// An address of a text; nil when it is none, or longer than 1,024 signs.
  public init?(_ text: String) {
    guard text.utf8.count <= 1024, let scheme = ["http://", "https://"].first(where: text.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let server = rest.prefix { $0 != "/" && $0 != "?" }.split(separator: ":", omittingEmptySubsequences: false)
    let path = rest.drop { $0 != "/" && $0 != "?" }
    guard let host = server.first, String(host).isHostName, server.count <= 2,
      server.count == 1 || server[1].first?.isASCII == true && UInt16(server[1]) != nil && server[1].first != "+",
      path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !path.contains("\\"), !path.contains("#")
    else { return nil }
    self.text = text
    self.host = host.lowercased()
    isEncrypted = scheme == "https://"
  }

  /// Scheme, host and port: what may be shown.
  public var server: String {
    let scheme = isEncrypted ? "https://" : "http://"
    return scheme + text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
  }
}

extension String {
  /// Whether it can be the name of a host, or four figures; a name of other figures would be read as an address by some.
  var isHostName: Bool {
    let labels = split(separator: ".", omittingEmptySubsequences: false)
    guard utf8.count <= 253,
      labels.allSatisfy({ label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { isLetterOrFigure($0) || $0 == UInt8(ascii: "-") }
      }), let last = labels.last
    else { return false }
    guard last.first?.isNumber == true else { return true }
    return labels.count == 4 && labels.allSatisfy { UInt8($0) != nil && ($0 == "0" || $0.first != "0") }
  }
}

private func isLetterOrFigure(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}
