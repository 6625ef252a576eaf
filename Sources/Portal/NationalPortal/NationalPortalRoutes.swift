import Dossiers
import Exchange
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// What the national portal asks of the office, under `/dvcqg`: how a dossier stands, and the procedures. It logs in and asks
/// as offices do with its older adapter, and is answered as that answers.
struct NationalPortalRoutes: Sendable {
  let office: OneStop
  let account: NationalPortalAccount
  let settings: PortalSettings
  let now: @Sendable () -> Instant
  private let tries: Buckets
  private let questions: Buckets

  init(
    office: OneStop, account: NationalPortalAccount, settings: PortalSettings, now: @escaping @Sendable () -> Instant
  ) {
    self.office = office
    self.account = account
    self.settings = settings
    self.now = now
    tries = settings.rates.buckets("portal-sign-in", Rate(perSecond: 1, burst: 10))
    questions = settings.rates.buckets("portal-questions", Rate(perSecond: 20, burst: 200))
  }

  func add(to router: inout Router) {
    on(&router, "/dvcqg/auth", tries) { try logIn($0) }
    on(&router, "/dvcqg/services", questions, answer: answer)
  }

  private func on(
    _ router: inout Router, _ path: String, _ buckets: Buckets,
    answer: @escaping @Sendable ([UInt8]) throws -> PortalReply
  ) {
    router.on(.post, path, bodyBytes: PortalQuestion.bytes) { request in
      if let seconds = buckets.take(request.client.subscriber, now: settings.surroundings.microseconds()) {
        var response = Response.national(.refused(.often), status: .tooManyRequests)
        response.headers.set("Retry-After", String(seconds))
        return response
      }
      guard request.bodyType == "application/json",
        let bytes = try request.body.bytes(atMost: PortalQuestion.bytes)
      else { return .national(.refused(.malformed)) }
      do {
        return .national(try answer(bytes))
      } catch is JSONError {
        return .national(.refused(.malformed))
      } catch {
        settings.log(error, request)
        return .national(.refused(.failed), status: .serviceUnavailable)
      }
    }
  }

  private func logIn(_ bytes: [UInt8]) throws(JSONError) -> PortalReply {
    let limits = JSON.Limits(bytes: PortalQuestion.bytes, depth: 4)
    let said = try JSONField(JSONValue(reading: bytes, within: limits)).anyObject()
    let (name, password) = (try said.required("username").string(), try said.required("password").string())
    return account.session(name: name, password: password, at: now()).map { .session($0) } ?? .refused(.account)
  }

  private func answer(_ bytes: [UInt8]) throws -> PortalReply {
    let question = try PortalQuestion(reading: bytes)
    guard let session = question.session, account.holds(session, at: now()) else { return .refused(.session) }
    let definitions = office.definitions
    switch question.asked {
    case .dossier(let text):
      guard let code = DossierCode(text), let standing = try office.portalStanding(of: code) else { return .found([]) }
      return .found([standing.json])
    case .procedure(let code):
      // Several may go by one national code, each for other applicants.
      return .found(
        definitions.sortedProcedures.filter { $0.code == code }.map { $0.nationalDetails(in: definitions.authority) })
    case .procedures: return .found(definitions.sortedProcedures.map(\.nationalRow))
    case .unknown: return .refused(.service)
    }
  }
}

extension Definitions {
  /// By their national codes, then by their names.
  fileprivate var sortedProcedures: [Procedure] {
    procedures.values.sorted { ($0.code, $0.id) < ($1.code, $1.id) }
  }
}

extension Response {
  fileprivate static func national(_ reply: PortalReply, status: Status = .ok) -> Response {
    var response = Response.json(reply.json.canonical, status: status)
    response.headers.set("Cache-Control", "no-store")
    response.headers.set("X-Content-Type-Options", "nosniff")
    return response
  }
}
