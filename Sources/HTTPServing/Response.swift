/// An answer: a status, header lines, and a body that is there, on disk, or still to be made.
public struct Response: Sendable {
  /// The three digits.
  public var status: Status
  /// The header lines; `Content-Length`, `Date` and `Connection` are added on the way out.
  public var headers: Headers
  /// What follows the head.
  public var body: ResponseBody
  /// Whether it may go packed.
  public var packing = Packing.never
  /// True when a client may ask for parts of it; it should then have a strong version.
  public var hasRanges = false

  /// An answer; an empty one says no more than its status.
  public init(_ status: Status = .ok, headers: Headers = Headers(), body: ResponseBody = .empty) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Bytes of a kind.
  public init(_ status: Status = .ok, type: String, bytes: [UInt8]) {
    self.init(status, body: .bytes(bytes))
    headers.set("Content-Type", type)
  }

  /// Plain text in UTF-8.
  public static func text(_ text: String, status: Status = .ok) -> Response {
    Response(status, type: "text/plain; charset=utf-8", bytes: Array(text.utf8))
  }

  /// A page in UTF-8.
  public static func html(_ text: String, status: Status = .ok) -> Response {
    Response(status, type: "text/html; charset=utf-8", bytes: Array(text.utf8))
  }

  /// JSON that is written already.
  public static func json(_ bytes: [UInt8], status: Status = .ok) -> Response {
    Response(status, type: "application/json", bytes: bytes)
  }

  /// Sends the client elsewhere; after a form with 303, so that a reload sends nothing twice.
  ///
  /// - Parameter location: A path with its query, already percent-encoded.
  public static func redirect(to location: String, status: Status = .seeOther) -> Response {
    var response = Response(status)
    response.headers.set("Location", location)
    return response
  }

  /// Adds a cookie.
  public mutating func set(_ cookie: SetCookie) {
    headers.add("Set-Cookie", cookie.line)
  }
}

/// What follows the head of an answer.
public enum ResponseBody: Sendable {
  /// Nothing.
  case empty
  /// Bytes in memory.
  case bytes([UInt8])
  /// A file or a part of it; the kernel sends it without a copy.
  case file(FileBody)
  /// A body of known length, read piece by piece by a worker, which is free again while the client takes a piece.
  case seekable(SeekableBody)
  /// Pieces that are made one after the other when the client has taken those before: nil ends, an error breaks off.
  ///
  /// Each piece is made by a worker, which is free again while the client takes it.
  case stream(@Sendable () throws -> [UInt8]?)

  /// Text in UTF-8.
  public static func text(_ text: String) -> ResponseBody {
    .bytes(Array(text.utf8))
  }

  /// The length when it is known.
  public var size: Int? {
    switch self {
    case .empty: 0
    case .bytes(let bytes): bytes.count
    case .file(let file): file.size
    case .seekable(let body): body.size
    case .stream: nil
    }
  }
}
