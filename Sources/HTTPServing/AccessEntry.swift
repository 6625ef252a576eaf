/// One request in the log, without personal data: never the path, the query or a header, only the route.
public struct AccessEntry: Sendable, Hashable {
  /// The number of the request, as it stands in the answer to a refused one.
  public let requestID: String
  /// What was asked; nil when it could not be read.
  public let method: Method?
  /// The route as it is written, `/ho-so/{code}`; nil when none was found.
  public let route: String?
  /// The status of the answer; nil when the client was gone before there was one.
  public let status: Status?
  /// Why the server itself refused, when it did.
  public let refusal: HTTPRefusal.Code?
  /// From the first line to the end of the answer, in microseconds.
  public let microseconds: Int64
  /// Bytes of the request's body that arrived.
  public let bytesIn: Int
  /// Bytes of the answer's body.
  public let bytesOut: Int
  /// False when the client went away, or was shut out, before the end of the answer.
  public let isComplete: Bool
}
