extension Router {
  /// Answers a request without a server, as a server would: for tests of handlers, and for calls within the program.
  ///
  /// - Throws: What the handler throws, and ``HTTPRefusal`` for 404 and 405.
  public func answer(_ request: Request) throws -> Response {
    func refusal(_ code: HTTPRefusal.Code, allowed: [Method] = []) -> HTTPRefusal {
      HTTPRefusal(
        code: code, requestID: request.id, prefersJSON: request.prefersJSON, language: request.language,
        allowed: allowed, retryAfterSeconds: nil)
    }
    switch match(request.method, request.path) {
    case .route(let index, let parameters):
      var request = request
      request.parameters = parameters
      request.route = routes[index].pattern
      return Router.shaped(try routes[index].handler(request), for: request)
    case .elsewhere(let allowed) where request.method == .options:
      return Router.answerToOptions(allowed)
    case .elsewhere(let allowed):
      throw refusal(.methodNotAllowed, allowed: allowed)
    case .nothing:
      throw refusal(.notFound)
    }
  }

  /// An answer as this client asked for it: packed, not at all when the client has it already, or in parts.
  static func shaped(_ response: Response, for request: Request) -> Response {
    let packed = Packing.apply(to: response, for: request)
    return ByteRanges.apply(to: Conditions.apply(to: packed, for: request), for: request)
  }

  /// The answer to OPTIONS where no route has one.
  static func answerToOptions(_ allowed: [Method]) -> Response {
    var response = Response(.noContent)
    response.headers.set("Allow", allowed.allowValue)
    return response
  }
}
