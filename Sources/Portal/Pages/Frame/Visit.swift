import Crypto
import Dossiers
import HTTPServing
import OneStop
import Procedures
import Text
import WorkingTime

/// One request of a person's browser, with what is known of the browser and what it is to remember.
///
/// It lives on the one thread that answers the request.
final class Visit {
  let request: HTTPServing.Request
  private(set) var language: Language
  let now: Instant
  private let site: Site
  /// What the browser keeps of ours is sealed by it.
  var seal: Seal { site.seal }
  private let knownVisitor: String?
  private var newVisitor: String?
  private(set) var session: DossierSession?
  /// Whose site it is.
  var authority: Authority { site.office.definitions.authority }
  /// Whether citizens can log in.
  var canLogIn: Bool { !site.logIn.providers().isEmpty }
  private var cookies: [SetCookie] = []

  init(_ request: HTTPServing.Request, on site: Site) throws {
    self.request = request
    self.site = site
    now = site.environment.now()
    let asked = request.query["lang"].flatMap(Language.init(rawValue:))
    let kept = request.cookies[Visit.name("ngon-ngu", request)].flatMap(Language.init(rawValue:))
    language = asked ?? kept ?? .vietnamese
    let visitor = request.cookies[Visit.name("khach", request)]
    knownVisitor = visitor.flatMap { [UInt8](hex: $0)?.count == 16 ? $0 : nil }
    session = try request.cookies[Visit.name(DossierSession.cookie, request)].flatMap {
      try DossierSession(cookie: $0, at: site.environment.now(), site.seal)
    }
    if let asked { remember("ngon-ngu", asked.rawValue, seconds: 365 * 86_400) }
  }

  /// Goes on in another language, as a button of a form asked.
  func speak(_ other: Language) {
    language = other
    remember("ngon-ngu", other.rawValue, seconds: 365 * 86_400)
  }

  /// The name under which a cookie of ours comes back.
  private static func name(_ name: String, _ request: HTTPServing.Request) -> String {
    SetCookie.name(name, secure: request.isSecure)
  }

  /// The value of a cookie of ours; nil when the browser brought none.
  func cookie(_ name: String) -> String? { request.cookies[Visit.name(name, request)] }

  func remember(_ name: String, _ value: String, seconds: Int?) {
    cookies.append(
      SetCookie(host: name, value, secure: request.isSecure, sameSite: .lax, maxAgeSeconds: seconds))
  }

  /// The visitor to whom tokens of forms belong: a random name, until the browser is closed.
  private func visitor() throws -> String {
    if let known = knownVisitor ?? newVisitor { return known }
    let name = try site.environment.randomBytes(16).hex
    newVisitor = name
    remember("khach", name, seconds: nil)
    return name
  }

  /// A new token for a form.
  func token(for purpose: String) throws -> FormToken {
    try FormToken(
      id: site.environment.randomBytes(16).hex, for: purpose, visitor: visitor(), at: now, seal: site.seal)
  }

  /// The token that a form brought back; nil when it is not this visitor's.
  func token(brought text: String?, for purpose: String) throws -> FormToken? {
    guard let text, let knownVisitor else { return nil }
    return try FormToken(brought: text, for: purpose, visitor: knownVisitor, at: now, seal: site.seal)
  }

  /// Lets this browser see a dossier.
  func begin(_ session: DossierSession) {
    self.session = session
  }

  /// Lets this browser see no dossier any more.
  func endSession() {
    session = nil
    remember(DossierSession.cookie, "-", seconds: 0)
  }

  /// The session of a dossier; nil when this browser has not shown its secret, or not lately.
  func session(of code: DossierCode) -> DossierSession? {
    session.flatMap { $0.code == code ? $0 : nil }
  }

  /// The answer with what the browser is to remember.
  func completed(_ response: Response) throws -> Response {
    var response = response
    for cookie in cookies { response.set(cookie) }
    if let session {
      let value = try session.sealed(at: now, site.seal)
      response.set(SetCookie(host: DossierSession.cookie, value, secure: request.isSecure, sameSite: .lax))
    }
    return response
  }
}

extension Visit: Speaking {}
