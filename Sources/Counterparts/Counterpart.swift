import HTTPServing

/// The other side of an integration, to try it before there is a real one: on this machine alone, with nothing kept.
public final class Counterpart: Sendable {
  private let server: Server

  /// Where it listens, without a slash at the end.
  public var url: String { server.url }

  init(port: Int, bodyBytes: Int, _ router: Router) throws(ServerFailure) {
    var settings = ServerSettings()
    settings.port = port
    settings.limits.bodyBytes = bodyBytes
    server = try Server(settings, router)
  }

  /// Ends it; what is under way has two seconds.
  public func stop() { server.stop(within: .seconds(2)) }
}
