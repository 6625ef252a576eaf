import Archives

/// Whether an answer may go packed as gzip.
///
/// Never by itself: packing lets whoever sees the lengths of answers, and can put words of his own beside a secret in them,
/// find the secret out letter by letter (BREACH, 2013). So a handler says that its answer holds nothing of one person alone:
/// no token of a form, no secret of a receipt, no names.
public enum Packing: Sendable {
  /// As it is.
  case never
  /// It is the same for everybody: packed on its way out.
  case onTheWay
  /// It is the same for everybody, and lies there packed already.
  case ready([UInt8])

  /// Shorter answers fit into one packet as they are.
  private static let leastBytes = 1_000

  /// Packs an answer whose client takes gzip; what depends on the client's word says so (RFC 9110 section 12.5.5).
  static func apply(to response: Response, for request: Request) -> Response {
    if case .never = response.packing { return response }
    guard case .bytes(let bytes) = response.body, bytes.count >= leastBytes else { return response }
    var response = response
    response.headers.add("Vary", "Accept-Encoding")
    guard Preference(request.headers.list("Accept-Encoding")).prefersGzip else { return response }
    let packed: [UInt8]? = if case .ready(let ready) = response.packing { ready } else { Gzip.packed(bytes) }
    guard let packed, packed.count < bytes.count else { return response }
    response.body = .bytes(packed)
    response.headers.set("Content-Encoding", "gzip")
    // A strong version names bytes, and these are others (section 8.8.1).
    if let tag = response.headers["ETag"].flatMap({ ETag.list($0).first }), !tag.isWeak {
      response.set(ETag(tag.value + "-gzip"))
    }
    return response
  }
}

extension Response {
  /// The answer, packed in advance when it is long enough to be worth it.
  public var packedInAdvance: Response {
    guard case .bytes(let bytes) = body, let packed = Gzip.packed(bytes, .best) else { return self }
    var response = self
    response.packing = .ready(packed)
    return response
  }
}
