/// The three digits of an answer (RFC 9110 section 15).
public struct Status: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The number, 100 to 599.
  public let rawValue: Int

  /// A status of a number; outside 100 to 599 it is 500.
  public init(rawValue: Int) {
    self.rawValue = (100...599).contains(rawValue) ? rawValue : 500
  }

  /// A status of a number; outside 100 to 599 it is 500.
  public init(_ number: Int) {
    self.init(rawValue: number)
  }

  /// The number as text.
  public var description: String { String(rawValue) }

  /// True for 400 and above.
  public var isError: Bool { rawValue >= 400 }

  /// 200: here it is.
  public static let ok = Status(200)
  /// 201: it was entered; `Location` says where.
  public static let created = Status(201)
  /// 202: it will be done later.
  public static let accepted = Status(202)
  /// 204: done, and there is nothing to say.
  public static let noContent = Status(204)
  /// 206: the parts that were asked for.
  public static let partialContent = Status(206)
  /// 301: it has moved for good.
  public static let movedPermanently = Status(301)
  /// 302: it is elsewhere for now.
  public static let found = Status(302)
  /// 303: done; look there with GET.
  public static let seeOther = Status(303)
  /// 304: what you have is still right.
  public static let notModified = Status(304)
  /// 307: ask there, in the same way.
  public static let temporaryRedirect = Status(307)
  /// 308: ask there from now on, in the same way.
  public static let permanentRedirect = Status(308)
  /// 400: the request cannot be understood.
  public static let badRequest = Status(400)
  /// 401: say who you are first.
  public static let unauthorized = Status(401)
  /// 403: you may not.
  public static let forbidden = Status(403)
  /// 404: there is no such thing, or it is not yours to see.
  public static let notFound = Status(404)
  /// 405: it is there, but this cannot be done to it; `Allow` says what can.
  public static let methodNotAllowed = Status(405)
  /// 406: not in a form you would take.
  public static let notAcceptable = Status(406)
  /// 408: the request took too long to arrive.
  public static let requestTimeout = Status(408)
  /// 409: it does not fit the state of things.
  public static let conflict = Status(409)
  /// 410: it is gone for good.
  public static let gone = Status(410)
  /// 412: the version you act on is stale.
  public static let preconditionFailed = Status(412)
  /// 413: the body is larger than what is taken here.
  public static let contentTooLarge = Status(413)
  /// 414: the address is too long.
  public static let addressTooLong = Status(414)
  /// 415: the body is of a kind that is not taken here.
  public static let unsupportedMediaType = Status(415)
  /// 416: the parts that were asked for lie beyond the end.
  public static let rangeNotSatisfiable = Status(416)
  /// 421: the request was meant for another server.
  public static let misdirected = Status(421)
  /// 422: understood, but not acceptable.
  public static let unprocessable = Status(422)
  /// 423: locked.
  public static let locked = Status(423)
  /// 428: say which version you act on (`If-Match`).
  public static let preconditionRequired = Status(428)
  /// 429: too many requests from one address.
  public static let tooManyRequests = Status(429)
  /// 431: the header lines are too many or too long.
  public static let headersTooLarge = Status(431)
  /// 500: our fault.
  public static let internalServerError = Status(500)
  /// 501: a method nobody here knows.
  public static let notImplemented = Status(501)
  /// 502: who stands behind us answered nonsense.
  public static let badGateway = Status(502)
  /// 503: too busy or stopping; `Retry-After` says when to come back.
  public static let serviceUnavailable = Status(503)
  /// 507: the disk is full.
  public static let insufficientStorage = Status(507)
}
