/// How the end of a request's body is known, once it is known beyond doubt.
///
/// A request that a proxy and this server could cut at different places is the way to smuggle a second one past the
/// proxy (RFC 9112 section 11.2); so whatever could be read in two ways is refused, and the connection is closed.
enum Framing: Equatable {
  case none
  case length(Int)
  case chunked

  /// Reads the lines that say it.
  ///
  /// - Parameter isVersion11: False for HTTP/1.0, which knows neither chunks nor the duty to name the host.
  init(_ headers: Headers, isVersion11: Bool) throws(HTTPRefusal.Code) {
    let lengths = headers.all("Content-Length")
    let codings = headers.all("Transfer-Encoding")
    guard lengths.count + codings.count <= 1 else { throw .lengthAmbiguous }
    if let length = lengths.first {
      guard let length = length.decimal else { throw .lengthAmbiguous }
      self = length == 0 ? .none : .length(length)
    } else if let coding = codings.first {
      guard isVersion11, coding.isEqualIgnoringCase(to: "chunked") else { throw .lengthAmbiguous }
      self = .chunked
    } else {
      self = .none
    }
  }

  /// The host a request is for: named exactly once, with HTTP/1.0 perhaps not at all.
  static func host(_ headers: Headers, isVersion11: Bool) throws(HTTPRefusal.Code) -> String {
    let hosts = headers.all("Host")
    guard hosts.count <= 1, !isVersion11 || hosts.count == 1 else { throw .hostMissing }
    let host = hosts.first ?? ""
    guard !host.isEmpty || !isVersion11, host.utf8.count <= 255, host.utf8.allSatisfy(\.isHostCharacter) else {
      throw .hostMissing
    }
    return host
  }
}

extension UInt8 {
  fileprivate var isHostCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
