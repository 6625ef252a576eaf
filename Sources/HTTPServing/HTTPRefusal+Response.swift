import Text

extension HTTPRefusal {
  /// The answer when nobody shapes it: a small `application/problem+json` (RFC 9457) or a plain page.
  public var response: Response {
    prefersJSON ? problem : page
  }

  private var problem: Response {
    var response = Response(status)
    let title = words.in(language)
    response.body = .text(
      #"{"type":"about:blank","title":"\#(title)","status":\#(status),"code":"\#(code.rawValue)","requestId":"\#(requestID)"}"#
    )
    response.headers.set("Content-Type", "application/problem+json")
    response.headers.set("Content-Language", language.rawValue)
    return response
  }

  private var page: Response {
    let other: Language = language == .vietnamese ? .english : .vietnamese
    var response = Response(status)
    response.body = .text(
      """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width"><title>\(words.in(language))</title>
      <h1>\(words.in(language))</h1>
      <p lang="\(other.rawValue)">\(words.in(other))</p>
      <p><small>\(status) · \(requestID)</small></p></html>

      """)
    response.headers.set("Content-Type", "text/html; charset=utf-8")
    response.headers.set("Content-Language", language.rawValue)
    return response
  }

  /// What must stand in the answer whoever shapes it.
  func complete(_ shaped: Response) -> Response {
    var response = shaped
    if status == .methodNotAllowed { response.headers.set("Allow", allowed.allowValue) }
    if let retryAfterSeconds { response.headers.set("Retry-After", String(retryAfterSeconds)) }
    if response.headers["Cache-Control"] == nil { response.headers.set("Cache-Control", "no-store") }
    if response.headers["X-Content-Type-Options"] == nil { response.headers.set("X-Content-Type-Options", "nosniff") }
    return response
  }
}

extension Sequence<Method> {
  /// The methods as `Allow` lists them, in the order of their declaration.
  var allowValue: String {
    let present = Set(self)
    return Method.allCases.filter(present.contains).map(\.rawValue).joined(separator: ", ")
  }
}
