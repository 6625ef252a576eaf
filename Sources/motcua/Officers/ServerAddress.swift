import Text

/// Where the office's server is: `https://motcua.example.vn`, without a path.
struct ServerAddress: Hashable, CustomStringConvertible {
  /// The address, without a slash at its end.
  let description: String

  /// Reads what a person writes.
  ///
  /// - Throws: ``CommandError`` saying what would be right. Without TLS only the machine itself is taken: a password
  ///   must not cross a network in the open.
  init(_ text: String) throws(CommandError) {
    let shown = text.harmless
    let parts = text.lowercased().split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, ["http", "https"].contains(parts[0]) else {
      throw .usage(
        Words(
          vi: "“\(shown)” không phải địa chỉ máy chủ, hãy viết như https://motcua.example.vn",
          en: "“\(shown)” is not the address of a server, write it like https://motcua.example.vn"),
        suggestion: parts.count == 1 ? "http://\(shown)" : nil)
    }
    let place = parts[1].hasSuffix("/") ? parts[1].dropLast() : parts[1][...]
    guard let host = ServerAddress.host(of: place) else {
      throw .usage(
        Words(
          vi: "“\(shown)” phải là máy chủ và cổng, không có đường dẫn, tên hay dấu “?”",
          en: "“\(shown)” has to be host and port, without a path, a name or “?”"))
    }
    guard parts[0] == "https" || ServerAddress.isThisMachine(host) else {
      throw .usage(
        Words(
          vi: "“\(shown)” không mã hóa, mật khẩu sẽ bị lộ trên mạng; hãy dùng https://\(place)",
          en: "“\(shown)” has no encryption and would show the password to the network; use https://\(place)"))
    }
    description = "\(parts[0])://\(place)"
  }

  /// The host of `host:port`; nil for anything else.
  private static func host(of place: Substring) -> Substring? {
    let (host, rest): (Substring, Substring)
    if place.hasPrefix("["), let end = place.firstIndex(of: "]") {
      (host, rest) = (place[...end], place[place.index(after: end)...])
      guard host.dropFirst().dropLast().utf8.allSatisfy({ isHexDigit($0) || $0 == 0x3A || $0 == 0x2E }) else {
        return nil
      }
    } else {
      host = place.prefix { $0 != ":" }
      rest = place[host.endIndex...]
      guard host.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E }) else { return nil }
    }
    guard !host.isEmpty, rest.isEmpty || rest.hasPrefix(":") && UInt16(rest.dropFirst()).map({ $0 > 0 }) == true else {
      return nil
    }
    return host
  }

  private static func isThisMachine(_ host: Substring) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && !numbers.contains(nil) && numbers[0] == 127
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
