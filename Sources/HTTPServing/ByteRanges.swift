import Crypto

/// The parts of a body that a client asks for (RFC 9110 section 14): a broken download goes on where it broke off.
enum ByteRanges: Equatable {
  /// Nothing that is understood is asked for: the whole is sent.
  case whole
  /// All of what is asked for lies beyond the end.
  case beyond
  /// These parts, in the order in which they were asked for.
  case parts([Range<Int>])

  /// More places than a player or a reader of PDF asks for at once; who asks for more gets the whole (section 14.2).
  private static let most = 16

  /// Reads the value of `Range`.
  init(_ text: String, size: Int) {
    self = .whole
    guard let equals = text.firstIndex(of: "="), text[..<equals].trimmed.isEqualIgnoringCase(to: "bytes") else {
      return
    }
    let items = text[text.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: false)
    guard items.count <= ByteRanges.most else { return }
    var parts: [Range<Int>] = []
    for item in items {
      guard let range = ByteRanges.range(item.trimmed, size: size) else { return }
      if !range.isEmpty { parts.append(range) }
    }
    if parts.isEmpty {
      self = .beyond
      return
    }
    // Parts that lie over each other, or together make up the whole, are no use to anybody (section 14.2).
    let inOrder = parts.sorted { $0.lowerBound < $1.lowerBound }
    guard zip(inOrder, inOrder.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound }) else { return }
    self = .parts(parts)
  }

  /// One item: `0-99`, `100-`, `-20`; empty for one that lies beyond the end, nil for one that is malformed.
  private static func range(_ item: String, size: Int) -> Range<Int>? {
    let halves = item.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    switch (number(halves[0]), number(halves[1])) {
    case (let first?, let last?):
      guard first <= last else { return nil }
      return first < size ? first..<min(last, size - 1) + 1 : 0..<0
    case (let first?, nil) where halves[1].isEmpty: return first < size ? first..<size : 0..<0
    case (nil, let count?) where halves[0].isEmpty: return max(0, size - count)..<size
    default: return nil
    }
  }

  /// A number of figures; one beyond all counting counts as the greatest there is.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text) ?? Int.max
  }
}

extension ByteRanges {
  /// Sends of an answer what was asked for, where the answer can be sent in parts.
  static func apply(to response: Response, for request: Request) -> Response {
    guard response.hasRanges, response.status == .ok, let body = response.body.seekable else { return response }
    var response = response
    response.headers.set("Accept-Ranges", "bytes")
    let asked = request.headers.all("Range")
    // HEAD and other methods know no ranges (section 14.2).
    guard request.method == .get, asked.count == 1, isStillRight(request, response) else { return response }
    switch ByteRanges(asked[0], size: body.size) {
    case .whole: return response
    case .beyond:
      response.status = .rangeNotSatisfiable
      response.headers.set("Content-Range", "bytes */\(body.size)")
      response.headers.remove("Content-Type")
      response.headers.remove("Content-Disposition")
      response.body = .empty
    case .parts(let parts) where parts.count == 1:
      response.status = .partialContent
      response.headers.set("Content-Range", line(of: parts[0], body.size))
      response.body = .seekable(body.part(parts[0]))
    case .parts(let parts):
      guard let boundary = try? randomBytes(16).hex else { return response }
      let type = response.headers["Content-Type"] ?? "application/octet-stream"
      response.status = .partialContent
      response.headers.set("Content-Type", "multipart/byteranges; boundary=\(boundary)")
      response.body = .seekable(SeekableBody(joining: pieces(parts, of: body, type: type, boundary)))
    }
    return response
  }

  /// The parts with their heads (section 14.6).
  private static func pieces(
    _ parts: [Range<Int>], of body: SeekableBody, type: String, _ boundary: String
  ) -> [SeekableBody] {
    parts.flatMap { part -> [SeekableBody] in
      let head = "\r\n--\(boundary)\r\nContent-Type: \(type)\r\nContent-Range: \(line(of: part, body.size))\r\n\r\n"
      return [SeekableBody(Array(head.utf8)), body.part(part)]
    } + [SeekableBody(Array("\r\n--\(boundary)--\r\n".utf8))]
  }

  private static func line(of part: Range<Int>, _ size: Int) -> String {
    "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
  }

  /// Whether what the client has a part of is still what there is (section 13.1.5); a weak version proves nothing, and
  /// dates are not given here.
  private static func isStillRight(_ request: Request, _ response: Response) -> Bool {
    guard let condition = request.headers["If-Range"] else { return true }
    guard let current = response.headers["ETag"].flatMap({ ETag.list($0).first }), !current.isWeak else { return false }
    return condition.trimmed == current.description
  }
}

extension ResponseBody {
  fileprivate var seekable: SeekableBody? {
    switch self {
    case .bytes(let bytes): SeekableBody(bytes)
    case .seekable(let body): body
    case .empty, .file, .stream: nil
    }
  }
}
