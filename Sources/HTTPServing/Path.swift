/// The path of a request as its decoded segments: `/ho-so/H56.06-261122-0001` has two.
///
/// A segment is never empty, never `.` or `..`, and holds no `/`, no `\`, no control character; so it can name a thing
/// without leading anywhere else. A path that would say such a thing is refused before anyone sees it.
public struct Path: Hashable, Sendable, CustomStringConvertible {
  /// The decoded segments; none for `/`.
  public let segments: [String]
  /// True for a path that ends in `/` behind its last segment.
  public let endsInSlash: Bool

  /// The path `/` of nothing, or of segments that are known to be right.
  init(segments: [String] = [], endsInSlash: Bool = false) {
    self.segments = segments
    self.endsInSlash = endsInSlash
  }

  init(encoded: some BidirectionalCollection<UInt8>) throws(HTTPRefusal.Code) {
    let parts = encoded.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var segments: [String] = []
    segments.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      if part.isEmpty {
        guard index == parts.count - 1 else { throw .addressMalformed }
        break
      }
      segments.append(try Path.segment(part))
    }
    self.segments = segments
    endsInSlash = !segments.isEmpty && parts.last?.isEmpty == true
  }

  private static func segment(_ encoded: some Collection<UInt8>) throws(HTTPRefusal.Code) -> String {
    guard encoded.contains(UInt8(ascii: "%")) || encoded.contains(UInt8(ascii: "\\")) else {
      let text = String(decoding: encoded, as: UTF8.self)
      guard text != ".", text != ".." else { throw .pathUnsafe }
      return text
    }
    guard let bytes = encoded.percentDecoded(plusIsBlank: false) else { throw .addressMalformed }
    // An encoded dot is never needed; it only serves to hide `..` from a proxy.
    let hidesDots = bytes.count(of: UInt8(ascii: ".")) != encoded.count(of: UInt8(ascii: "."))
    guard !hidesDots, !bytes.contains(where: \.isControl), !bytes.contains(UInt8(ascii: "/")),
      !bytes.contains(UInt8(ascii: "\\"))
    else { throw .pathUnsafe }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .textNotUTF8 }
    guard text != ".", text != ".." else { throw .pathUnsafe }
    return text
  }

  /// The path as it stands in an address.
  public var description: String {
    "/" + segments.map(\.percentEncoded).joined(separator: "/") + (endsInSlash ? "/" : "")
  }
}

extension Sequence where Element == UInt8 {
  func count(of byte: UInt8) -> Int {
    reduce(0) { $1 == byte ? $0 + 1 : $0 }
  }
}
