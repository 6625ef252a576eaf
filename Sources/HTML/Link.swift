/// An address that a page may lead to: a place on this server, or `https:`, `http:`, `mailto:` and `tel:` elsewhere.
///
/// A literal is taken as written; what comes from outside goes through ``init(path:query:fragment:)``, which escapes each
/// part, or through ``init(external:)``, which refuses other schemes.
public struct Link: Hashable, Sendable {
  /// The address.
  public let text: String

  /// A place on this server.
  ///
  /// - Parameters:
  ///   - path: The parts between the slashes: `["ho-so", code]` is `/ho-so/…`.
  ///   - query: Names and values.
  ///   - fragment: The id of an element of the page.
  public init(path: [String], query: [(String, String)] = [], fragment: String? = nil) {
    var text = path.isEmpty ? "/" : path.map { "/" + escapedPart($0) }.joined()
    if !query.isEmpty {
      text += "?" + query.map { percentEncoded($0.0) + "=" + percentEncoded($0.1) }.joined(separator: "&")
    }
    if let fragment { text += "#" + percentEncoded(fragment) }
    self.text = text
  }

  /// An element of the same page.
  public init(fragment: String) {
    text = "#" + percentEncoded(fragment)
  }

  /// An address that someone else gave; nil unless it is absolute and of an allowed scheme.
  public init?(external text: String) {
    let allowed = ["https://", "http://", "mailto:", "tel:"]
    guard allowed.contains(where: { text.lowercased().hasPrefix($0) }),
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" })
    else { return nil }
    self.text = text
  }
}

extension Link: ExpressibleByStringLiteral {
  /// An address written in the program: from the root (`/tra-cuu`), within the page (`#main`), or of an allowed scheme.
  public init(stringLiteral text: String) {
    let isLocal = text.hasPrefix("/") && !text.hasPrefix("//") || text.hasPrefix("#") || text.hasPrefix("?")
    precondition(isLocal || Link(external: text) != nil, "no page leads to \(text)")
    self.text = text
  }
}

/// A part of a path. `.` and `..` would be taken for steps however they are escaped, and an empty first part would make
/// the next one a host: such a part leads nowhere.
private func escapedPart(_ part: String) -> String {
  ["", ".", ".."].contains(part) ? part + "_" : percentEncoded(part)
}

/// Everything but the unreserved characters of RFC 3986 as `%XX` of its UTF-8.
private func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      bytes.append(byte)
    default: bytes.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]])
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
