/// The first line's address of a request, taken apart: the segments of its path and the items of its query.
struct Target: Sendable {
  var path: Path
  var query: Fields

  /// Takes an address apart: `/a/b?c=d`, or `http://host/a/b` when the host is the one of the `Host` line (RFC 9112 section 3.2.2).
  init(_ text: String, host: String, limits: Limits) throws(HTTPRefusal.Code) {
    if let excess = Target.excess(in: text, limits: limits) { throw excess }
    var rest = text[...]
    if !rest.hasPrefix("/") {
      guard let authority = Target.authority(of: &rest), authority.isEqualIgnoringCase(to: host) else {
        throw .addressMalformed
      }
    }
    let bytes = rest.utf8
    // A client never sends the fragment, and what is not ASCII comes encoded.
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else { throw .addressMalformed }
    let mark = bytes.firstIndex(of: UInt8(ascii: "?"))
    path = try Path(encoded: bytes[..<(mark ?? bytes.endIndex)])
    guard let mark else {
      query = Fields()
      return
    }
    query = try Fields(encoded: bytes[bytes.index(after: mark)...], maximum: limits.queryItems)
  }

  /// What an address has too much of, by its look; nil when nothing.
  static func excess(in text: String, limits: Limits) -> HTTPRefusal.Code? {
    if text.utf8.count > limits.addressBytes { return .addressTooLong }
    return text.utf8.count(of: UInt8(ascii: "&")) >= limits.queryItems ? .tooManyFields : nil
  }

  private static func authority(of text: inout Substring) -> Substring? {
    for scheme in ["http://", "https://"] where text.prefix(scheme.count).isEqualIgnoringCase(to: scheme) {
      let rest = text.dropFirst(scheme.count)
      let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      guard end < rest.endIndex, rest[end] == "/" else { return nil }
      text = rest[end...]
      return rest[..<end]
    }
    return nil
  }
}
