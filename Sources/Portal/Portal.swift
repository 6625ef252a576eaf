public import HTTPServing
public import OneStop

/// The office on the wire: pages for citizens, the JSON API, and what operators ask, in one router.
public struct Portal: Sendable {
  /// All routes.
  public let router: Router
  private let pages: PageRoutes
  private let settings: PortalSettings
  private let environment: Environment
  private let busy = BusyProblems()

  /// The portal of an office.
  ///
  /// - Parameter environment: The same as the office's.
  public init(_ office: OneStop, _ environment: Environment, _ settings: PortalSettings = PortalSettings()) throws {
    self.settings = settings
    self.environment = environment
    var router = Router()
    APIRoutes(office: office, settings: settings, now: environment.now).add(to: &router)
    let door = PartnerDoor(office: office, settings: settings, now: environment.now)
    let reading = Turnstile(most: Limits.largeMessages.atOnce)
    ExchangeRoutes(office: office, door: door, reading: reading).add(to: &router)
    HandOverRoutes(office: office, door: door, reading: reading).add(to: &router)
    if let account = settings.nationalPortal {
      NationalPortalRoutes(office: office, account: account, settings: settings, now: environment.now).add(to: &router)
    }
    pages = try PageRoutes(office, environment, origin: settings.publicURL, logIn: settings.logIn, log: settings.log)
    pages.add(to: &router)
    var timely = Router()
    for route in router.routes { timely.add(route.timely(office)) }
    OperatorRoutes(office: office, settings: settings, now: environment.now).add(to: &timely)
    self.router = timely
  }

  /// The body for what the server itself refuses: a problem for programs, a page for people.
  public func shape(_ refusal: HTTPRefusal) -> Response {
    guard refusal.prefersJSON else { return pages.shape(refusal) }
    if refusal.code == .busy { return busy.response(to: refusal) }
    return Problem(refusal).response(in: refusal.language, requestID: refusal.requestID)
  }

  /// The answer for a handler that threw.
  public func failed(_ error: any Error, _ request: HTTPServing.Request) -> Response? {
    let problem = settings.problem(of: error, request, at: environment.now())
    guard request.prefersJSON else { return pages.failed(problem, request) }
    return problem.response(in: request.language, requestID: request.id)
  }
}
