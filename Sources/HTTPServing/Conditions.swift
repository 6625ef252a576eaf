/// The version of a thing as HTTP names it (RFC 9110 section 8.8.3): an opaque text in quotes.
public struct ETag: Hashable, Sendable, CustomStringConvertible {
  /// The text between the quotes.
  public let value: String
  /// True when it only says that both mean the same, not that they are the same bytes.
  public let isWeak: Bool

  /// A version; characters that may not stand in it are dropped.
  public init(_ value: String, isWeak: Bool = false) {
    self.value = String(
      decoding: value.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x7F }, as: UTF8.self)
    self.isWeak = isWeak
  }

  /// The version with its quotes.
  public var description: String { (isWeak ? "W/" : "") + "\"\(value)\"" }

  /// Reads a list as `If-Match` and `If-None-Match` have it; what is malformed is left out.
  static func list(_ text: String) -> [ETag] {
    var result: [ETag] = []
    var rest = text[...]
    while let quote = rest.firstIndex(of: "\"") {
      let isWeak = rest[..<quote].hasSuffix("W/")
      let inside = rest[rest.index(after: quote)...]
      guard let end = inside.firstIndex(of: "\"") else { break }
      result.append(ETag(String(inside[..<end]), isWeak: isWeak))
      rest = inside[inside.index(after: end)...]
    }
    return result
  }
}

/// The conditions under which a client wants its request done (RFC 9110 section 13).
public struct Conditions: Sendable {
  /// How a condition stands against the thing as it is.
  public enum Standing: Sendable, Hashable {
    /// The client said no version; for a change that is 428.
    case absent
    /// The version is the one there is.
    case holds
    /// The version is another; for a change that is 412.
    case stale
  }

  private let ifMatch: String?
  private let ifNoneMatch: String?

  /// Reads the conditions of a request.
  public init(_ headers: Headers) {
    let match = headers.all("If-Match")
    let noneMatch = headers.all("If-None-Match")
    ifMatch = match.isEmpty ? nil : match.joined(separator: ", ")
    ifNoneMatch = noneMatch.isEmpty ? nil : noneMatch.joined(separator: ", ")
  }

  /// How `If-Match` stands against the version there is, nil when there is nothing. Weak versions never hold.
  public func ifMatch(_ current: ETag?) -> Standing {
    guard let ifMatch else { return .absent }
    if ifMatch.trimmed == "*" { return current == nil ? .stale : .holds }
    guard let current, !current.isWeak else { return .stale }
    return ETag.list(ifMatch).contains(current) ? .holds : .stale
  }

  /// How `If-None-Match` stands against the version there is: `holds` when the client has it already.
  public func ifNoneMatch(_ current: ETag?) -> Standing {
    guard let ifNoneMatch else { return .absent }
    guard let current else { return .stale }
    if ifNoneMatch.trimmed == "*" { return .holds }
    return ETag.list(ifNoneMatch).contains { $0.value == current.value } ? .holds : .stale
  }

  /// Makes of a page that the client has already a 304, which keeps the head and loses the body.
  static func apply(to response: Response, for request: Request) -> Response {
    guard request.method == .get || request.method == .head, response.status == .ok,
      let tag = response.headers["ETag"].flatMap({ ETag.list($0).first }),
      request.conditions.ifNoneMatch(tag) == .holds
    else { return response }
    var response = response
    response.status = .notModified
    return response
  }
}

extension Request {
  /// The conditions under which it is to be done.
  public var conditions: Conditions { Conditions(headers) }
}

extension Response {
  /// Says which version this is; a client that has it gets a 304 instead.
  public mutating func set(_ tag: ETag) {
    headers.set("ETag", tag.description)
  }
}
