public import Text

/// A request as a handler sees it: checked, decoded, its body complete.
public struct Request: Sendable {
  /// What is asked.
  public let method: Method
  /// The decoded path.
  public let path: Path
  /// The items behind `?`.
  public let query: Fields
  /// The header lines.
  public let headers: Headers
  /// The body, empty when there is none.
  public internal(set) var body: Body
  /// The values of the route's places.
  public internal(set) var parameters: Parameters
  /// The route that was found, as it is written: what logs and metrics may name, unlike the path.
  public internal(set) var route: PathPattern?
  /// The client's address; behind a configured proxy the one the proxy names.
  public let client: Address
  /// True when the client speaks TLS, to the server or to a configured proxy.
  public let isSecure: Bool
  /// The number of the request, unique while the server runs; it stands in the log.
  public let id: String

  init(
    method: Method, target: Target, headers: Headers, body: Body, client: Address, isSecure: Bool, id: String,
    parameters: Parameters, route: PathPattern?
  ) {
    self.method = method
    path = target.path
    query = target.query
    self.headers = headers
    self.body = body
    self.client = client
    self.isSecure = isSecure
    self.id = id
    self.parameters = parameters
    self.route = route
  }

  /// A request that comes from no socket, for handing to a handler or a ``Router`` directly.
  ///
  /// - Parameters:
  ///   - target: Path and query as they stand in an address: `/ho-so?trang=2`.
  ///   - client: Where it is to come from; nil for the machine itself.
  /// - Throws: The code with which a server would refuse the address.
  public init(
    _ method: Method, _ target: String, headers: Headers = Headers(), body: [UInt8] = [], client: Address? = nil,
    isSecure: Bool = false, id: String = "-"
  ) throws(HTTPRefusal.Code) {
    self.init(
      method: method, target: try Target(target, host: headers["Host"] ?? "", limits: Limits()), headers: headers,
      body: Body(body), client: client ?? Address(v4: 0x7F00_0001), isSecure: isSecure, id: id,
      parameters: Parameters(pairs: []), route: nil)
  }

  /// The host and port the client named.
  public var host: String { headers["Host"] ?? "" }

  /// The cookies it brings.
  public var cookies: Cookies { Cookies(headers) }

  /// The kind of the body in lower case, without parameters: `application/json`; empty when it is not said.
  public var bodyType: String {
    (headers["Content-Type"] ?? "").prefix { $0 != ";" }.trimmed.lowercased()
  }

  /// The language the client asks for by `Accept-Language`; Vietnamese when it does not say.
  public var language: Language { Preference(headers.list("Accept-Language")).language }

  /// True when the client would rather have JSON than a page.
  public var prefersJSON: Bool {
    Preference(headers.list("Accept")).prefersJSON || path.segments.first == "api"
  }
}
